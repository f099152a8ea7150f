import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import type { RewordedLetter } from '@traccia/contracts';
import { PageFrame } from '../../components/page-frame';
import { QueryState } from '../../components/query-state';
import { useFormat } from '../../lib/format';
import { useWords } from '../../lib/words';
import { LetterForm } from './letter-form';
import { type LetterKey, surveyLetterQueries } from './queries';
import './survey-letters.css';

const page = getRouteApi('/signed-in/staff/staff/survey-letters/$kind/$reader/$locale');

/** One letter in one language: what it says, and how somebody reads it. */
export function SurveyLetterPage() {
  const t = useWords('survey-letters');
  const format = useFormat();
  const key = page.useParams();
  const query = useQuery(surveyLetterQueries.list());
  return (
    <PageFrame
      title={t('letter.title', { kind: t(`kind.${key.kind}`), reader: t(`reader.${key.reader}`) })}
      description={format.languageName(key.locale)}
      crumbs={[{ label: t('title'), to: '/staff/survey-letters' }]}
    >
      <QueryState query={query}>
        {({ rows, centreName }) => {
          const own = find(rows, key, key.kind);
          return (
            <LetterForm
              key={`${key.kind} ${key.reader} ${key.locale} ${own?.version ?? 0}`}
              letter={key}
              own={own}
              invitation={find(rows, key, 'survey.invitation')}
              centreName={centreName}
            />
          );
        }}
      </QueryState>
    </PageFrame>
  );
}

function find(rows: readonly RewordedLetter[], { reader, locale }: LetterKey, kind: LetterKey['kind']) {
  return rows.find((row) => row.kind === kind && row.reader === reader && row.locale === locale) ?? null;
}
