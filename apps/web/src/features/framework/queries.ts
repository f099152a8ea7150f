import {
  activitiesApi,
  coursesApi,
  frameworkApi,
  programmesApi,
  type FrameworkFamily,
} from '@traccia/contracts';
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { callApi, type Call } from '../../lib/api';

type Filters<T> = Omit<T, 'after' | 'limit'>;
export type CourseFilters = Filters<NonNullable<Call<typeof coursesApi.list>['query']>>;
export type EntryFilters = Filters<NonNullable<Call<typeof frameworkApi.list>['query']>>;

const pageAfter = {
  initialPageParam: undefined as string | undefined,
  getNextPageParam: (page: { next: string | null }) => page.next ?? undefined,
};
const mostChoices = 20;

export const frameworkQueries = {
  courses: (filters: CourseFilters) =>
    infiniteQueryOptions({
      queryKey: ['courses', 'list', filters],
      queryFn: ({ pageParam, signal }) =>
        callApi(coursesApi.list, { query: { ...filters, after: pageParam }, signal }),
      ...pageAfter,
    }),
  course: (id: string) =>
    queryOptions({
      queryKey: ['courses', 'detail', id],
      queryFn: ({ signal }) => callApi(coursesApi.get, { params: { id }, signal }),
    }),
  programmes: (search: string | undefined) =>
    infiniteQueryOptions({
      queryKey: ['programmes', 'list', search],
      queryFn: ({ pageParam, signal }) =>
        callApi(programmesApi.list, { query: { search, after: pageParam }, signal }),
      ...pageAfter,
    }),
  programmeChoices: () =>
    queryOptions({
      queryKey: ['programmes', 'choices'],
      queryFn: ({ signal }) => callApi(programmesApi.list, { query: { limit: 100 }, signal }),
    }),
  programme: (id: string) =>
    queryOptions({
      queryKey: ['programmes', 'detail', id],
      queryFn: ({ signal }) => callApi(programmesApi.get, { params: { id }, signal }),
    }),
  entries: (filters: EntryFilters) =>
    infiniteQueryOptions({
      queryKey: ['framework', 'list', filters],
      queryFn: ({ pageParam, signal }) =>
        callApi(frameworkApi.list, { query: { ...filters, after: pageParam }, signal }),
      ...pageAfter,
    }),
  entryChoices: (family: FrameworkFamily, search: string) =>
    queryOptions({
      queryKey: ['framework', 'choices', family, search],
      queryFn: ({ signal }) =>
        callApi(frameworkApi.list, { query: { family, search, limit: mostChoices }, signal }),
      placeholderData: (before) => before,
    }),
  agreements: (search: string, kind: EntryFilters['kind']) =>
    queryOptions({
      queryKey: ['framework', 'agreements', search, kind],
      queryFn: ({ signal }) =>
        callApi(frameworkApi.list, {
          query: { family: 'funding_agreements', search, kind, limit: mostChoices },
          signal,
        }),
      placeholderData: (before) => before,
    }),
  activityChoices: (search: string) =>
    queryOptions({
      queryKey: ['activities', 'cascade', search],
      queryFn: ({ signal }) => callApi(activitiesApi.list, { query: { search, limit: mostChoices }, signal }),
      placeholderData: (before) => before,
    }),
  reach: () =>
    queryOptions({
      queryKey: ['framework', 'reach'],
      queryFn: ({ signal }) => callApi(frameworkApi.reach, { query: {}, signal }),
    }),
  ofActivity: (id: string) =>
    queryOptions({
      queryKey: ['framework', 'activity', id],
      queryFn: ({ signal }) => callApi(frameworkApi.ofActivity, { params: { id }, signal }),
    }),
};
