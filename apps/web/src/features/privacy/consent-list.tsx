import { Button } from '@mantine/core';
import type { MyData } from '@traccia/contracts';
import { ProblemNote } from '../../components/problem-note';
import { StatusMark } from '../../components/status-mark';
import { useFormat, useLocalised } from '../../lib/format';
import { useLocale } from '../../lib/locale';
import { useWords } from '../../lib/words';
import { useGiveConsent, useWithdrawConsent } from './mutations';

/** Each purpose with its exact words. Nothing is given until the button beside the words is pressed. */
export function ConsentList({ texts }: { texts: MyData['texts'] }) {
  const t = useWords('privacy');
  const give = useGiveConsent();
  const withdraw = useWithdrawConsent();
  const { locale } = useLocale();
  const format = useFormat();
  const say = useLocalised();
  return (
    <div>
      <ProblemNote error={give.error ?? withdraw.error} />
      <ul className="consents">
        {texts.map(({ purpose, version, body, given }) => (
          <li key={purpose}>
            <h3>{t(`purpose.${purpose}`)}</h3>
            <p>{say(body)}</p>
            <p className="standing">
              <StatusMark kind={given ? 'done' : 'off'}>
                {given
                  ? t('consent.given', {
                      when: format.instant(given.givenAt),
                      version: String(given.textVersion),
                    })
                  : t('consent.not_given', { version: String(version) })}
              </StatusMark>
            </p>
            {given ? (
              <Button
                variant="default"
                size="sm"
                loading={withdraw.isPending && withdraw.variables === purpose}
                aria-label={t('consent.withdraw_of', { purpose: t(`purpose.${purpose}`) })}
                onClick={() => withdraw.mutate(purpose)}
              >
                {t('consent.withdraw')}
              </Button>
            ) : (
              <Button
                size="sm"
                loading={give.isPending && give.variables?.purpose === purpose}
                aria-label={t('consent.give_of', { purpose: t(`purpose.${purpose}`) })}
                onClick={() => give.mutate({ purpose, textVersion: version, locale })}
              >
                {t('consent.give')}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </div>
  );
}
