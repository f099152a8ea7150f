import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { locales, type RewordedLetter } from '@traccia/contracts';
import {
  type SurveyLetterKind,
  surveyLetterKinds,
  type SurveyLetterReader,
  surveyLetterReaders,
} from '@traccia/training';
import { type Column, DataTable } from '../../components/data-table';
import { EmptyState } from '../../components/empty-state';
import { FilterBar } from '../../components/filter-bar';
import { FilterSelect } from '../../components/filter-select';
import { TextLink } from '../../components/link';
import { PageFrame } from '../../components/page-frame';
import { QueryState } from '../../components/query-state';
import { SearchField } from '../../components/search-field';
import { useFormat } from '../../lib/format';
import { useWords } from '../../lib/words';
import { surveyLetterQueries } from './queries';
import './survey-letters.css';

const page = getRouteApi('/signed-in/staff/staff/survey-letters');

interface Line {
  kind: SurveyLetterKind;
  reader: SurveyLetterReader;
  name: string;
}

/** Every letter that asks, and in which languages the centre says it its own way. */
export function SurveyLettersPage() {
  const t = useWords('survey-letters');
  const { search, kind } = page.useSearch();
  const navigate = page.useNavigate();
  const query = useQuery(surveyLetterQueries.list());
  const lines = surveyLetterKinds.flatMap((of) =>
    surveyLetterReaders.map((reader): Line => ({ kind: of, reader, name: t(`reader.${reader}`) })),
  );
  const shown = lines.filter(
    (line) =>
      (kind === undefined || line.kind === kind) &&
      line.name.toLocaleLowerCase().includes((search ?? '').toLocaleLowerCase()),
  );
  return (
    <PageFrame
      title={t('title')}
      description={t('description')}
      crumbs={[{ label: t('outbox'), to: '/staff/outbox' }]}
    >
      <FilterBar label={t('search')}>
        <SearchField
          label={t('search')}
          value={search ?? ''}
          onChange={(value) =>
            void navigate({ search: (before) => ({ ...before, search: value || undefined }), replace: true })
          }
        />
        <FilterSelect
          label={t('kind')}
          any={t('any_kind')}
          value={kind}
          options={surveyLetterKinds.map((value) => ({ value, label: t(`kind.${value}`) }))}
          onChange={(value) =>
            void navigate({
              search: (before) => ({ ...before, kind: surveyLetterKinds.find((known) => known === value) }),
              replace: true,
            })
          }
        />
      </FilterBar>
      <QueryState query={query}>
        {({ rows }) =>
          shown.length > 0 ? <Letters lines={shown} reworded={rows} /> : <EmptyState title={t('none')} />
        }
      </QueryState>
    </PageFrame>
  );
}

function Letters({ lines, reworded }: { lines: readonly Line[]; reworded: readonly RewordedLetter[] }) {
  const t = useWords('survey-letters');
  const format = useFormat();
  const columns: Column<Line>[] = [
    { key: 'reader', header: t('col.reader'), cell: ({ name }) => name },
    { key: 'kind', header: t('kind'), cell: ({ kind }) => t(`kind.${kind}`) },
    ...locales.map((locale): Column<Line> => ({
      key: locale,
      header: format.languageName(locale),
      cell: ({ kind, reader }) => {
        const own = reworded.find(
          (row) => row.kind === kind && row.reader === reader && row.locale === locale,
        );
        return (
          <TextLink to="/staff/survey-letters/$kind/$reader/$locale" params={{ kind, reader, locale }}>
            {own ? t('reworded') : t('standard')}
          </TextLink>
        );
      },
    })),
  ];
  return (
    <DataTable
      caption={t('title')}
      captionHidden
      columns={columns}
      rows={lines}
      rowKey={({ kind, reader }) => `${kind} ${reader}`}
    />
  );
}
