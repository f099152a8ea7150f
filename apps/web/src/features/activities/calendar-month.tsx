import { useEffect } from 'react';
import type { CalendarRow } from '@traccia/contracts';
import { shiftDay } from '@traccia/training';
import { TextLink } from '../../components/link';
import { QueryState } from '../../components/query-state';
import { useFormat } from '../../lib/format';
import { useLocale } from '../../lib/locale';
import { useWords } from '../../lib/words';

const mostPages = 10;

/** The part of `useInfiniteQuery` this needs. */
interface Sessions {
  data: { pages: readonly { rows: readonly CalendarRow[] }[] } | undefined;
  error: unknown;
  isPending: boolean;
  refetch: () => unknown;
  hasNextPage: boolean;
  isFetching: boolean;
  fetchNextPage: () => unknown;
}

export function ActivityLink({ row }: { row: CalendarRow }) {
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

/** Monday first; days of the neighbouring months stay empty. All sessions, however many pages they are. */
export function MonthGrid({ from, to, query }: { from: string; to: string; query: Sessions }) {
  const t = useWords('activities');
  const { data, hasNextPage, isFetching, fetchNextPage } = query;
  const pages = data?.pages.length ?? 0;
  useEffect(() => {
    if (hasNextPage && !isFetching && pages < mostPages) fetchNextPage();
  }, [hasNextPage, isFetching, fetchNextPage, pages]);
  return (
    <QueryState query={query}>
      {(found) => {
        const rows = found.pages.flatMap((one) => one.rows);
        return (
          <>
            <Grid from={from} to={to} rows={rows} />
            {hasNextPage && pages >= mostPages && <p>{t('calendar.more', { count: rows.length })}</p>}
          </>
        );
      }}
    </QueryState>
  );
}

function Grid({ from, to, rows }: { from: string; to: string; rows: readonly CalendarRow[] }) {
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
                        <Entry key={row.sessionId} row={row} />
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

/** The time of the venue, and the reader's where it is another one. */
function Entry({ row }: { row: CalendarRow }) {
  const t = useWords('activities');
  const format = useFormat();
  const { zone } = useLocale();
  const there = format.time(row.startsAt, row.timeZone);
  const here = format.time(row.startsAt, zone);
  return (
    <div>
      {there} <ActivityLink row={row} />
      {there !== here && <span className="row-code">{t('calendar.yours', { time: here })}</span>}
      {row.trainers.some(({ busy }) => busy) && <span className="row-code">▲ {t('calendar.clash')}</span>}
    </div>
  );
}
