import { administrationApi, privacyApi } from '@traccia/contracts';
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { callApi, type Call } from '../../lib/api';

export type AuditFilters = Omit<
  NonNullable<Call<typeof administrationApi.audit>['query']>,
  'after' | 'limit'
>;
const lookAgainMs = 10_000;

export const administrationQueries = {
  settings: () =>
    queryOptions({
      queryKey: ['settings'],
      queryFn: ({ signal }) => callApi(administrationApi.getSettings, { signal }),
    }),
  apiKeys: () =>
    queryOptions({
      queryKey: ['api-keys'],
      queryFn: ({ signal }) => callApi(administrationApi.listApiKeys, { signal }),
    }),
  queue: () =>
    queryOptions({
      queryKey: ['queue'],
      queryFn: ({ signal }) => callApi(administrationApi.queueHealth, { signal }),
      refetchInterval: lookAgainMs,
    }),
  privacyRequests: () =>
    infiniteQueryOptions({
      queryKey: ['privacy-requests'],
      queryFn: ({ pageParam, signal }) =>
        callApi(privacyApi.listRequests, { query: { kind: 'erasure', after: pageParam, limit: 25 }, signal }),
      initialPageParam: undefined as string | undefined,
      getNextPageParam: (page) => page.next ?? undefined,
    }),
  audit: (filters: AuditFilters) =>
    infiniteQueryOptions({
      queryKey: ['audit', filters],
      queryFn: ({ pageParam, signal }) =>
        callApi(administrationApi.audit, { query: { ...filters, after: pageParam, limit: 50 }, signal }),
      initialPageParam: undefined as string | undefined,
      getNextPageParam: (page) => page.next ?? undefined,
    }),
};
