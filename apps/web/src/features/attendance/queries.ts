import { activitiesApi, attendanceApi, type Activity, type RoomRow } from '@traccia/contracts';
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { callApi } from '../../lib/api';

const pageAfter = {
  initialPageParam: undefined as string | undefined,
  getNextPageParam: (page: { next: string | null }) => page.next ?? undefined,
};
/** Asked also when the browser believes to be offline: a kept copy may answer. */
const always = { networkMode: 'always' } as const;
const roomLimit = 500;

export const attendanceQueries = {
  activity: (id: string) =>
    queryOptions({
      queryKey: ['activities', 'detail', id],
      queryFn: ({ signal }): Promise<Activity> => callApi(activitiesApi.get, { params: { id }, signal }),
      ...always,
    }),
  /** Everybody in the room: attendance is taken of all, so all pages are read. */
  room: (id: string, position: number) =>
    queryOptions({
      queryKey: ['activities', 'room', id, position],
      queryFn: ({ signal }) => readRoom(id, position, signal),
      ...always,
    }),
  overview: (id: string, search: string | undefined) =>
    infiniteQueryOptions({
      queryKey: ['activities', 'attendance-overview', id, search],
      queryFn: ({ pageParam, signal }) =>
        callApi(attendanceApi.overview, {
          params: { id },
          query: { search, after: pageParam, limit: 50 },
          signal,
        }),
      ...pageAfter,
    }),
  history: (id: string, enrolmentId: string, position: number) =>
    infiniteQueryOptions({
      queryKey: ['activities', 'attendance-history', id, enrolmentId, position],
      queryFn: ({ pageParam, signal }) =>
        callApi(attendanceApi.history, {
          params: { id, enrolmentId },
          query: { position, after: pageParam },
          signal,
        }),
      ...pageAfter,
    }),
  code: (id: string, position: number) =>
    queryOptions({
      queryKey: ['activities', 'check-in', id, position],
      queryFn: ({ signal }) => callApi(attendanceApi.readCode, { params: { id, position }, signal }),
      refetchInterval: 3000,
      staleTime: 0,
    }),
  walkIns: (id: string) =>
    infiniteQueryOptions({
      queryKey: ['activities', 'walk-ins', id],
      queryFn: ({ pageParam, signal }) =>
        callApi(attendanceApi.walkIns, { params: { id }, query: { after: pageParam }, signal }),
      ...pageAfter,
    }),
  candidates: (id: string, search: string) =>
    queryOptions({
      queryKey: ['activities', 'walk-in-candidates', id, search],
      queryFn: ({ signal }) =>
        callApi(attendanceApi.candidates, { params: { id }, query: { search }, signal }),
      enabled: search.length >= 2,
    }),
};

async function readRoom(id: string, position: number, signal?: AbortSignal): Promise<RoomRow[]> {
  const rows: RoomRow[] = [];
  let after: string | undefined;
  do {
    const page = await callApi(attendanceApi.room, {
      params: { id, position },
      query: { after, limit: roomLimit },
      ...(signal && { signal }),
    });
    rows.push(...page.rows);
    after = page.next ?? undefined;
  } while (after);
  return rows;
}

/** Where the parts of a room are asked for, so that a copy is kept under the same address. */
export const roomAddresses = (id: string, position: number) => ({
  me: '/api/me',
  activity: `/api/activities/${id}`,
  room: `/api/activities/${id}/sessions/${position}/attendance?limit=${roomLimit}`,
});
