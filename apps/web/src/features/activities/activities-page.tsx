import { Button, Checkbox } from '@mantine/core';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { activityStatuses, type AnswerOf, type activitiesApi } from '@traccia/contracts';
import type { Column } from '../../components/data-table';
import { FilterBar } from '../../components/filter-bar';
import { FilterSelect } from '../../components/filter-select';
import { ButtonLink, TextLink } from '../../components/link';
import { PagedTable } from '../../components/paged-table';
import { PageFrame } from '../../components/page-frame';
import { SearchField } from '../../components/search-field';
import { useFormat, useLocalised } from '../../lib/format';
import { useMay } from '../../lib/me';
import { useWords } from '../../lib/words';
import { ActivityStatusMark } from './activity-marks';
import { placesText } from './places-text';
import { activitiesQueries } from './queries';
import './activities.css';

type Row = AnswerOf<typeof activitiesApi.list>['rows'][number];
const page = getRouteApi('/signed-in/staff/staff/activities');

/** Every activity of my scope, newest first. */
export function ActivitiesPage() {
  const t = useWords('activities');
  const may = useMay();
  const search = page.useSearch();
  const navigate = page.useNavigate();
  const query = useInfiniteQuery(activitiesQueries.list(search));
  const columns = useColumns();
  const mayPlan = may('activities.manage');
  return (
    <PageFrame
      title={t('list.title')}
      description={t('list.description')}
      actions={
        <>
          {mayPlan && (
            <ButtonLink to="/staff/timeline" variant="default">
              {t('list.timeline')}
            </ButtonLink>
          )}
          <ButtonLink to="/staff/calendar" variant="default">
            {t('calendar.title')}
          </ButtonLink>
          {mayPlan && <ButtonLink to="/staff/activities/new">{t('list.new')}</ButtonLink>}
        </>
      }
    >
      <Filters />
      <PagedTable
        query={query}
        caption={t('list.caption')}
        columns={columns}
        rowKey={(row) => row.id}
        empty={{
          title: t('list.empty_title'),
          text: t('list.empty_text'),
          action: (
            <Button variant="default" onClick={() => void navigate({ search: {} })}>
              {t('list.clear')}
            </Button>
          ),
        }}
      />
    </PageFrame>
  );
}

function Filters() {
  const t = useWords('activities');
  const codes = useWords('codes');
  const say = useLocalised();
  const search = page.useSearch();
  const navigate = page.useNavigate();
  const courses = useQuery(activitiesQueries.courses(''));
  const programmes = new Map(courses.data?.rows.map((row) => [row.programmeCode, say(row.programmeTitle)]));
  const set = (changed: Partial<typeof search>) =>
    void navigate({ search: (before) => ({ ...before, ...changed }), replace: true });
  return (
    <FilterBar label={t('list.search')}>
      <SearchField
        label={t('list.search')}
        value={search.search ?? ''}
        onChange={(value) => set({ search: value || undefined })}
      />
      <FilterSelect
        label={t('list.status')}
        any={t('list.any_status')}
        value={search.status}
        options={activityStatuses.map((status) => ({
          value: status,
          label: codes(`activity_status.${status}`),
        }))}
        onChange={(value) => set({ status: activityStatuses.find((status) => status === value) })}
      />
      <FilterSelect
        label={t('list.programme')}
        any={t('list.any_programme')}
        value={search.programme}
        options={[...programmes].map(([value, label]) => ({ value, label }))}
        onChange={(programme) => set({ programme })}
      />
      {(['templates', 'gaps', 'unplanned'] as const).map((filter) => (
        <Checkbox
          key={filter}
          label={t(`list.${filter}`)}
          checked={search[filter] === 'yes'}
          onChange={(event) => set({ [filter]: event.currentTarget.checked ? 'yes' : undefined })}
        />
      ))}
    </FilterBar>
  );
}

function useColumns(): Column<Row>[] {
  const t = useWords('activities');
  const say = useLocalised();
  const format = useFormat();
  return [
    {
      key: 'activity',
      header: t('col.activity'),
      cell: (row) => (
        <>
          <TextLink to="/staff/activities/$activityId" params={{ activityId: row.id }}>
            {say(row.title)}
          </TextLink>
          <span className="row-code">
            <bdi>{row.code}</bdi> · {say(row.programmeTitle)}
            {row.isTemplate && ` · ${t('form.template')}`}
          </span>
        </>
      ),
    },
    { key: 'dates', header: t('col.dates'), cell: (row) => format.dayRange(row.startsOn, row.endsOn) },
    {
      key: 'venue',
      header: t('col.venue'),
      cell: (row) =>
        [row.venue, row.countryCode && format.countryName(row.countryCode)].filter(Boolean).join(', ') || '–',
    },
    { key: 'status', header: t('col.status'), cell: (row) => <ActivityStatusMark status={row.status} /> },
    { key: 'places', header: t('col.places'), numeric: true, cell: (row) => placesText(t, format, row) },
    {
      key: 'waiting',
      header: t('col.waiting'),
      numeric: true,
      cell: (row) => (row.waiting > 0 ? format.number(row.waiting) : '–'),
    },
  ];
}
