import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query';
import {
  admissionPlanApi,
  applicationsApi,
  myInvitationsApi,
  peopleApi,
  type QueryOf,
} from '@traccia/contracts';
import { callApi } from '../../lib/api';

type ListFilter = Partial<Omit<QueryOf<typeof applicationsApi.ofActivity>, 'after' | 'limit'>>;

export const admissionsQueries = {
  wayIn: (code: string) =>
    queryOptions({
      queryKey: ['admissions', 'way-in', code],
      queryFn: ({ signal }) => callApi(applicationsApi.wayIn, { params: { code }, signal }),
    }),
  mine: infiniteQueryOptions({
    queryKey: ['admissions', 'mine'],
    queryFn: ({ signal, pageParam }) =>
      callApi(applicationsApi.mine, { query: pageParam ? { after: pageParam } : {}, signal }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
  }),
  myInvitations: queryOptions({
    queryKey: ['admissions', 'my-invitations'],
    queryFn: ({ signal }) => callApi(myInvitationsApi.list, { signal }),
  }),
  form: (id: string) =>
    queryOptions({
      queryKey: ['admissions', 'form', id],
      queryFn: ({ signal }) => callApi(applicationsApi.form, { params: { id }, signal }),
      // What is being typed is newer than anything the server could tell.
      staleTime: Infinity,
      gcTime: 0,
      refetchOnWindowFocus: false,
    }),
  organizations: (search: string) =>
    queryOptions({
      queryKey: ['admissions', 'organizations', search],
      queryFn: ({ signal }) => callApi(applicationsApi.findOrganizations, { query: { search }, signal }),
      enabled: search.trim().length >= 2,
      placeholderData: keepPreviousData,
    }),
  ofActivity: (activityId: string, filter: ListFilter) =>
    infiniteQueryOptions({
      queryKey: ['admissions', 'of-activity', activityId, filter],
      queryFn: ({ signal, pageParam }) =>
        callApi(applicationsApi.ofActivity, {
          params: { id: activityId },
          query: { ...filter, ...(pageParam ? { after: pageParam } : {}) },
          signal,
        }),
      initialPageParam: null as string | null,
      getNextPageParam: (page) => page.next,
    }),
  plan: (activityId: string) =>
    queryOptions({
      queryKey: ['admissions', 'plan', activityId],
      queryFn: ({ signal }) => callApi(admissionPlanApi.get, { params: { id: activityId }, signal }),
      // A mail that is on its way is looked at again until it has left.
      refetchInterval: ({ state }) =>
        state.data?.invitations.some(({ mail }) => mail.state === 'waiting') ? 4000 : false,
    }),
  people: (search: string) =>
    queryOptions({
      queryKey: ['admissions', 'people', search],
      queryFn: ({ signal }) => callApi(peopleApi.list, { query: { search, limit: 8 }, signal }),
      enabled: search.trim().length >= 2,
      placeholderData: keepPreviousData,
    }),
  detail: (id: string) =>
    queryOptions({
      queryKey: ['admissions', 'detail', id],
      queryFn: ({ signal }) => callApi(applicationsApi.get, { params: { id }, signal }),
    }),
};
