import { messagesApi } from '@traccia/contracts';
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { callApi, type Call } from '../../lib/api';

export type MessageFilters = Omit<NonNullable<Call<typeof messagesApi.list>['query']>, 'after' | 'limit'>;

export const messagesQueries = {
  list: (filters: MessageFilters) =>
    infiniteQueryOptions({
      queryKey: ['messages', 'list', filters],
      queryFn: ({ pageParam, signal }) =>
        callApi(messagesApi.list, { query: { ...filters, after: pageParam, limit: 50 }, signal }),
      initialPageParam: undefined as string | undefined,
      getNextPageParam: (page) => page.next ?? undefined,
    }),
  expected: infiniteQueryOptions({
    queryKey: ['messages', 'expected'],
    queryFn: ({ pageParam, signal }) =>
      callApi(messagesApi.expected, { query: { after: pageParam, limit: 50 }, signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next ?? undefined,
  }),
  detail: (id: string) =>
    queryOptions({
      queryKey: ['messages', 'detail', id],
      queryFn: ({ signal }) => callApi(messagesApi.get, { params: { id }, signal }),
    }),
};
