import { Button } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import type { AnswerOf, administrationApi } from '@traccia/contracts';
import type { Column } from '../../components/data-table';
import { FilterBar } from '../../components/filter-bar';
import { FilterSelect } from '../../components/filter-select';
import { PagedTable } from '../../components/paged-table';
import { SearchField } from '../../components/search-field';
import { useFormat } from '../../lib/format';
import { useWords } from '../../lib/words';
import { AdministrationFrame } from './administration-frame';
import { administrationQueries } from './queries';

type Row = AnswerOf<typeof administrationApi.audit>['rows'][number];
const page = getRouteApi('/signed-in/staff/staff/administration/audit');
const subjects = [
  'person',
  'activity',
  'enrolment',
  'message',
  'api_key',
  'setting',
  'delivery',
  'deployment',
  'clock_alarm',
] as const;

/** Who did what, newest first. */
export function AuditPage() {
  const t = useWords('administration');
  const search = page.useSearch();
  const navigate = page.useNavigate();
  const query = useInfiniteQuery(
    administrationQueries.audit({
      search: search.search,
      subjectType: search.about,
      subjectId: search.id,
    }),
  );
  const set = (changed: Partial<typeof search>) =>
    void navigate({ search: (before) => ({ ...before, ...changed }), replace: true });
  const columns = useColumns((about, id) => set({ about, id }));
  return (
    <AdministrationFrame part="audit" description={t('audit.description')}>
      <FilterBar label={t('audit.search')}>
        <SearchField
          label={t('audit.search')}
          value={search.search ?? ''}
          onChange={(value) => set({ search: value || undefined })}
        />
        <FilterSelect
          label={t('audit.subject_type')}
          any={t('audit.any_subject')}
          value={search.about}
          options={subjects.map((subject) => ({ value: subject, label: t(`audit.subject.${subject}`) }))}
          onChange={(about) => set({ about, id: undefined })}
        />
      </FilterBar>
      {search.id && (
        <p className="audit-only">
          {t('audit.only_one', { subject: search.id })}{' '}
          <Button variant="subtle" size="compact-sm" onClick={() => set({ id: undefined })}>
            {t('audit.clear')}
          </Button>
        </p>
      )}
      <PagedTable
        query={query}
        caption={t('audit.caption')}
        columns={columns}
        rowKey={(row) => row.id}
        empty={{
          title: t('audit.empty_title'),
          text: t('audit.empty_text'),
          action: (
            <Button variant="default" onClick={() => void navigate({ search: {} })}>
              {t('audit.clear')}
            </Button>
          ),
        }}
      />
    </AdministrationFrame>
  );
}

function useColumns(onOnly: (about: string, id: string) => void): Column<Row>[] {
  const t = useWords('administration');
  const format = useFormat();
  const actor = ({ actorType, actorName }: Row) => {
    if (actorType === 'api_key' && actorName) return t('audit.by_key', { name: actorName });
    return actorName ?? t.maybe(`audit.actor.${actorType}`, actorType);
  };
  return [
    { key: 'at', header: t('audit.at'), cell: (row) => format.instant(row.at) },
    { key: 'actor', header: t('audit.actor'), cell: actor },
    { key: 'act', header: t('audit.act'), cell: (row) => <bdi className="machine-name">{row.act}</bdi> },
    {
      key: 'subject',
      header: t('audit.subject'),
      cell: ({ subjectType, subjectId }) => (
        <>
          {t.maybe(`audit.subject.${subjectType}`, subjectType)}
          {subjectId && (
            <Button
              variant="subtle"
              size="compact-sm"
              onClick={() => onOnly(subjectType, subjectId)}
              aria-label={t('audit.only_one', { subject: subjectId })}
            >
              <bdi className="machine-name">{subjectId.slice(0, 8)}</bdi>
            </Button>
          )}
        </>
      ),
    },
    { key: 'detail', header: t('audit.detail'), cell: (row) => <Detail detail={row.detail} /> },
  ];
}

function Detail({ detail }: { detail: Row['detail'] }) {
  const entries = Object.entries(detail);
  if (entries.length === 0) return '–';
  return (
    <ul className="audit-detail">
      {entries.map(([name, value]) => (
        <li key={name}>
          <bdi>
            <span>{name}</span> {typeof value === 'object' ? JSON.stringify(value) : String(value)}
          </bdi>
        </li>
      ))}
    </ul>
  );
}
