import { activitiesApi, coursesApi, enrolmentsApi } from '@traccia/contracts';
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { callApi, type Call } from '../../lib/api';

export type ActivityFilters = Omit<NonNullable<Call<typeof activitiesApi.list>['query']>, 'after' | 'limit'>;
export type RosterFilters = Omit<NonNullable<Call<typeof enrolmentsApi.roster>['query']>, 'after' | 'limit'>;

const pageAfter = {
  initialPageParam: undefined as string | undefined,
  getNextPageParam: (page: { next: string | null }) => page.next ?? undefined,
};

export const activitiesQueries = {
  list: (filters: ActivityFilters) =>
    infiniteQueryOptions({
      queryKey: ['activities', 'list', filters],
      queryFn: ({ pageParam, signal }) =>
        callApi(activitiesApi.list, { query: { ...filters, after: pageParam }, signal }),
      ...pageAfter,
    }),
  detail: (id: string) =>
    queryOptions({
      queryKey: ['activities', 'detail', id],
      queryFn: ({ signal }) => callApi(activitiesApi.get, { params: { id }, signal }),
    }),
  courses: (search: string) =>
    queryOptions({
      queryKey: ['courses', search],
      queryFn: ({ signal }) => callApi(coursesApi.list, { query: { search, limit: 50 }, signal }),
      placeholderData: (before) => before,
    }),
  roster: (id: string, filters: RosterFilters) =>
    infiniteQueryOptions({
      queryKey: ['activities', 'roster', id, filters],
      queryFn: ({ pageParam, signal }) =>
        callApi(enrolmentsApi.roster, {
          params: { id },
          query: { ...filters, after: pageParam, limit: 50 },
          signal,
        }),
      ...pageAfter,
    }),
  /** Everybody whose attendance counts; attendance is taken of all, so all pages are read. */
  attendees: (id: string) =>
    queryOptions({
      queryKey: ['activities', 'attendees', id],
      queryFn: ({ signal }) => readWholeRoster(id, signal),
    }),
  attendance: (id: string, position: number) =>
    queryOptions({
      queryKey: ['activities', 'attendance', id, position],
      queryFn: ({ signal }) => callApi(enrolmentsApi.attendance, { params: { id, position }, signal }),
    }),
};

const mostPages = 10;
const attending = ['enrolled', 'attended', 'completed'];

async function readWholeRoster(id: string, signal: AbortSignal) {
  const rows = [];
  let after: string | undefined;
  for (let page = 0; page < mostPages; page += 1) {
    const answer = await callApi(enrolmentsApi.roster, {
      params: { id },
      query: { after, limit: 100 },
      signal,
    });
    rows.push(...answer.rows.filter((row) => attending.includes(row.status)));
    if (!answer.next) break;
    after = answer.next;
  }
  return rows;
}
export type Attendee = Awaited<ReturnType<typeof readWholeRoster>>[number];
