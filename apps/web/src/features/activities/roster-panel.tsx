import { Group } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { enrolmentStatuses, type Activity, type AnswerOf, type enrolmentsApi } from '@traccia/contracts';
import type { Column } from '../../components/data-table';
import { FilterBar } from '../../components/filter-bar';
import { FilterSelect } from '../../components/filter-select';
import { ButtonLink, TextLink } from '../../components/link';
import { PagedTable } from '../../components/paged-table';
import { SearchField } from '../../components/search-field';
import { SheetLinks } from '../../components/sheet-links';
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
  const shown = { search: search.search, status: search.status };
  const query = useInfiniteQuery(activitiesQueries.roster(activity.id, shown));
  const columns = [...useColumns(), ...useSupervisorColumn()];
  const set = (changed: Partial<typeof search>) =>
    void navigate({
      search: (before) => ({ ...before, ...changed }),
      replace: true,
      resetScroll: false,
    });
  return (
    <>
      <Group gap="sm" mb="md">
        <WriteLink activity={activity} status={search.status} />
        <SheetLinks kind="enrolments" activity={activity.id} filter={shown} />
      </Group>
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

function WriteLink({ activity, status }: { activity: Activity; status: Row['status'] | undefined }) {
  const t = useWords('activities');
  if (!useMay()('messages.manage')) return null;
  const waits = status === 'waiting';
  return (
    <ButtonLink
      to="/staff/mailings/new"
      search={{ activity: activity.id, to: waits ? 'waiting' : undefined }}
      variant="default"
    >
      {t(waits ? 'roster.write_waiting' : 'roster.write')}
    </ButtonLink>
  );
}

function Person({ row }: { row: Row }) {
  const may = useMay();
  const name = `${row.givenName} ${row.familyName}`;
  if (!may('people.read')) return name;
  return (
    <TextLink to="/staff/people/$personId" params={{ personId: row.personId }}>
      {name}
    </TextLink>
  );
}

/** Whoever takes part may have one; a column of its own, so that both links are large enough to hit. */
function useSupervisorColumn(): Column<Row>[] {
  const t = useWords('activities');
  if (!useMay()('enrolments.manage')) return [];
  return [
    {
      key: 'supervisor',
      header: t('roster.supervisor'),
      cell: ({ id, status }) =>
        shapes[status] === 'off' || status === 'waiting' ? (
          '–'
        ) : (
          <TextLink to="/staff/enrolments/$enrolmentId/supervisor" params={{ enrolmentId: id }}>
            {t('roster.supervisor')}
          </TextLink>
        ),
    },
  ];
}

function useColumns(): Column<Row>[] {
  const t = useWords('activities');
  const codes = useWords('codes');
  const format = useFormat();
  const stateOf = (row: Row) =>
    row.status === 'waiting' && row.waitPosition !== null
      ? t('roster.waiting_at', { place: format.number(row.waitPosition) })
      : codes(`enrolment_status.${row.status}`);
  return [
    {
      key: 'person',
      header: t('roster.person'),
      cell: (row) => <Person row={row} />,
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
        row.sessionsHeld === 0 ? (
          '–'
        ) : (
          <>
            {t('roster.sessions_of', {
              present: format.number(row.sessionsPresent),
              held: format.number(row.sessionsHeld),
            })}
            {row.attendanceVerdict !== 'no_sessions' && shapes[row.status] !== 'off' && (
              <span className="row-code">{t(`roster.verdict_${row.attendanceVerdict}`)}</span>
            )}
          </>
        ),
    },
  ];
}
