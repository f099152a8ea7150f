import { identityApi } from '@traccia/contracts';
import { queryOptions } from '@tanstack/react-query';
import { callApi } from '../../lib/api';

export const signInOptionsQuery = queryOptions({
  queryKey: ['sign-in-options'],
  queryFn: ({ signal }) => callApi(identityApi.signInOptions, { signal }),
  staleTime: 300_000,
});
