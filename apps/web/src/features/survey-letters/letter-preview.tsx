import { Button, NativeSelect } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useQuery } from '@tanstack/react-query';
import type { LetterSample, Locale } from '@traccia/contracts';
import { pickText } from '@traccia/survey';
import type { LetterText } from '@traccia/training';
import { surveyLetter } from '@traccia/training/survey-letter';
import { useState } from 'react';
import { TextLink } from '../../components/link';
import { ProblemNote } from '../../components/problem-note';
import { QueryState } from '../../components/query-state';
import { useWords } from '../../lib/words';
import { type LetterKey, surveyLetterQueries, useTryLetter } from './queries';

interface Parts {
  letter: LetterKey;
  /** As it will be sent; `written` is what stands in the fields. */
  text: LetterText;
  written: LetterText;
  faulty: boolean;
  centreName: string;
}

/** The letter with the data of somebody who is asked, worked out as the mail itself is. */
export function LetterPreview(props: Parts) {
  const t = useWords('survey-letters');
  const { reader, locale } = props.letter;
  const query = useQuery(surveyLetterQueries.samples({ reader, locale }));
  const [chosen, setChosen] = useState<string>();
  const invented = useInvented(props.letter);
  return (
    <section className="survey-letter-preview" aria-labelledby="survey-letter-preview">
      <h2 id="survey-letter-preview">{t('preview')}</h2>
      <QueryState query={query}>
        {({ rows }) => {
          // What is no Liquid cannot be read.
          if (props.faulty) return <p className="survey-letter-note">{t('preview.faulty')}</p>;
          const sample = rows.find(({ invitationId }) => invitationId === chosen) ?? rows[0];
          if (!sample)
            return (
              <>
                <p className="survey-letter-note">{t('preview.nobody')}</p>
                <Shown {...props} sample={invented} />
              </>
            );
          return (
            <>
              <NativeSelect
                label={t('preview.as')}
                value={sample.invitationId}
                data={rows.map((row) => ({
                  value: row.invitationId,
                  label: `${row.givenName} ${row.familyName} · ${row.activityCode}`,
                }))}
                onChange={({ currentTarget }) => setChosen(currentTarget.value)}
              />
              <Shown {...props} sample={sample} />
              <Try {...props} sample={sample} />
            </>
          );
        }}
      </QueryState>
    </section>
  );
}

/** Somebody to show a letter with before anybody is asked; no trial goes out with it. */
function useInvented({ reader, locale }: LetterKey): LetterSample {
  const t = useWords('survey-letters');
  const isAboutOthers = reader === 'supervisor' || reader === 'organization';
  return {
    invitationId: '',
    givenName: t('invented.given_name'),
    familyName: t('invented.family_name'),
    about: isAboutOthers ? t(`invented.about.${reader}`) : '',
    activityTitle: { [locale]: t('invented.activity') },
    activityCode: 'A1000001',
    startsOn: '2030-03-04',
    endsOn: '2030-03-08',
    timeZone: 'Europe/Rome',
    closesAt: '2030-10-08T10:00:00Z',
    promise: [],
  };
}

function Shown({ letter: { locale }, text, centreName, sample }: Parts & { sample: LetterSample }) {
  const t = useWords('survey-letters');
  const shown = surveyLetter(text, locale, {
    givenName: sample.givenName,
    familyName: sample.familyName,
    about: sample.about,
    activity: pickText(sample.activityTitle, locale),
    activityCode: sample.activityCode,
    startsOn: sample.startsOn,
    endsOn: sample.endsOn,
    centre: centreName,
    until: sample.closesAt && dayOf(sample.closesAt, locale, sample.timeZone),
    promise: sample.promise,
  });
  return (
    <>
      <article className="survey-letter-shown" lang={locale} dir={locale === 'ar' ? 'rtl' : 'ltr'}>
        <h3>{shown.subject || '–'}</h3>
        {shown.paragraphs.map((paragraph, index) => (
          <p key={index}>{paragraph}</p>
        ))}
        <p className="survey-letter-button">{shown.button}</p>
      </article>
      <p className="survey-letter-note">{t('preview.around')}</p>
    </>
  );
}

/** In the language of the letter, which need not be that of the page. */
function dayOf(instant: string, locale: Locale, timeZone: string): string {
  const tag = locale === 'en' ? 'en-GB' : locale;
  return new Intl.DateTimeFormat(tag, { dateStyle: 'long', timeZone }).format(new Date(instant));
}

function Try({ letter, written, faulty, sample }: Parts & { sample: LetterSample }) {
  const t = useWords('survey-letters');
  const attempt = useTryLetter();
  const send = () =>
    attempt.mutate(
      { ...letter, ...written, invitationId: sample.invitationId },
      { onSuccess: () => notifications.show({ message: t('try.sent') }) },
    );
  return (
    <div className="survey-letter-try">
      <Button variant="default" loading={attempt.isPending} disabled={faulty} onClick={send}>
        {t('try')}
      </Button>
      {attempt.data && (
        <TextLink to="/staff/outbox/$messageId" params={{ messageId: attempt.data.messageId }} size="sm">
          {t('try.look')}
        </TextLink>
      )}
      <ProblemNote error={attempt.error} />
    </div>
  );
}
