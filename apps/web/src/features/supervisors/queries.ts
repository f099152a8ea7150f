import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { applicationsApi, type OwnSupervisor, supervisorsApi } from '@traccia/contracts';
import { type BodyOf, callApi } from '../../lib/api';

export const supervisorQueries = {
  mine: (enrolmentId: string) =>
    queryOptions({
      queryKey: ['supervisors', enrolmentId],
      queryFn: ({ signal }) => callApi(supervisorsApi.mine, { params: { id: enrolmentId }, signal }),
    }),
  ofEnrolment: (enrolmentId: string) =>
    queryOptions({
      queryKey: ['supervisors', 'staff', enrolmentId],
      queryFn: ({ signal }) => callApi(supervisorsApi.ofEnrolment, { params: { id: enrolmentId }, signal }),
    }),
  organizations: (search: string) =>
    queryOptions({
      queryKey: ['supervisors', 'organizations', search],
      queryFn: ({ signal }) => callApi(applicationsApi.findOrganizations, { query: { search }, signal }),
      enabled: search.length >= 2,
    }),
};

function useChange<T>(enrolmentId: string, act: (input: T) => Promise<OwnSupervisor>) {
  const client = useQueryClient();
  return useMutation({
    meta: { invalidates: [['my-data']] },
    mutationFn: act,
    onSuccess: (data) => client.setQueryData(supervisorQueries.mine(enrolmentId).queryKey, data),
  });
}

export const useNameSupervisor = (id: string) =>
  useChange(id, (body: BodyOf<typeof supervisorsApi.name>) =>
    callApi(supervisorsApi.name, { params: { id }, body }),
  );
export const useEndSupervisor = (id: string) =>
  useChange(id, (body: BodyOf<typeof supervisorsApi.end>) =>
    callApi(supervisorsApi.end, { params: { id }, body }),
  );
export const useDeclineProposal = (id: string) =>
  useChange(id, () => callApi(supervisorsApi.declineProposal, { params: { id } }));

export function useNameByStaff(id: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: BodyOf<typeof supervisorsApi.nameByStaff>) =>
      callApi(supervisorsApi.nameByStaff, { params: { id }, body }),
    onSuccess: (data) => client.setQueryData(supervisorQueries.ofEnrolment(id).queryKey, data),
  });
}

export function useEndByStaff(id: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (reason: BodyOf<typeof supervisorsApi.endByStaff>['reason']) =>
      callApi(supervisorsApi.endByStaff, { params: { id }, body: { reason } }),
    onSuccess: (data) => client.setQueryData(supervisorQueries.ofEnrolment(id).queryKey, data),
  });
}
