import { instrumentsApi } from '@traccia/contracts';
import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query';
import { callApi, type Call } from '../../lib/api';

export type InstrumentFilters = Omit<
  NonNullable<Call<typeof instrumentsApi.list>['query']>,
  'after' | 'limit'
>;
export type BankFilters = Omit<NonNullable<Call<typeof instrumentsApi.bank>['query']>, 'after' | 'limit'>;

const pageAfter = {
  initialPageParam: undefined as string | undefined,
  getNextPageParam: (page: { next: string | null }) => page.next ?? undefined,
};

export const instrumentsQueries = {
  list: (filters: InstrumentFilters) =>
    infiniteQueryOptions({
      queryKey: ['instruments', 'list', filters],
      queryFn: ({ pageParam, signal }) =>
        callApi(instrumentsApi.list, { query: { ...filters, after: pageParam }, signal }),
      ...pageAfter,
    }),
  /** What can be copied; by code, the first hundred. */
  originals: () =>
    queryOptions({
      queryKey: ['instruments', 'originals'],
      queryFn: ({ signal }) =>
        callApi(instrumentsApi.list, { query: { state: 'published', limit: 100 }, signal }),
    }),
  detail: (id: string) =>
    queryOptions({
      queryKey: ['instruments', 'detail', id],
      queryFn: ({ signal }) => callApi(instrumentsApi.get, { params: { id }, signal }),
    }),
  version: (id: string, number: number) =>
    queryOptions({
      queryKey: ['instruments', 'version', id, number],
      queryFn: ({ signal }) => callApi(instrumentsApi.version, { params: { id, number }, signal }),
      // Published words never change.
      staleTime: Infinity,
    }),
  difference: (id: string, from: number, to: number) =>
    queryOptions({
      queryKey: ['instruments', 'difference', id, from, to],
      queryFn: ({ signal }) =>
        callApi(instrumentsApi.difference, { params: { id }, query: { from, to }, signal }),
      staleTime: Infinity,
    }),
  /** What the editor begins with; afterwards the editor's own history is the truth, so it is never refetched under it. */
  draft: (id: string) =>
    queryOptions({
      queryKey: ['instruments', 'draft', id],
      queryFn: ({ signal }) => callApi(instrumentsApi.draft, { params: { id }, signal }),
      staleTime: 0,
      gcTime: 0,
      refetchOnWindowFocus: false,
      refetchOnReconnect: false,
    }),
  bank: (filters: BankFilters) =>
    infiniteQueryOptions({
      queryKey: ['instruments', 'bank', filters],
      queryFn: ({ pageParam, signal }) =>
        callApi(instrumentsApi.bank, { query: { ...filters, after: pageParam }, signal }),
      placeholderData: keepPreviousData,
      ...pageAfter,
    }),
};
