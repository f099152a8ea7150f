import { editionsApi, type AnswerOf, type Edition, type FigureView } from '@traccia/contracts';
import { infiniteQueryOptions, queryOptions, useMutation } from '@tanstack/react-query';
import { callApi, type Call } from '../../lib/api';

export type EditionFilters = Omit<NonNullable<Call<typeof editionsApi.list>['query']>, 'after' | 'limit'>;
export type FrozenFigures = AnswerOf<typeof editionsApi.get>;
export type { Edition, FigureView };

export const editionQueries = {
  list: (filters: EditionFilters) =>
    infiniteQueryOptions({
      queryKey: ['editions', 'list', filters],
      queryFn: ({ pageParam, signal }) =>
        callApi(editionsApi.list, { query: { ...filters, after: pageParam }, signal }),
      initialPageParam: undefined as string | undefined,
      getNextPageParam: (page) => page.next ?? undefined,
    }),
  one: (code: string) =>
    queryOptions({
      queryKey: ['editions', 'one', code],
      queryFn: ({ signal }) => callApi(editionsApi.get, { params: { code }, signal }),
    }),
};

const invalidates = [['editions']];

export function useFreeze() {
  return useMutation({
    mutationFn: (body: Call<typeof editionsApi.freeze>['body']) => callApi(editionsApi.freeze, { body }),
    meta: { invalidates },
  });
}

export function useWithdraw(code: string) {
  return useMutation({
    mutationFn: (reason: string) => callApi(editionsApi.withdraw, { params: { code }, body: { reason } }),
    meta: { invalidates },
  });
}

/** Nothing changes by it; it is asked for, and its answer stands until the next. */
export function useVerify(code: string) {
  return useMutation({ mutationFn: () => callApi(editionsApi.verify, { params: { code } }) });
}
