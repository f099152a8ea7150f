import { Button, Text } from '@mantine/core';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import {
  type Nominating,
  type NominationRow,
  nominationStates,
  type OrganizationInvitation,
} from '@traccia/contracts';
import { type Column, DataTable } from '../../components/data-table';
import { FilterBar } from '../../components/filter-bar';
import { FilterSelect } from '../../components/filter-select';
import { TextLink } from '../../components/link';
import { PagedTable } from '../../components/paged-table';
import { PageFrame } from '../../components/page-frame';
import { ProblemNote } from '../../components/problem-note';
import { QueryState } from '../../components/query-state';
import { SearchField } from '../../components/search-field';
import { StatusMark, type StatusKind } from '../../components/status-mark';
import { useFormat, useLocalised } from '../../lib/format';
import { useWords } from '../../lib/words';
import { emptyNomination } from './empty-nomination';
import { nominationsQueries, useCreateNomination } from './nomination-queries';
import './admissions.css';

const page = getRouteApi('/signed-in/staff/nominations');
export const nominationMarks: Record<NominationRow['state'], StatusKind> = {
  draft: 'planned',
  sent: 'running',
  confirmed: 'done',
  corrected: 'done',
  declined: 'trouble',
  withdrawn: 'off',
  superseded: 'off',
};

function Nominate({ row }: { row: Nominating }) {
  const t = useWords('admissions');
  const create = useCreateNomination();
  const navigate = useNavigate();
  if (row.refusal !== null) return <Text size="sm">{t('way.closed')}</Text>;
  if (row.used >= row.places) return <Text size="sm">{t('nom.full')}</Text>;
  const { activityId, organizationId } = row;
  const begin = () =>
    create.mutate(
      { activityId, organizationId, fields: emptyNomination },
      {
        onSuccess: ({ id }) =>
          void navigate({ to: '/nominations/$nominationId', params: { nominationId: id } }),
      },
    );
  return (
    <>
      <Button size="compact-sm" onClick={begin} loading={create.isPending}>
        {t('nom.nominate')}
      </Button>
      <ProblemNote error={create.error} />
    </>
  );
}

function Activities() {
  const t = useWords('admissions');
  const say = useLocalised();
  const format = useFormat();
  const query = useQuery(nominationsQueries.activities);
  return (
    <QueryState
      query={query}
      empty={{ when: ({ rows }) => rows.length === 0, title: t('nom.none_title'), text: t('nom.none_text') }}
    >
      {({ rows }) => (
        <DataTable
          caption={t('nom.activities')}
          captionHidden
          rows={rows}
          rowKey={(row) => `${row.activityId} ${row.organizationId}`}
          columns={[
            {
              key: 'activity',
              header: t('col.activity'),
              cell: (row) => (
                <>
                  <TextLink to="/activities/$code" params={{ code: row.activityCode }} size="sm" fw={600}>
                    {say(row.activityTitle)}
                  </TextLink>
                  <Text size="sm">{format.dayRange(row.startsOn, row.endsOn)}</Text>
                </>
              ),
            },
            { key: 'organization', header: t('col.organization'), cell: (row) => row.organizationName },
            {
              key: 'closes',
              header: t('nom.deadline'),
              cell: (row) =>
                row.closesOn
                  ? t('nom.deadline_at', {
                      day: format.day(row.closesOn),
                      zone: format.zoneName(row.timeZone),
                    })
                  : '–',
            },
            {
              key: 'places',
              header: t('nom.places'),
              cell: (row) =>
                t('nom.used', { used: format.number(row.used), places: format.number(row.places) }),
            },
            { key: 'act', header: t('col.acts'), cell: (row) => <Nominate row={row} /> },
          ]}
        />
      )}
    </QueryState>
  );
}

