import { useMutation } from '@tanstack/react-query';
import { applicationsApi, type BodyOf } from '@traccia/contracts';
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
    mutationFn: (version: number) => callApi(applicationsApi.submit, { params: { id }, body: { version } }),
  });
}

export function useWithdrawApplication() {
  return useMutation({
    meta: { invalidates: touched },
    mutationFn: (id: string) => callApi(applicationsApi.withdraw, { params: { id } }),
  });
}

export function useProposeOrganization() {
  return useMutation({
    mutationFn: (body: BodyOf<typeof applicationsApi.proposeOrganization>) =>
      callApi(applicationsApi.proposeOrganization, { body }),
  });
}
