import { useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { type Activity, type ApplicationRow, applicationStates, constituentGroups } from '@traccia/contracts';
import type { Column } from '../../components/data-table';
import { FilterBar } from '../../components/filter-bar';
import { FilterSelect } from '../../components/filter-select';
import { ButtonLink, TextLink } from '../../components/link';
import { PagedTable } from '../../components/paged-table';
import { SearchField } from '../../components/search-field';
import { SheetLinks } from '../../components/sheet-links';
import { StatusMark } from '../../components/status-mark';
import { useFormat } from '../../lib/format';
import { useMay } from '../../lib/me';
import { useWords } from '../../lib/words';
import { AdmissionPlan } from './admission-plan';
import { admissionsQueries } from './queries';
import { stateMarks } from './state-words';

const page = getRouteApi('/signed-in/staff/staff/activities/$activityId');
const staffStates = applicationStates.filter((state) => state !== 'draft');
const completeness = ['yes', 'no'] as const;

function useColumns(): Column<ApplicationRow>[] {
  const t = useWords('admissions');
  const codes = useWords('codes');
  const format = useFormat();
  return [
    {
      key: 'person',
      header: t('col.person'),
      cell: (row) => (
        <TextLink
          to="/staff/applications/$applicationId"
          params={{ applicationId: row.id }}
          size="sm"
          fw={600}
        >
          {row.givenName} {row.familyName}
        </TextLink>
      ),
    },
    { key: 'organization', header: t('col.organization'), cell: (row) => row.organizationName ?? '–' },
    { key: 'group', header: t('col.group'), cell: (row) => codes(`group.${row.constituentGroup}`) },
    {
      key: 'nominator',
      header: t('col.nominator'),
      cell: ({ nomination }) =>
        nomination ? `${nomination.nominatorName}, ${nomination.organizationName}` : '–',
    },
    {
      key: 'payer',
      header: t('col.payer'),
      cell: ({ nomination }) =>
        nomination?.payerOrganizationName ??
        (nomination?.costCover ? t(`cover.${nomination.costCover}`) : '–'),
    },
    {
      key: 'state',
      header: t('col.state'),
      cell: (row) => <StatusMark kind={stateMarks[row.state]}>{t(`state.${row.state}`)}</StatusMark>,
    },
    {
      key: 'form',
      header: t('col.form'),
      cell: (row) => t(row.formComplete ? 'complete.yes' : 'complete.no'),
    },
    {
      key: 'submitted',
      header: t('col.submitted'),
      cell: (row) => (row.submittedAt ? format.instant(row.submittedAt) : '–'),
    },
  ];
}

/** On to the board, or to a message to those who apply. */
function Ways({ activityId }: { activityId: string }) {
  const t = useWords('admissions');
  const mayWrite = useMay()('messages.manage');
  return (
    <>
      <ButtonLink
        to="/staff/activities/$activityId/selection"
        params={{ activityId: activityId }}
        variant="default"
        mb="md"
      >
        {t('list.to_board')}
      </ButtonLink>
      {mayWrite && (
        <ButtonLink
          to="/staff/mailings/new"
          search={{ activity: activityId, to: 'applicants' }}
          variant="default"
          mb="md"
          ms="sm"
        >
          {t('list.write')}
        </ButtonLink>
      )}
    </>
  );
}

/** Who applied for one activity; nominator, nominee and payer stand in columns of their own. */
export function ApplicationsPanel({ activity }: { activity: Pick<Activity, 'id' | 'admissionMode'> }) {
  const t = useWords('admissions');
  const codes = useWords('codes');
  const columns = useColumns();
  const { search, state, group, complete } = page.useSearch();
  const navigate = page.useNavigate();
  const filter = { search, state, group, complete };
  const query = useInfiniteQuery(admissionsQueries.ofActivity(activity.id, filter));
  const set = (changed: object) =>
    void navigate({ search: (before) => ({ ...before, ...changed }), replace: true, resetScroll: false });
  return (
    <>
      <Ways activityId={activity.id} />
      <AdmissionPlan activity={activity} />
      <SheetLinks kind="applications" activity={activity.id} filter={{ search, state, group, complete }} />
      <FilterBar label={t('list.search')}>
        <SearchField
          label={t('list.search')}
          value={search ?? ''}
          onChange={(value) => set({ search: value || undefined })}
        />
        <FilterSelect
          label={t('col.state')}
          any={t('list.any')}
          value={state}
          options={staffStates.map((value) => ({ value, label: t(`state.${value}`) }))}
          onChange={(value) => set({ state: value })}
        />
        <FilterSelect
          label={t('col.group')}
          any={t('list.any')}
          value={group}
          options={constituentGroups.map((value) => ({ value, label: codes(`group.${value}`) }))}
          onChange={(value) => set({ group: value })}
        />
        <FilterSelect
          label={t('col.form')}
          any={t('list.any')}
          value={complete}
          options={completeness.map((value) => ({ value, label: t(`complete.${value}`) }))}
          onChange={(value) => set({ complete: value })}
        />
      </FilterBar>
      <PagedTable
        query={query}
        caption={t('title')}
        columns={columns}
        rowKey={(row) => row.id}
        empty={{ title: t('list.empty_title'), text: t('list.empty_text') }}
      />
    </>
  );
}
