import { infiniteQueryOptions } from '@tanstack/react-query';
import { enrolmentsApi } from '@traccia/contracts';
import { callApi } from '../../lib/api';

export const myEnrolmentsQuery = infiniteQueryOptions({
  queryKey: ['enrolments', 'mine'],
  queryFn: ({ signal, pageParam }) =>
    callApi(enrolmentsApi.mine, { query: pageParam ? { after: pageParam } : {}, signal }),
  initialPageParam: null as string | null,
  getNextPageParam: (page) => page.next,
});
