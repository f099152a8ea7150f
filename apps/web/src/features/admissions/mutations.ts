import { useMutation } from '@tanstack/react-query';
import { admissionPlanApi, applicationsApi, myInvitationsApi, type BodyOf } from '@traccia/contracts';
import { callApi } from '../../lib/api';

const touched = [['admissions'], ['home']];

export function useBegin() {
  return useMutation({
    meta: { invalidates: touched },
    mutationFn: (activityId: string) => callApi(applicationsApi.begin, { body: { activityId } }),
  });
}

export function useSubmit(id: string) {
  return useMutation({
    meta: { invalidates: touched },
    mutationFn: (body: BodyOf<typeof applicationsApi.submit>) =>
      callApi(applicationsApi.submit, { params: { id }, body }),
  });
}

export function useWithdrawApplication() {
  return useMutation({
    meta: { invalidates: touched },
    mutationFn: (id: string) => callApi(applicationsApi.withdraw, { params: { id } }),
  });
}

export function useSetQuota(activityId: string) {
  return useMutation({
    meta: { invalidates: touched },
    mutationFn: ({ organizationId, places }: { organizationId: string; places: number }) =>
      callApi(admissionPlanApi.setQuota, { params: { id: activityId, organizationId }, body: { places } }),
  });
}

export type Guests = BodyOf<typeof admissionPlanApi.invite>;
export function useInvite(activityId: string) {
  return useMutation({
    meta: { invalidates: touched },
    mutationFn: (body: Guests) => callApi(admissionPlanApi.invite, { params: { id: activityId }, body }),
  });
}

export function useInviteAgain(activityId: string) {
  return useMutation({
    meta: { invalidates: touched },
    mutationFn: (invitationId: string) =>
      callApi(admissionPlanApi.inviteAgain, { params: { id: activityId, invitationId } }),
  });
}

export function useUninvite(activityId: string) {
  return useMutation({
    meta: { invalidates: touched },
    mutationFn: (invitationId: string) =>
      callApi(admissionPlanApi.uninvite, { params: { id: activityId, invitationId } }),
  });
}

export function useDeclineInvitation() {
  return useMutation({
    meta: { invalidates: touched },
    mutationFn: (id: string) => callApi(myInvitationsApi.decline, { params: { id } }),
  });
}

export function useProposeOrganization() {
  return useMutation({
    mutationFn: (body: BodyOf<typeof applicationsApi.proposeOrganization>) =>
      callApi(applicationsApi.proposeOrganization, { body }),
  });
}
