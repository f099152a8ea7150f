import { queryOptions } from '@tanstack/react-query';
import { identityApi } from '@traccia/contracts';
import { callApi } from '../../lib/api';

export const mySessionsQuery = queryOptions({
  queryKey: ['my-sessions'],
  queryFn: ({ signal }) => callApi(identityApi.listSessions, { signal }),
});
