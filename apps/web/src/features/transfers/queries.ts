import { activitiesApi, transfersApi, type Transfer } from '@traccia/contracts';
import { infiniteQueryOptions, keepPreviousData, queryOptions, skipToken } from '@tanstack/react-query';
import type { SheetKind } from '@traccia/training';
import { callApi } from '../../lib/api';

const pollMs = 1500;
const moves = ({ state }: Transfer) => state === 'asked' || state === 'running';

export const transfersQueries = {
  list: (filter: { search?: string | undefined; kind?: SheetKind | undefined }) =>
    infiniteQueryOptions({
      queryKey: ['transfers', 'list', filter],
      queryFn: ({ pageParam, signal }) =>
        callApi(transfersApi.list, { query: { ...filter, after: pageParam }, signal }),
      initialPageParam: undefined as string | undefined,
      getNextPageParam: (page) => page.next ?? undefined,
      refetchInterval: ({ state }) =>
        state.data?.pages.some(({ rows }) => rows.some(moves)) ? pollMs : false,
    }),
  detail: (id: string) =>
    queryOptions({
      queryKey: ['transfers', 'detail', id],
      queryFn: ({ signal }) => callApi(transfersApi.get, { params: { id }, signal }),
      refetchInterval: ({ state }) => (state.data && moves(state.data) ? pollMs : false),
    }),
  faults: (id: string, search: string | undefined) =>
    infiniteQueryOptions({
      queryKey: ['transfers', 'faults', id, search],
      queryFn: ({ pageParam, signal }) =>
        callApi(transfersApi.faults, {
          params: { id },
          query: { after: pageParam, search, limit: 50 },
          signal,
        }),
      initialPageParam: undefined as string | undefined,
      getNextPageParam: (page) => page.next ?? undefined,
    }),
  activities: (search: string) =>
    queryOptions({
      queryKey: ['activities', 'for-transfers', search],
      queryFn: ({ signal }) =>
        callApi(activitiesApi.list, { query: { search: search || undefined, limit: 25 }, signal }),
      placeholderData: keepPreviousData,
    }),
  activity: (id: string | undefined) =>
    queryOptions({
      queryKey: ['activities', 'for-transfers', 'one', id],
      queryFn: id ? ({ signal }) => callApi(activitiesApi.get, { params: { id }, signal }) : skipToken,
    }),
};
