import { infiniteQueryOptions, queryOptions, useQueryClient } from '@tanstack/react-query';
import { certificatesApi, type AnswerOf } from '@traccia/contracts';
import { useEffect, useRef } from 'react';
import { callApi, type Call } from '../../lib/api';

export type CandidateFilters = Omit<Call<typeof certificatesApi.candidates>['query'], 'after' | 'limit'>;

const pageAfter = {
  initialPageParam: undefined as string | undefined,
  getNextPageParam: (page: { next: string | null }) => page.next ?? undefined,
};
/** While something is being made the page looks again. */
const lookAgainMs = 1000;

export const certificatesQueries = {
  mine: infiniteQueryOptions({
    queryKey: ['certificates', 'mine'],
    queryFn: ({ pageParam, signal }) =>
      callApi(certificatesApi.mine, { query: { after: pageParam }, signal }),
    ...pageAfter,
  }),
  verify: (serial: string) =>
    queryOptions({
      queryKey: ['certificates', 'verify', serial],
      queryFn: ({ signal }) => callApi(certificatesApi.verify, { params: { serial }, signal }),
      retry: false,
    }),
  overview: (id: string) =>
    queryOptions({
      queryKey: ['certificates', 'overview', id],
      queryFn: ({ signal }) => callApi(certificatesApi.overview, { params: { id }, signal }),
      refetchInterval: ({ state }) =>
        state.data?.batches.some((batch) => batch.state === 'running') ? lookAgainMs : false,
    }),
  candidates: (id: string, filters: CandidateFilters) =>
    infiniteQueryOptions({
      queryKey: ['certificates', 'candidates', id, filters],
      queryFn: ({ pageParam, signal }) =>
        callApi(certificatesApi.candidates, {
          params: { id },
          query: { ...filters, after: pageParam, limit: 50 },
          signal,
        }),
      ...pageAfter,
    }),
  templates: (id: string) =>
    queryOptions({
      queryKey: ['certificates', 'templates', id],
      queryFn: ({ signal }) => callApi(certificatesApi.templates, { params: { id }, signal }),
    }),
  preview: (id: string) =>
    queryOptions({
      queryKey: ['certificate-preview', id],
      queryFn: ({ signal }) => callApi(certificatesApi.preview, { params: { id }, signal }),
      refetchInterval: ({ state }) => (state.data?.state === 'waiting' ? lookAgainMs : false),
      staleTime: Infinity,
    }),
};

/** The list is read again once a batch has ended and the counts differ; a page that only counts would show no serials. */
export function useListAfterBatch(
  id: string,
  overview: AnswerOf<typeof certificatesApi.overview> | undefined,
) {
  const client = useQueryClient();
  const running = overview?.batches.some(({ state }) => state === 'running') ?? true;
  const live = overview?.kinds.map((kind) => kind.live).join() ?? '';
  const listed = useRef('');
  useEffect(() => {
    if (running || listed.current === live) return;
    if (listed.current !== '')
      void client.invalidateQueries({ queryKey: ['certificates', 'candidates', id] });
    listed.current = live;
  }, [client, id, running, live]);
}
