import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { fundingApi, logisticsApi, offersApi, selectionApi } from '@traccia/contracts';
import { callApi, type Call } from '../../lib/api';

export type BoardFilters = Omit<NonNullable<Call<typeof selectionApi.board>['query']>, 'after' | 'limit'>;

export const selectionQueries = {
  head: (id: string) =>
    queryOptions({
      queryKey: ['selection', id, 'head'],
      queryFn: ({ signal }) => callApi(selectionApi.head, { params: { id }, signal }),
    }),
  /** A hundred a page, each kept: scrolling back reads nothing again. */
  board: (id: string, filters: BoardFilters) =>
    infiniteQueryOptions({
      queryKey: ['selection', id, 'board', filters],
      queryFn: ({ pageParam, signal }) =>
        callApi(selectionApi.board, { params: { id }, query: { ...filters, after: pageParam }, signal }),
      initialPageParam: undefined as string | undefined,
      getNextPageParam: (page: { next: string | null }) => page.next ?? undefined,
      staleTime: 60_000,
    }),
  applicant: (activityId: string, id: string) =>
    queryOptions({
      queryKey: ['selection', activityId, 'applicant', id],
      queryFn: ({ signal }) => callApi(selectionApi.applicant, { params: { id }, signal }),
    }),
  letters: (id: string) =>
    queryOptions({
      queryKey: ['selection', id, 'letters'],
      queryFn: ({ signal }) => callApi(selectionApi.previewLetters, { params: { id }, signal }),
    }),
  rules: (id: string) =>
    queryOptions({
      queryKey: ['selection', id, 'rules'],
      queryFn: ({ signal }) => callApi(offersApi.rules, { params: { id }, signal }),
    }),
  funding: (id: string) =>
    queryOptions({
      queryKey: ['selection', id, 'funding'],
      queryFn: ({ signal }) => callApi(fundingApi.list, { params: { id }, signal }),
    }),
  myOffers: queryOptions({
    queryKey: ['offers', 'mine'],
    queryFn: ({ signal }) => callApi(offersApi.mine, { signal }),
  }),
  myLogistics: (activityId: string) =>
    queryOptions({
      queryKey: ['logistics', 'mine', activityId],
      queryFn: ({ signal }) => callApi(logisticsApi.mine, { params: { activityId }, signal }),
    }),
  logistics: (id: string, search: string | undefined) =>
    queryOptions({
      queryKey: ['logistics', 'list', id, search],
      queryFn: ({ signal }) => callApi(logisticsApi.list, { params: { id }, query: { search }, signal }),
    }),
};
