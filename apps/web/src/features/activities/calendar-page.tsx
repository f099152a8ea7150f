import { Button, Checkbox, Group, NativeSelect, TextInput } from '@mantine/core';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import type { CalendarRow } from '@traccia/contracts';
import { shiftDay } from '@traccia/training';
import type { Column } from '../../components/data-table';
import { FilterBar } from '../../components/filter-bar';
import { FilterSelect } from '../../components/filter-select';
import { PagedTable } from '../../components/paged-table';
import { PageFrame } from '../../components/page-frame';
import { useFormat, useLocalised } from '../../lib/format';
import { useLocale } from '../../lib/locale';
import { useBusinessNow } from '../../lib/me';
import { useWords } from '../../lib/words';
import { ActivityLink, MonthGrid } from './calendar-month';
import { activitiesQueries } from './queries';
import './activities.css';

const page = getRouteApi('/signed-in/staff/staff/calendar');
type Search = ReturnType<typeof page.useSearch>;
type Setter = (changed: Partial<Search>) => void;

/** Sessions of a month: a list by day, or the month as a table. */
export function CalendarPage() {
  const t = useWords('activities');
  const search = page.useSearch();
  const navigate = page.useNavigate();
  const format = useFormat();
  const now = useBusinessNow();
  const { month: _, view, ...filters } = search;
  const from = `${search.month ?? format.dayOf(now).slice(0, 7)}-01`;
  const to = shiftDay(shiftDay(from, 1, 0), 0, -1);
  const query = useInfiniteQuery(activitiesQueries.calendar({ from, to, ...filters }));
  const set: Setter = (changed) =>
    void navigate({ search: (before) => ({ ...before, ...changed }), replace: true, resetScroll: false });
  const columns = useColumns();
  const filtered = Object.values(filters).some((value) => value !== undefined);
  return (
    <PageFrame
      title={t('calendar.title')}
      description={t('calendar.description')}
      crumbs={[{ label: t('list.title'), to: '/staff/activities' }]}
    >
      <Filters from={from} choices={query.data?.pages[0]?.choices ?? null} search={search} set={set} />
      <MonthSteps from={from} set={set} />
      {view === 'month' ? (
        <MonthGrid from={from} to={to} query={query} />
      ) : (
        <PagedTable
          query={query}
          caption={t('calendar.title')}
          columns={columns}
          rowKey={(row) => row.sessionId}
          empty={
            filtered
              ? {
                  title: t('calendar.none_title'),
                  text: t('calendar.none_text'),
                  action: (
                    <Button
                      variant="default"
                      onClick={() => void navigate({ search: ({ month }) => ({ month }), replace: true })}
                    >
                      {t('calendar.clear')}
                    </Button>
                  ),
                }
              : { title: t('calendar.empty_title'), text: t('calendar.empty_text') }
          }
        />
      )}
    </PageFrame>
  );
}

interface CalendarChoices {
  trainers: { id: string; name: string }[];
  venues: string[];
  courses: { id: string; title: Record<string, string> }[];
}

/** Every filter lives in the address, so that a month can be sent to somebody as it is seen. */
function Filters(props: { from: string; choices: CalendarChoices | null; search: Search; set: Setter }) {
  const t = useWords('activities');
  const { from, search, set } = props;
  return (
    <FilterBar label={t('calendar.title')}>
      <MonthField from={from} set={set} />
      <ProgrammeSelect value={search.programme} onChange={(programme) => set({ programme })} />
      <Choices choices={props.choices} search={search} set={set} />
      <NativeSelect
        label={t('calendar.view')}
        data={[
          { value: 'list', label: t('calendar.list') },
          { value: 'month', label: t('calendar.grid') },
        ]}
        value={search.view ?? 'list'}
        onChange={(event) => set({ view: event.currentTarget.value === 'month' ? 'month' : undefined })}
      />
      <Checkbox
        label={t('calendar.clashes')}
        checked={search.clashes === 'yes'}
        onChange={(event) => set({ clashes: event.currentTarget.checked ? 'yes' : undefined })}
      />
    </FilterBar>
  );
}

