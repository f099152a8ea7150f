import { queryOptions } from '@tanstack/react-query';
import { contactChoicesApi, privacyApi } from '@traccia/contracts';
import { callApi } from '../../lib/api';

const lookAgainMs = 4000;

export const myDataQuery = queryOptions({
  queryKey: ['my-data'],
  queryFn: ({ signal }) => callApi(privacyApi.mine, { signal }),
  // A copy that is being made comes by itself.
  refetchInterval: ({ state }) =>
    state.data?.requests.some(({ kind, state: at }) => kind === 'export' && at === 'confirmed')
      ? lookAgainMs
      : false,
});

export const contactChoicesQuery = queryOptions({
  queryKey: ['my-data', 'contact-choices'],
  queryFn: ({ signal }) => callApi(contactChoicesApi.mine, { signal }),
});
