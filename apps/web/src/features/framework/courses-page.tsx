import { Button, Checkbox } from '@mantine/core';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import type { CourseRowShown } from '@traccia/contracts';
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
import { FrameworkTabs } from './framework-tabs';
import { frameworkQueries } from './queries';
import './framework.css';

const page = getRouteApi('/signed-in/staff/staff/courses');

/** Every course of my scope, by code. */
export function CoursesPage() {
  const t = useWords('framework');
  const may = useMay();
  const search = page.useSearch();
  const navigate = page.useNavigate();
  const query = useInfiniteQuery(frameworkQueries.courses(search));
  const columns = useColumns();
  const newCourse = <ButtonLink to="/staff/courses/new">{t('courses.new')}</ButtonLink>;
  const filtered = Object.values(search).some((value) => value !== undefined);
  return (
    <PageFrame
      title={t('courses.title')}
      description={t('courses.description')}
      actions={may('courses.manage') && newCourse}
    >
      <FrameworkTabs current="/staff/courses" />
      <Filters />
      <PagedTable
        query={query}
        caption={t('courses.title')}
        columns={columns}
        rowKey={(row) => row.id}
        empty={{
          title: t('courses.empty_title'),
          text: t('courses.empty_text'),
          action: filtered ? (
            <Button variant="default" onClick={() => void navigate({ search: {} })}>
              {t('list.clear')}
            </Button>
          ) : (
            may('courses.manage') && newCourse
          ),
        }}
      />
    </PageFrame>
  );
}

function Filters() {
  const t = useWords('framework');
  const say = useLocalised();
  const search = page.useSearch();
  const navigate = page.useNavigate();
  const programmes = useQuery(frameworkQueries.programmeChoices());
  const set = (changed: Partial<typeof search>) =>
    void navigate({ search: (before) => ({ ...before, ...changed }), replace: true });
  return (
    <FilterBar label={t('courses.search')}>
      <SearchField
        label={t('courses.search')}
        value={search.search ?? ''}
        onChange={(value) => set({ search: value || undefined })}
      />
      <FilterSelect
        label={t('courses.programme')}
        any={t('courses.any_programme')}
        value={search.programme}
        options={(programmes.data?.rows ?? []).map((row) => ({ value: row.code, label: say(row.title) }))}
        onChange={(programme) => set({ programme })}
      />
      <Checkbox
        label={t('courses.with_gaps')}
        checked={search.gaps === 'yes'}
        onChange={(event) => set({ gaps: event.currentTarget.checked ? 'yes' : undefined })}
      />
    </FilterBar>
  );
}

function useColumns(): Column<CourseRowShown>[] {
  const t = useWords('framework');
  const say = useLocalised();
  const format = useFormat();
  return [
    {
      key: 'course',
      header: t('col.course'),
      cell: (row) => (
        <>
          <TextLink to="/staff/courses/$courseId" params={{ courseId: row.id }}>
            {say(row.title)}
          </TextLink>
          <span className="row-code">
            <bdi>{row.code}</bdi>
          </span>
        </>
      ),
    },
    { key: 'programme', header: t('col.programme'), cell: (row) => say(row.programmeTitle) },
    {
      key: 'activities',
      header: t('col.activities'),
      numeric: true,
      cell: (row) => format.number(row.activities),
    },
    {
      key: 'gaps',
      header: t('col.gaps'),
      cell: (row) =>
        row.gaps.length === 0 ? t('gaps.none') : row.gaps.map((gap) => t(`gap_short.${gap}`)).join(', '),
    },
  ];
}
