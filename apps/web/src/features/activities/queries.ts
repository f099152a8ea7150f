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
};
