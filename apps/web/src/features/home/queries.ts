import { queryOptions } from '@tanstack/react-query';
import { homeApi } from '@traccia/contracts';
import { callApi } from '../../lib/api';

export const todosQuery = queryOptions({
  queryKey: ['home'],
  queryFn: ({ signal }) => callApi(homeApi.todos, { signal }),
});
