import { attendanceApi } from '@traccia/contracts';
import { useMutation } from '@tanstack/react-query';
import { callApi, type BodyOf } from '../../lib/api';

const everything = { invalidates: [['activities'], ['home']] };
export type WalkInBody = BodyOf<typeof attendanceApi.addWalkIn>;

export function useShowCode(id: string, position: number) {
  return useMutation({
    mutationFn: () => callApi(attendanceApi.showCode, { params: { id, position } }),
    meta: { invalidates: [['activities', 'check-in', id, position]] },
  });
}

export function useHideCode(id: string, position: number) {
  return useMutation({
    mutationFn: () => callApi(attendanceApi.hideCode, { params: { id, position } }),
    meta: everything,
  });
}

export function useCheckIn() {
  return useMutation({
    mutationFn: (code: string) => callApi(attendanceApi.checkIn, { body: { code } }),
    meta: everything,
  });
}

export function useAddWalkIn(id: string, position: number) {
  return useMutation({
    mutationFn: (body: WalkInBody) => callApi(attendanceApi.addWalkIn, { params: { id, position }, body }),
    meta: everything,
  });
}

export function useDecideWalkIn(id: string) {
  return useMutation({
    mutationFn: ({ walkInId, accept }: { walkInId: string; accept: boolean }) =>
      callApi(attendanceApi.decideWalkIn, { params: { id, walkInId }, body: { accept } }),
    meta: everything,
  });
}

export function useImportSheet(id: string) {
  return useMutation({
    mutationFn: (body: BodyOf<typeof attendanceApi.importSheet>) =>
      callApi(attendanceApi.importSheet, { params: { id }, body }),
    meta: everything,
  });
}