/** One step back or on, by name: not every browser has a picker for months. */
function MonthSteps({ from, set }: { from: string; set: Setter }) {
  const t = useWords('activities');
  const format = useFormat();
  const month = (steps: number) => shiftDay(from, steps, 0);
  return (
    <Group component="nav" aria-label={t('calendar.month')} gap="sm" mb="md">
      {[-1, 1].map((steps) => (
        <Button
          key={steps}
          variant="default"
          size="compact-md"
          onClick={() => set({ month: month(steps).slice(0, 7) })}
        >
          {t(steps < 0 ? 'calendar.before' : 'calendar.after', { month: format.month(month(steps)) })}
        </Button>
      ))}
    </Group>
  );
}

function MonthField({ from, set }: { from: string; set: Setter }) {
  const t = useWords('activities');
  return (
    <TextInput
      type="month"
      label={t('calendar.month')}
      value={from.slice(0, 7)}
      onChange={(event) => set({ month: event.currentTarget.value || undefined })}
    />
  );
}

/** Who, where and what of: those of the month, and the chosen one even when it has no session there. */
function Choices(props: { choices: CalendarChoices | null; search: Search; set: Setter }) {
  const t = useWords('activities');
  const say = useLocalised();
  const { choices, search, set } = props;
  const withChosen = (options: { value: string; label: string }[], chosen: string | undefined) =>
    chosen === undefined || options.some(({ value }) => value === chosen)
      ? options
      : [...options, { value: chosen, label: '–' }];
  const courses = (choices?.courses ?? [])
    .map(({ id, title }) => ({ value: id, label: say(title) }))
    .sort((one, other) => one.label.localeCompare(other.label));
  const trainers = (choices?.trainers ?? []).map(({ id, name }) => ({ value: id, label: name }));
  const venues = [...new Set([...(choices?.venues ?? []), ...(search.venue ? [search.venue] : [])])];
  return (
    <>
      <FilterSelect
        label={t('calendar.course')}
        any={t('calendar.any_course')}
        value={search.course}
        options={withChosen(courses, search.course)}
        onChange={(course) => set({ course })}
      />
      <FilterSelect
        label={t('calendar.trainer')}
        any={t('calendar.any_trainer')}
        value={search.trainer}
        options={withChosen(trainers, search.trainer)}
        onChange={(trainer) => set({ trainer })}
      />
      <FilterSelect
        label={t('calendar.venue')}
        any={t('calendar.any_venue')}
        value={search.venue}
        options={venues.map((venue) => ({ value: venue, label: venue }))}
        onChange={(venue) => set({ venue })}
      />
    </>
  );
}

function ProgrammeSelect(props: {
  value: string | undefined;
  onChange: (programme: string | undefined) => void;
}) {
  const t = useWords('activities');
  const say = useLocalised();
  const courses = useQuery(activitiesQueries.courses(''));
  const programmes = new Map(courses.data?.rows.map((row) => [row.programmeCode, say(row.programmeTitle)]));
  return (
    <FilterSelect
      label={t('list.programme')}
      any={t('list.any_programme')}
      value={props.value}
      options={[...programmes].map(([value, label]) => ({ value, label }))}
      onChange={props.onChange}
    />
  );
}

function useColumns(): Column<CalendarRow>[] {
  const t = useWords('activities');
  const format = useFormat();
  const say = useLocalised();
  const { zone } = useLocale();
  return [
    {
      key: 'there',
      header: t('calendar.there'),
      cell: (row) => (
        <>
          {format.instantIn(row.startsAt, row.timeZone)}–{format.time(row.endsAt, row.timeZone)}
          <span className="row-code">{format.zoneName(row.timeZone)}</span>
        </>
      ),
    },
    {
      key: 'here',
      header: t('calendar.here'),
      cell: (row) => (row.timeZone === zone ? '–' : format.instant(row.startsAt)),
    },
    {
      key: 'session',
      header: t('calendar.session'),
      cell: (row) => (
        <>
          {say(row.titles)}
          <span className="row-code">
            <ActivityLink row={row} /> · {say(row.activityTitle)}
          </span>
        </>
      ),
    },
    { key: 'venue', header: t('col.venue'), cell: (row) => row.venueName ?? '–' },
    {
      key: 'trainers',
      header: t('plan.trainers'),
      cell: (row) =>
        row.trainers.length === 0
          ? '–'
          : format.list(
              row.trainers.map(({ name, busy, busyWith }) => {
                if (!busy) return name;
                return busyWith === null
                  ? t('calendar.busy', { name })
                  : t('calendar.busy_with', { name, code: busyWith });
              }),
            ),
    },
  ];
}
