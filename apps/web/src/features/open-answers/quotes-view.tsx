import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { QueryState } from '../../components/query-state';
import { useWords } from '../../lib/words';
import { openAnswersQueries, type TextPlace } from './queries';

/** Chosen texts of people who agreed, with names taken out: the only list that can be taken along. */
export function QuotesView({ place }: { place: TextPlace }) {
  const t = useWords('open-answers');
  const query = useQuery(openAnswersQueries.quotes(place));
  return (
    <QueryState
      query={query}
      empty={{ when: ({ rows }) => rows.length === 0, title: t('quotes.none'), text: t('quotes.none_text') }}
    >
      {({ rows }) => (
        <>
          <p className="panel-intro">{t('quotes.intro')}</p>
          <Button variant="default" onClick={() => save(rows.map(({ text }) => text))}>
            {t('quotes.save')}
          </Button>
          <ul className="open-texts">
            {rows.map(({ id, text, translations }) => (
              <li key={id} className="open-text">
                <p className="body" dir="auto">
                  {text}
                </p>
                {translations.map(({ locale, body }) => (
                  <p key={locale} className="body" lang={locale} dir="auto">
                    {body}
                  </p>
                ))}
              </li>
            ))}
          </ul>
        </>
      )}
    </QueryState>
  );
}

/** Plain text, so that no program takes a quotation for a formula. */
function save(texts: readonly string[]): void {
  const url = URL.createObjectURL(new Blob([texts.join('\n\n')], { type: 'text/plain' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = 'quotations.txt';
  link.click();
  URL.revokeObjectURL(url);
}
