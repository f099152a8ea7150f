import { NativeSelect, TextInput } from '@mantine/core';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import type { CalendarRow } from '@traccia/contracts';
import { shiftDay } from '@traccia/training';
import type { Column } from '../../components/data-table';
import { FilterBar } from '../../components/filter-bar';
import { FilterSelect } from '../../components/filter-select';
import { TextLink } from '../../components/link';
import { PagedTable } from '../../components/paged-table';
import { PageFrame } from '../../components/page-frame';
import { QueryState } from '../../components/query-state';
import { useFormat, useLocalised } from '../../lib/format';
import { useLocale } from '../../lib/locale';
import { useBusinessNow } from '../../lib/me';
import { useWords } from '../../lib/words';
import { activitiesQueries } from './queries';
import './activities.css';

const page = getRouteApi('/signed-in/staff/staff/calendar');

/** Sessions of a month: a list by day, or the month as a table. */
export function CalendarPage() {
  const t = useWords('activities');
  const search = page.useSearch();
  const navigate = page.useNavigate();
  const format = useFormat();
  const now = useBusinessNow();
  const month = search.month ?? format.dayOf(now).slice(0, 7);
  const from = `${month}-01`;
  const to = shiftDay(shiftDay(from, 1, 0), 0, -1);
  const query = useInfiniteQuery(activitiesQueries.calendar({ from, to, programme: search.programme }));
  const set = (changed: Partial<typeof search>) =>
    void navigate({ search: (before) => ({ ...before, ...changed }), replace: true });
  const columns = useColumns();
  return (
    <PageFrame
      title={t('calendar.title')}
      description={t('calendar.description')}
      crumbs={[{ label: t('list.title'), to: '/staff/activities' }]}
    >
      <FilterBar label={t('calendar.title')}>
        <TextInput
          type="month"
          label={t('calendar.month')}
          value={month}
          onChange={(event) => set({ month: event.currentTarget.value || undefined })}
        />
        <ProgrammeSelect value={search.programme} onChange={(programme) => set({ programme })} />
        <NativeSelect
          label={t('calendar.view')}
          data={[
            { value: 'list', label: t('calendar.list') },
            { value: 'month', label: t('calendar.grid') },
          ]}
          value={search.view ?? 'list'}
          onChange={(event) => set({ view: event.currentTarget.value === 'month' ? 'month' : undefined })}
        />
      </FilterBar>
      {search.view === 'month' ? (
        <QueryState query={query}>
          {({ pages }) => <MonthGrid from={from} to={to} rows={pages.flatMap(({ rows }) => rows)} />}
        </QueryState>
      ) : (
        <PagedTable
          query={query}
          caption={t('calendar.title')}
          columns={columns}
          rowKey={(row) => row.sessionId}
          empty={{ title: t('calendar.empty_title'), text: t('calendar.empty_text') }}
        />
      )}
    </PageFrame>
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

function ActivityLink({ row }: { row: CalendarRow }) {
  return (
    <TextLink
      to="/staff/activities/$activityId"
      params={{ activityId: row.activityId }}
      search={{ tab: 'sessions', session: row.position }}
    >
      <bdi>{row.activityCode}</bdi>
    </TextLink>
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
          : format.list(row.trainers.map(({ name, busy }) => (busy ? t('calendar.busy', { name }) : name))),
    },
  ];
}

/** Monday first; days of the neighbouring months stay empty. */
function MonthGrid({ from, to, rows }: { from: string; to: string; rows: readonly CalendarRow[] }) {
  const t = useWords('activities');
  const format = useFormat();
  const offset = (new Date(`${from}T00:00:00Z`).getUTCDay() + 6) % 7;
  const weeks: string[][] = [];
  for (let day = shiftDay(from, 0, -offset); day <= to; day = shiftDay(day, 0, 7))
    weeks.push(Array.from({ length: 7 }, (_, index) => shiftDay(day, 0, index)));
  const on = (day: string) => rows.filter((row) => format.dayOf(row.startsAt, row.timeZone) === day);
  return (
    <div className="month-grid">
      <table>
        <caption>{format.month(from)}</caption>
        <thead>
          <tr>
            {weeks[0]?.map((day) => (
              <th key={day} scope="col">
                {format.weekday(day)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {weeks.map((week) => (
            <tr key={week[0]}>
              {week.map((day) => (
                <td key={day}>
                  {day >= from && day <= to && (
                    <>
                      <span className="day">{format.shortDay(day)}</span>
                      {on(day).map((row) => (
                        <div key={row.sessionId}>
                          {format.time(row.startsAt, row.timeZone)} <ActivityLink row={row} />
                          {row.trainers.some(({ busy }) => busy) && <> ▲ {t('calendar.clash')}</>}
                        </div>
                      ))}
                    </>
                  )}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
