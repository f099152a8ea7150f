import { infiniteQueryOptions, queryOptions, useMutation } from '@tanstack/react-query';
import { approvalsApi, type BodyOf, nominationsApi, nomineeApi, type QueryOf } from '@traccia/contracts';
import { callApi } from '../../lib/api';

type NominationFilter = Partial<Omit<QueryOf<typeof nominationsApi.list>, 'after' | 'limit'>>;
type ApprovalFilter = Partial<Omit<QueryOf<typeof approvalsApi.list>, 'after' | 'limit'>>;
const touched = [['nominations'], ['approvals'], ['admissions'], ['home']];

export const nominationsQueries = {
  activities: queryOptions({
    queryKey: ['nominations', 'activities'],
    queryFn: ({ signal }) => callApi(nominationsApi.activities, { signal }),
  }),
  list: (filter: NominationFilter) =>
    infiniteQueryOptions({
      queryKey: ['nominations', 'list', filter],
      queryFn: ({ signal, pageParam }) =>
        callApi(nominationsApi.list, {
          query: { ...filter, ...(pageParam ? { after: pageParam } : {}) },
          signal,
        }),
      initialPageParam: null as string | null,
      getNextPageParam: (page) => page.next,
    }),
  detail: (id: string) =>
    queryOptions({
      queryKey: ['nominations', 'detail', id],
      queryFn: ({ signal }) => callApi(nominationsApi.get, { params: { id }, signal }),
    }),
  approvals: (filter: ApprovalFilter) =>
    infiniteQueryOptions({
      queryKey: ['approvals', filter],
      queryFn: ({ signal, pageParam }) =>
        callApi(approvalsApi.list, {
          query: { ...filter, ...(pageParam ? { after: pageParam } : {}) },
          signal,
        }),
      initialPageParam: null as string | null,
      getNextPageParam: (page) => page.next,
    }),
  nominee: (token: string) =>
    queryOptions({
      queryKey: ['nominations', 'nominee'],
      queryFn: ({ signal }) => callApi(nomineeApi.open, { body: { token }, signal }),
      retry: false,
    }),
};

export function useCreateNomination() {
  return useMutation({
    meta: { invalidates: touched },
    mutationFn: (body: BodyOf<typeof nominationsApi.create>) => callApi(nominationsApi.create, { body }),
  });
}

export function useSendNomination(id: string) {
  return useMutation({
    meta: { invalidates: touched },
    mutationFn: () => callApi(nominationsApi.send, { params: { id } }),
  });
}

export function useWithdrawNomination(id: string) {
  return useMutation({
    meta: { invalidates: touched },
    mutationFn: () => callApi(nominationsApi.withdraw, { params: { id } }),
  });
}

export function useAnswerNomination() {
  return useMutation({
    meta: { invalidates: touched },
    mutationFn: (body: BodyOf<typeof nomineeApi.answer>) => callApi(nomineeApi.answer, { body }),
  });
}

export function useDecideApprovals() {
  return useMutation({
    meta: { invalidates: touched },
    mutationFn: (body: BodyOf<typeof approvalsApi.decide>) => callApi(approvalsApi.decide, { body }),
  });
}
