import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { linkSheetsApi, responseMonitorApi, type SilentPerson } from '@traccia/contracts';
import { callApi } from '../../lib/api';

export interface SilentFilters {
  search?: string | undefined;
  state?: SilentPerson['state'] | undefined;
}

export const responseQueries = {
  monitor: (waveId: string) =>
    queryOptions({
      queryKey: ['responses', waveId],
      queryFn: ({ signal }) => callApi(responseMonitorApi.get, { params: { id: waveId }, signal }),
    }),
  linkSheet: (waveId: string) =>
    queryOptions({
      queryKey: ['responses', waveId, 'link-sheet'],
      queryFn: ({ signal }) => callApi(linkSheetsApi.preview, { params: { id: waveId }, signal }),
    }),
  /** Every look is noted, so that it is not renewed behind the reader's back. */
  silent: (waveId: string, filters: SilentFilters) =>
    infiniteQueryOptions({
      queryKey: ['responses', waveId, 'silent', filters],
      queryFn: ({ pageParam, signal }) =>
        callApi(responseMonitorApi.silent, {
          params: { id: waveId },
          query: { ...filters, after: pageParam, limit: 50 },
          signal,
        }),
      initialPageParam: undefined as string | undefined,
      getNextPageParam: (page) => page.next ?? undefined,
      staleTime: Infinity,
      refetchOnWindowFocus: false,
    }),
};
