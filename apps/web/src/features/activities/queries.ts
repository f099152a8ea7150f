import { activitiesApi, activityPlanApi, coursesApi, enrolmentsApi, peopleApi } from '@traccia/contracts';
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { callApi, type Call } from '../../lib/api';

export type ActivityFilters = Omit<NonNullable<Call<typeof activitiesApi.list>['query']>, 'after' | 'limit'>;
export type RosterFilters = Omit<NonNullable<Call<typeof enrolmentsApi.roster>['query']>, 'after' | 'limit'>;

type CalendarFilters = Omit<NonNullable<Call<typeof activityPlanApi.calendar>['query']>, 'after' | 'limit'>;

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
  templates: () =>
    queryOptions({
      queryKey: ['activities', 'templates'],
      queryFn: ({ signal }) =>
        callApi(activitiesApi.list, { query: { templates: 'yes', limit: 100 }, signal }),
    }),
  detail: (id: string) =>
    queryOptions({
      queryKey: ['activities', 'detail', id],
      queryFn: ({ signal }) => callApi(activitiesApi.get, { params: { id }, signal }),
    }),
  plan: (id: string) =>
    queryOptions({
      queryKey: ['activities', 'plan', id],
      queryFn: ({ signal }) => callApi(activityPlanApi.get, { params: { id }, signal }),
    }),
  cancellation: (id: string) =>
    queryOptions({
      queryKey: ['activities', 'cancellation', id],
      queryFn: ({ signal }) => callApi(activityPlanApi.cancellation, { params: { id }, signal }),
      staleTime: 0,
    }),
  calendar: (filters: CalendarFilters) =>
    infiniteQueryOptions({
      queryKey: ['activities', 'calendar', filters],
      queryFn: ({ pageParam, signal }) =>
        callApi(activityPlanApi.calendar, { query: { ...filters, after: pageParam, limit: 100 }, signal }),
      ...pageAfter,
      // What can be chosen stays there while the next month or filter is fetched.
      placeholderData: (before) => before,
    }),
  people: (search: string) =>
    queryOptions({
      queryKey: ['people', 'choices', search],
      queryFn: ({ signal }) => callApi(peopleApi.list, { query: { search, limit: 25 }, signal }),
      placeholderData: (before) => before,
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
