import { queryOptions } from '@tanstack/react-query';
import { calendarApi, identityApi } from '@traccia/contracts';
import { callApi } from '../../lib/api';

export const mySessionsQuery = queryOptions({
  queryKey: ['my-sessions'],
  queryFn: ({ signal }) => callApi(identityApi.listSessions, { signal }),
});

export const calendarFeedQuery = queryOptions({
  queryKey: ['calendar-feed'],
  queryFn: ({ signal }) => callApi(calendarApi.myFeed, { signal }),
});
