import { useMutation } from '@tanstack/react-query';
import { deputiesApi, handOversApi, timelineApi } from '@traccia/contracts';
import { callApi, type Call } from '../../lib/api';

export type NewDeputy = NonNullable<Call<typeof deputiesApi.create>['body']>;
const whoIsResponsible = { invalidates: [['timeline'], ['deputies'], ['activities'], ['home']] };

export function useSetStatuses() {
  return useMutation({
    mutationFn: (body: NonNullable<Call<typeof timelineApi.setStatuses>['body']>) =>
      callApi(timelineApi.setStatuses, { body }),
    meta: { invalidates: [...whoIsResponsible.invalidates, ['catalogue']] },
  });
}

/** Reads, but by a body: fifty ids are too many for an address. */
export function useOpenTasks() {
  return useMutation({
    mutationFn: (activityIds: string[]) => callApi(handOversApi.tasks, { body: { activityIds } }),
  });
}

export function useHandOver() {
  return useMutation({
    mutationFn: (body: NonNullable<Call<typeof handOversApi.create>['body']>) =>
      callApi(handOversApi.create, { body }),
    meta: whoIsResponsible,
  });
}

export function useNameDeputy() {
  return useMutation({
    mutationFn: (body: NewDeputy) => callApi(deputiesApi.create, { body }),
    meta: whoIsResponsible,
  });
}

export function useEndDeputy() {
  return useMutation({
    mutationFn: (id: string) => callApi(deputiesApi.end, { params: { id } }),
    meta: whoIsResponsible,
  });
}
