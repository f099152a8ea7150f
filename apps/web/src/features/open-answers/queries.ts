import { openAnswersApi } from '@traccia/contracts';
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { callApi, type Call } from '../../lib/api';

export type TextFilters = Omit<NonNullable<Call<typeof openAnswersApi.list>['query']>, 'after' | 'limit'>;
export type TextPlace = Pick<TextFilters, 'instrumentId' | 'itemCode' | 'waveId'>;

export const openAnswersQueries = {
  questions: queryOptions({
    queryKey: ['open-answers', 'questions'],
    queryFn: ({ signal }) => callApi(openAnswersApi.questions, { query: {}, signal }),
  }),
  waves: (instrumentId: string, itemCode: string) =>
    queryOptions({
      queryKey: ['open-answers', 'waves', instrumentId, itemCode],
      queryFn: ({ signal }) => callApi(openAnswersApi.waves, { query: { instrumentId, itemCode }, signal }),
    }),
  list: (filters: TextFilters) =>
    infiniteQueryOptions({
      queryKey: ['open-answers', 'list', filters],
      queryFn: ({ pageParam, signal }) =>
        callApi(openAnswersApi.list, { query: { ...filters, after: pageParam }, signal }),
      initialPageParam: undefined as string | undefined,
      getNextPageParam: (page) => page.next ?? undefined,
    }),
  agreement: (place: TextPlace, codebookId: string) =>
    queryOptions({
      queryKey: ['open-answers', 'agreement', place, codebookId],
      queryFn: ({ signal }) => callApi(openAnswersApi.agreement, { query: { ...place, codebookId }, signal }),
    }),
  quotes: (place: TextPlace) =>
    queryOptions({
      queryKey: ['open-answers', 'quotes', place],
      queryFn: ({ signal }) => callApi(openAnswersApi.quotes, { query: place, signal }),
    }),
  codebooks: queryOptions({
    queryKey: ['codebooks'],
    queryFn: ({ signal }) => callApi(openAnswersApi.codebooks, { signal }),
  }),
  ofActivity: (id: string) =>
    queryOptions({
      queryKey: ['open-answers', 'activity', id],
      queryFn: ({ signal }) => callApi(openAnswersApi.ofActivity, { params: { id }, signal }),
      retry: false,
    }),
};
