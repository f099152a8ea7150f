import { activitiesApi, coursesApi, mailingsApi, programmesApi } from '@traccia/contracts';
import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query';
import { callApi, type Call } from '../../lib/api';

export type MailingFilters = Omit<NonNullable<Call<typeof mailingsApi.list>['query']>, 'after' | 'limit'>;
export type RecipientFilters = Omit<
  NonNullable<Call<typeof mailingsApi.recipients>['query']>,
  'after' | 'limit'
>;

const pageAfter = {
  initialPageParam: undefined as string | undefined,
  getNextPageParam: (page: { next: string | null }) => page.next ?? undefined,
};
/** While mails wait or leave, the page looks again by itself. */
const againMs = 4000;

export const mailingsQueries = {
  list: (filters: MailingFilters) =>
    infiniteQueryOptions({
      queryKey: ['mailings', 'list', filters],
      queryFn: ({ pageParam, signal }) =>
        callApi(mailingsApi.list, { query: { ...filters, after: pageParam }, signal }),
      ...pageAfter,
    }),
  detail: (id: string) =>
    queryOptions({
      queryKey: ['mailings', 'detail', id],
      queryFn: ({ signal }) => callApi(mailingsApi.get, { params: { id }, signal }),
      refetchInterval: ({ state }) =>
        state.data &&
        (['scheduled', 'leaving'].includes(state.data.state) || (state.data.counts['planned'] ?? 0) > 0)
          ? againMs
          : false,
    }),
  /** Of the draft as it was saved last; `version` says which. */
  preview: (
    id: string,
    version: number,
    query: { personId?: string | undefined; search?: string | undefined },
  ) =>
    queryOptions({
      queryKey: ['mailings', 'preview', id, version, query],
      queryFn: ({ signal }) => callApi(mailingsApi.preview, { params: { id }, query, signal }),
      placeholderData: keepPreviousData,
    }),
  recipients: (id: string, filters: RecipientFilters) =>
    infiniteQueryOptions({
      queryKey: ['mailings', 'recipients', id, filters],
      queryFn: ({ pageParam, signal }) =>
        callApi(mailingsApi.recipients, { params: { id }, query: { ...filters, after: pageParam }, signal }),
      ...pageAfter,
    }),
  activity: (id: string) =>
    queryOptions({
      queryKey: ['activities', 'detail', id],
      queryFn: ({ signal }) => callApi(activitiesApi.get, { params: { id }, signal }),
    }),
  activityChoices: (search: string) =>
    queryOptions({
      queryKey: ['activities', 'choices', search],
      queryFn: ({ signal }) => callApi(activitiesApi.list, { query: { search, limit: 20 }, signal }),
      placeholderData: keepPreviousData,
    }),
  courseChoices: () =>
    queryOptions({
      queryKey: ['courses', 'choices'],
      queryFn: ({ signal }) => callApi(coursesApi.list, { query: { limit: 100 }, signal }),
    }),
  programmeChoices: () =>
    queryOptions({
      queryKey: ['programmes', 'choices'],
      queryFn: ({ signal }) => callApi(programmesApi.list, { query: { limit: 100 }, signal }),
    }),
};
