import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { attendanceApi, enrolmentsApi, offersApi } from '@traccia/contracts';
import { callApi } from '../../lib/api';

export const myEnrolmentsQuery = infiniteQueryOptions({
  queryKey: ['enrolments', 'mine'],
  queryFn: ({ signal, pageParam }) =>
    callApi(enrolmentsApi.mine, { query: pageParam ? { after: pageParam } : {}, signal }),
  initialPageParam: null as string | null,
  getNextPageParam: (page) => page.next,
});

/** What it costs to leave today; asked anew each time, since a day changes it. */
export const withdrawalTermsQuery = (id: string) =>
  queryOptions({
    queryKey: ['enrolments', 'terms', id],
    queryFn: ({ signal }) => callApi(offersApi.withdrawalTerms, { params: { id }, signal }),
    staleTime: 0,
  });

export const ownAttendanceQuery = (id: string) =>
  queryOptions({
    queryKey: ['enrolments', 'attendance', id],
    queryFn: ({ signal }) => callApi(attendanceApi.mine, { params: { id }, signal }),
  });

export const myQuestionsQuery = queryOptions({
  queryKey: ['enrolments', 'questions'],
  queryFn: ({ signal }) => callApi(enrolmentsApi.questions, { signal }),
});
