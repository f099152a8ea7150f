import { Button, Group } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useQuery } from '@tanstack/react-query';
import type { AnswerOf, selectionApi } from '@traccia/contracts';
import { ProblemNote } from '../../components/problem-note';
import { QueryState } from '../../components/query-state';
import { useWords } from '../../lib/words';
import { useSendLetters } from './mutations';
import { selectionQueries } from './queries';

/** The letters as they would leave: how many of each kind and language, one of each with real data. */
export function LettersPanel({ activityId, onClose }: { activityId: string; onClose: () => void }) {
  const t = useWords('selection');
  const query = useQuery({ ...selectionQueries.letters(activityId), staleTime: 0 });
  const send = useSendLetters(activityId);
  return (
    <section className="letters" aria-labelledby="letters-title">
      <Group justify="space-between">
        <h2 id="letters-title">{t('letters.title')}</h2>
        <Button variant="default" size="xs" onClick={onClose}>
          {t('letters.close')}
        </Button>
      </Group>
      <QueryState
        query={query}
        empty={{
          when: ({ decisions }) => decisions === 0,
          title: t('letters.none_title'),
          text: t('letters.none_text'),
        }}
      >
        {({ letters, decisions }) => {
          const total = letters.reduce((sum, { count }) => sum + count, 0);
          return (
            <>
              <div className="samples">
                {letters.map((letter) => (
                  <Sample key={`${letter.kind} ${letter.locale}`} letter={letter} />
                ))}
              </div>
              <ProblemNote error={send.error} />
              <Button
                mt="md"
                loading={send.isPending}
                onClick={() =>
                  send.mutate(decisions, {
                    onSuccess: ({ offers }) => {
                      notifications.show({ message: t('letters.sent', { count: total, offers }) });
                      onClose();
                    },
                    onError: () => void query.refetch(),
                  })
                }
              >
                {t('letters.send', { count: total })}
              </Button>
            </>
          );
        }}
      </QueryState>
    </section>
  );
}

type Letter = AnswerOf<typeof selectionApi.previewLetters>['letters'][number];

function Sample({ letter: { kind, locale, count, sample } }: { letter: Letter }) {
  const t = useWords('selection');
  return (
    <article>
      <h3>
        {t(`letter.${kind}`)} · {t(`language.${locale}`)} · {t('letters.count', { count })}
      </h3>
      <div className="letter" lang={locale} dir={locale === 'ar' ? 'rtl' : 'ltr'}>
        <p className="to">{sample.recipientName}</p>
        <p className="subject">{sample.subject}</p>
        {sample.paragraphs.map((paragraph) => (
          <p key={paragraph}>{paragraph}</p>
        ))}
        <p className="button">{sample.button}</p>
      </div>
    </article>
  );
}
