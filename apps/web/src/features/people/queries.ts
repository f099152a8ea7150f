import {
  activitiesApi,
  coursesApi,
  messagesApi,
  organizationsApi,
  peopleApi,
  personNotesApi,
} from '@traccia/contracts';
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { callApi, type Call } from '../../lib/api';

export type PeopleFilters = Omit<NonNullable<Call<typeof peopleApi.list>['query']>, 'after' | 'limit'>;
export type OrganizationFilters = Omit<
  NonNullable<Call<typeof organizationsApi.list>['query']>,
  'after' | 'limit'
>;

const pageAfter = {
  initialPageParam: undefined as string | undefined,
  getNextPageParam: (page: { next: string | null }) => page.next ?? undefined,
};
const mostChoices = 20;

export interface Choice {
  value: string;
  label: string;
}

export const peopleQueries = {
  list: (filters: PeopleFilters) =>
    infiniteQueryOptions({
      queryKey: ['people', 'list', filters],
      queryFn: ({ pageParam, signal }) =>
        callApi(peopleApi.list, { query: { ...filters, after: pageParam }, signal }),
      ...pageAfter,
    }),
  notes: (id: string) =>
    infiniteQueryOptions({
      queryKey: ['people', 'notes', id],
      queryFn: ({ pageParam, signal }) =>
        callApi(personNotesApi.list, { params: { id }, query: { after: pageParam, limit: 10 }, signal }),
      ...pageAfter,
    }),
  mail: (id: string) =>
    infiniteQueryOptions({
      queryKey: ['messages', 'person', id],
      queryFn: ({ pageParam, signal }) =>
        callApi(messagesApi.list, { query: { personId: id, after: pageParam, limit: 10 }, signal }),
      ...pageAfter,
    }),
  detail: (id: string) =>
    queryOptions({
      queryKey: ['people', 'detail', id],
      queryFn: ({ signal }) => callApi(peopleApi.get, { params: { id }, signal }),
    }),
  organizations: (filters: OrganizationFilters) =>
    infiniteQueryOptions({
      queryKey: ['organizations', 'list', filters],
      queryFn: ({ pageParam, signal }) =>
        callApi(organizationsApi.list, { query: { ...filters, after: pageParam }, signal }),
      ...pageAfter,
    }),
  organizationChoices: (search: string) =>
    queryOptions({
      queryKey: ['organizations', 'choices', search],
      queryFn: ({ signal }) =>
        callApi(organizationsApi.list, { query: { search, limit: mostChoices }, signal }),
      placeholderData: (before) => before,
    }),
  activityChoices: (search: string) =>
    queryOptions({
      queryKey: ['activities', 'choices', search],
      queryFn: ({ signal }) => callApi(activitiesApi.list, { query: { search, limit: mostChoices }, signal }),
      placeholderData: (before) => before,
    }),
  /** Programmes are known through their courses. */
  programmeChoices: () =>
    queryOptions({
      queryKey: ['courses', 'programmes'],
      queryFn: ({ signal }) => callApi(coursesApi.list, { query: { limit: 100 }, signal }),
    }),
};