/** Where people of the own organizations may apply themselves; nothing where none was invited. */
function OrganizationInvitations() {
  const t = useWords('admissions');
  const say = useLocalised();
  const format = useFormat();
  const rows = useQuery(nominationsQueries.activities).data?.invitations ?? [];
  if (rows.length === 0) return null;
  const columns: Column<OrganizationInvitation>[] = [
    {
      key: 'activity',
      header: t('col.activity'),
      cell: (row) => (
        <>
          <TextLink to="/activities/$code" params={{ code: row.activityCode }} size="sm" fw={600}>
            {say(row.activityTitle)}
          </TextLink>
          <Text size="sm">{format.dayRange(row.startsOn, row.endsOn)}</Text>
        </>
      ),
    },
    { key: 'organization', header: t('col.organization'), cell: (row) => row.organizationName },
    {
      key: 'closes',
      header: t('nom.deadline'),
      cell: (row) =>
        t('nom.deadline_at', { day: format.day(row.closesOn), zone: format.zoneName(row.timeZone) }),
    },
  ];
  return (
    <section className="admission-part" aria-labelledby="organization-invitations">
      <h2 id="organization-invitations">{t('nom.invited_title')}</h2>
      <p>{t('nom.invited_text')}</p>
      <DataTable
        caption={t('nom.invited_title')}
        captionHidden
        rows={rows}
        rowKey={(row) => `${row.activityId} ${row.organizationId}`}
        columns={columns}
      />
    </section>
  );
}

function useColumns(): Column<NominationRow>[] {
  const t = useWords('admissions');
  const say = useLocalised();
  const format = useFormat();
  return [
    {
      key: 'nominee',
      header: t('col.nominee'),
      cell: (row) => (
        <>
          <TextLink to="/nominations/$nominationId" params={{ nominationId: row.id }} size="sm" fw={600}>
            {`${row.givenName} ${row.familyName}`.trim() || t('nom.unnamed')}
          </TextLink>
          {row.replacesName && (
            <Text size="sm" c="dimmed" fw={400}>
              {t('nom.in_place_of', { name: row.replacesName })}
            </Text>
          )}
        </>
      ),
    },
    { key: 'activity', header: t('col.activity'), cell: (row) => say(row.activityTitle) },
    {
      key: 'nominator',
      header: t('col.nominator'),
      cell: (row) => `${row.nominatorName}, ${row.organizationName}`,
    },
    {
      key: 'payer',
      header: t('col.payer'),
      cell: (row) => row.payerOrganizationName ?? (row.costCover ? t(`cover.${row.costCover}`) : '–'),
    },
    {
      key: 'state',
      header: t('col.state'),
      cell: (row) => (
        <StatusMark kind={nominationMarks[row.state]}>
          {t(row.holdsPlace ? 'nom.has_place' : `nom_state.${row.state}`)}
        </StatusMark>
      ),
    },
    { key: 'since', header: t('nom.since'), cell: (row) => format.instant(row.stateAt) },
  ];
}

function Nominees() {
  const t = useWords('admissions');
  const say = useLocalised();
  const { search, state, activityId } = page.useSearch();
  const navigate = page.useNavigate();
  const query = useInfiniteQuery(nominationsQueries.list({ search, state, activityId }));
  const activities = useQuery(nominationsQueries.activities).data?.rows ?? [];
  const columns = useColumns();
  const set = (changed: object) =>
    void navigate({ search: (before) => ({ ...before, ...changed }), replace: true, resetScroll: false });
  return (
    <section className="admission-part">
      <h2>{t('nom.mine')}</h2>
      <FilterBar label={t('nom.search')}>
        <SearchField
          label={t('nom.search')}
          value={search ?? ''}
          onChange={(value) => set({ search: value || undefined })}
        />
        <FilterSelect
          label={t('col.activity')}
          any={t('list.any')}
          value={activityId}
          options={activities.map((row) => ({ value: row.activityId, label: say(row.activityTitle) }))}
          onChange={(value) => set({ activityId: value })}
        />
        <FilterSelect
          label={t('col.state')}
          any={t('list.any')}
          value={state}
          options={nominationStates.map((value) => ({ value, label: t(`nom_state.${value}`) }))}
          onChange={(value) => set({ state: value })}
        />
      </FilterBar>
      <PagedTable
        query={query}
        caption={t('nom.mine')}
        columns={columns}
        rowKey={(row) => row.id}
        empty={{ title: t('nom.empty_title'), text: t('nom.empty_text') }}
      />
    </section>
  );
}

/** The focal point's portal: where the own organizations may nominate, and what became of the nominees. */
export function NominationsPage() {
  const t = useWords('admissions');
  return (
    <PageFrame title={t('nom.title')} description={t('nom.description')}>
      <Activities />
      <OrganizationInvitations />
      <Nominees />
    </PageFrame>
  );
}
