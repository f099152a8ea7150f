import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { deputiesApi, homeApi, homeBoardApi, timelineApi } from '@traccia/contracts';
import { callApi, type Call } from '../../lib/api';

export type TimelineFilters = Omit<NonNullable<Call<typeof timelineApi.list>['query']>, 'after' | 'limit'>;

export const todosQuery = queryOptions({
  queryKey: ['home'],
  queryFn: ({ signal }) => callApi(homeApi.todos, { signal }),
});

export const boardQuery = queryOptions({
  queryKey: ['home', 'board'],
  queryFn: ({ signal }) => callApi(homeBoardApi.read, { signal }),
});

export const timelineQuery = (filters: TimelineFilters) =>
  infiniteQueryOptions({
    queryKey: ['timeline', filters],
    queryFn: ({ pageParam, signal }) =>
      callApi(timelineApi.list, { query: { ...filters, after: pageParam }, signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next ?? undefined,
    placeholderData: (before) => before,
  });

export const deputiesQuery = queryOptions({
  queryKey: ['deputies'],
  queryFn: ({ signal }) => callApi(deputiesApi.list, { signal }),
});
