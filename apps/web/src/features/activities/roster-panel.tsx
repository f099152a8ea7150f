import { useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { enrolmentStatuses, type Activity, type AnswerOf, type enrolmentsApi } from '@traccia/contracts';
import type { Column } from '../../components/data-table';
import { FilterBar } from '../../components/filter-bar';
import { FilterSelect } from '../../components/filter-select';
import { ButtonLink, TextLink } from '../../components/link';
import { PagedTable } from '../../components/paged-table';
import { SearchField } from '../../components/search-field';
import { StatusMark, type StatusKind } from '../../components/status-mark';
import { useFormat } from '../../lib/format';
import { useMay } from '../../lib/me';
import { useWords } from '../../lib/words';
import { activitiesQueries } from './queries';

type Row = AnswerOf<typeof enrolmentsApi.roster>['rows'][number];
const page = getRouteApi('/signed-in/staff/staff/activities/$activityId');
const shapes: Record<Row['status'], StatusKind> = {
  waiting: 'planned',
  enrolled: 'running',
  attended: 'done',
  completed: 'done',
  withdrawn: 'off',
  cancelled: 'off',
};

/** Who takes part, waits or has left, with how much of it they attended. */
export function RosterPanel({ activity }: { activity: Activity }) {
  const t = useWords('activities');
  const codes = useWords('codes');
  const search = page.useSearch();
  const navigate = page.useNavigate();
  const query = useInfiniteQuery(
    activitiesQueries.roster(activity.id, { search: search.search, status: search.status }),
  );
  const columns = useColumns();
  const mayWrite = useMay()('messages.manage');
  const set = (changed: Partial<typeof search>) =>
    void navigate({
      search: (before) => ({ ...before, ...changed }),
      replace: true,
      resetScroll: false,
    });
  return (
    <>
      {mayWrite && (
        <ButtonLink
          to="/staff/mailings/new"
          search={{ activity: activity.id, to: search.status === 'waiting' ? 'waiting' : undefined }}
          variant="default"
          mb="md"
        >
          {t(search.status === 'waiting' ? 'roster.write_waiting' : 'roster.write')}
        </ButtonLink>
      )}
      <FilterBar label={t('roster.search')}>
        <SearchField
          label={t('roster.search')}
          value={search.search ?? ''}
          onChange={(value) => set({ search: value || undefined })}
        />
        <FilterSelect
          label={t('roster.status')}
          any={t('roster.any')}
          value={search.status}
          options={enrolmentStatuses.map((status) => ({
            value: status,
            label: codes(`enrolment_status.${status}`),
          }))}
          onChange={(value) => set({ status: enrolmentStatuses.find((status) => status === value) })}
        />
      </FilterBar>
      <PagedTable
        query={query}
        caption={t('roster.caption')}
        columns={columns}
        rowKey={(row) => row.id}
        empty={{ title: t('roster.empty_title'), text: t('roster.empty_text') }}
      />
    </>
  );
}

function useColumns(): Column<Row>[] {
  const t = useWords('activities');
  const codes = useWords('codes');
  const format = useFormat();
  const mayOpen = useMay()('people.read');
  const stateOf = (row: Row) =>
    row.status === 'waiting' && row.waitPosition !== null
      ? t('roster.waiting_at', { place: format.number(row.waitPosition) })
      : codes(`enrolment_status.${row.status}`);
  return [
    {
      key: 'person',
      header: t('roster.person'),
      cell: (row) => {
        const name = `${row.givenName} ${row.familyName}`;
        return mayOpen ? (
          <TextLink to="/staff/people/$personId" params={{ personId: row.personId }}>
            {name}
          </TextLink>
        ) : (
          name
        );
      },
    },
    { key: 'organization', header: t('roster.organization'), cell: (row) => row.organizationName ?? '–' },
    { key: 'group', header: t('roster.group'), cell: (row) => codes(`group.${row.constituentGroup}`) },
    {
      key: 'country',
      header: t('roster.country'),
      cell: (row) => (row.countryCode ? format.countryName(row.countryCode) : '–'),
    },
    {
      key: 'state',
      header: t('roster.state'),
      cell: (row) => <StatusMark kind={shapes[row.status]}>{stateOf(row)}</StatusMark>,
    },
    {
      key: 'sessions',
      header: t('roster.sessions'),
      numeric: true,
      cell: (row) =>
        row.sessionsHeld === 0
          ? '–'
          : t('roster.sessions_of', {
              present: format.number(row.sessionsPresent),
              held: format.number(row.sessionsHeld),
            }),
    },
  ];
}
