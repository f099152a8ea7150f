import type { ReturnedMail as Returned } from '@traccia/contracts';
import { StatusMark, type StatusKind } from '../../components/status-mark';
import { useFormat } from '../../lib/format';
import { useWords } from '../../lib/words';

const marks: Record<Returned['kind'], StatusKind> = {
  reply: 'done',
  bounce: 'trouble',
  delay: 'planned',
  complaint: 'trouble',
  auto_reply: 'off',
  other: 'off',
};

/** What came back to one mail, the newest first: replies with their words, what machines wrote in a line. */
export function ReturnedMail({ mails }: { mails: readonly Returned[] }) {
  const t = useWords('messages');
  const format = useFormat();
  if (mails.length === 0) return null;
  return (
    <section aria-labelledby="returned-mail">
      <h2 id="returned-mail">{t('returned.title')}</h2>
      <ul className="mail-returned">
        {mails.map((mail) => (
          <li key={mail.id}>
            <StatusMark kind={marks[mail.kind]}>{t(`returned.${mail.kind}`)}</StatusMark>
            <small>
              <time dateTime={mail.receivedAt}>{format.instant(mail.receivedAt)}</time>
              {mail.sender && (
                <>
                  {' · '}
                  <bdi>{mail.sender}</bdi>
                </>
              )}
              {mail.status && (
                <>
                  {' · '}
                  <bdi>{mail.status}</bdi>
                </>
              )}
            </small>
            {mail.subject && (
              <p>
                <bdi>{mail.subject}</bdi>
              </p>
            )}
            {mail.body && (
              <blockquote className="mail-reply" dir="auto">
                {mail.body}
              </blockquote>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
