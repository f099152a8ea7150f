import { impactApi, reachApi } from '@traccia/contracts';
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { callApi, type Call } from '../../lib/api';

export type ScopeFilters = Omit<NonNullable<Call<typeof impactApi.scopes>['query']>, 'after' | 'limit'>;
export type DashboardScope = NonNullable<Call<typeof impactApi.dashboard>['query']>;

export const impactQueries = {
  scopes: (filters: ScopeFilters) =>
    infiniteQueryOptions({
      queryKey: ['impact', 'scopes', filters],
      queryFn: ({ pageParam, signal }) =>
        callApi(impactApi.scopes, { query: { ...filters, after: pageParam }, signal }),
      initialPageParam: undefined as string | undefined,
      getNextPageParam: (page) => page.next ?? undefined,
    }),
  dashboard: (scope: DashboardScope) =>
    queryOptions({
      queryKey: ['impact', 'dashboard', scope],
      queryFn: ({ signal }) => callApi(impactApi.dashboard, { query: scope, signal }),
    }),
  sources: (runId: string) =>
    infiniteQueryOptions({
      queryKey: ['impact', 'sources', runId],
      queryFn: ({ pageParam, signal }) =>
        callApi(impactApi.sources, { params: { id: runId }, query: { after: pageParam }, signal }),
      initialPageParam: undefined as string | undefined,
      getNextPageParam: (page) => page.next ?? undefined,
    }),
  reach: (scope: NonNullable<Call<typeof reachApi.read>['query']>) =>
    queryOptions({
      queryKey: ['impact', 'reach', scope],
      queryFn: ({ signal }) => callApi(reachApi.read, { query: scope, signal }),
    }),
  /** Looked at again while something moves, and now and then in case somebody else begins. */
  latestRound: () =>
    queryOptions({
      queryKey: ['impact', 'round'],
      queryFn: ({ signal }) => callApi(impactApi.latestRound, { signal }),
      refetchInterval: ({ state }) =>
        state.data && (state.data.waiting > 0 || state.data.round?.endedAt === null) ? 2000 : 30_000,
    }),
};
