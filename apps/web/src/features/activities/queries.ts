import { activitiesApi, enrolmentsApi, impactApi } from '@traccia/contracts';
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { callApi, type Call } from '../../lib/api';

type Filters<E> = Omit<NonNullable<Call<E>['query']>, 'after' | 'limit'>;
export type ActivityFilters = Filters<typeof activitiesApi.list>;
export type RosterFilters = Filters<typeof enrolmentsApi.roster>;

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
      queryFn: ({ signal }) => callApi(activitiesApi.courses, { query: { search, limit: 50 }, signal }),
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
  /** The released figures of a wave in short: whether there are any, and of how many people. */
  released: (scopeType: 'wave' | 'activity', scopeId: string, waveKind: ReleasedKind) =>
    queryOptions({
      queryKey: ['impact', 'dashboard', { scopeType, scopeId, waveKind }],
      queryFn: ({ signal }) =>
        callApi(impactApi.dashboard, { query: { scopeType, scopeId, waveKind }, signal }),
    }),
};
type ReleasedKind = NonNullable<NonNullable<Call<typeof impactApi.dashboard>['query']>['waveKind']>;

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
