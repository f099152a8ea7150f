import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { paperApi } from '@traccia/contracts';
import { callApi } from '../../lib/api';

export const paperQueries = {
  blank: (waveId: string) =>
    queryOptions({
      queryKey: ['paper', 'blank', waveId],
      queryFn: ({ signal }) => callApi(paperApi.blank, { params: { id: waveId }, signal }),
    }),
  respondents: (waveId: string, search: string | undefined) =>
    infiniteQueryOptions({
      queryKey: ['paper', 'respondents', waveId, search],
      queryFn: ({ pageParam, signal }) =>
        callApi(paperApi.respondents, {
          params: { id: waveId },
          query: { ...(search && { search }), after: pageParam },
          signal,
        }),
      initialPageParam: undefined as string | undefined,
      getNextPageParam: (page) => page.next ?? undefined,
    }),
  one: (invitationId: string) =>
    queryOptions({
      queryKey: ['paper', 'one', invitationId],
      queryFn: ({ signal }) => callApi(paperApi.open, { params: { id: invitationId }, signal }),
      // What is being typed is not taken away from under the hands.
      staleTime: Infinity,
      gcTime: 0,
    }),
};
