import { activitiesApi, activityPlanApi, type Activity, type PlanBody } from '@traccia/contracts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { callApi, type Call } from '../../lib/api';
import { activitiesQueries } from './queries';

export type NewActivity = NonNullable<Call<typeof activitiesApi.create>['body']>;
export type ActivityChange = NonNullable<Call<typeof activitiesApi.update>['body']>;
type StatusChange = NonNullable<Call<typeof activitiesApi.setStatus>['body']>;

const everyActivity = { invalidates: [['activities'], ['catalogue'], ['home']] };

export function useCreateActivity() {
  return useMutation({
    mutationFn: (body: NewActivity) => callApi(activitiesApi.create, { body }),
    meta: everyActivity,
  });
}

export function useUpdateActivity(id: string) {
  const remember = useRemember();
  return useMutation({
    mutationFn: (body: ActivityChange) => callApi(activitiesApi.update, { params: { id }, body }),
    onSuccess: remember,
    meta: everyActivity,
  });
}

export function useSetActivityStatus(id: string) {
  const remember = useRemember();
  return useMutation({
    mutationFn: (body: StatusChange) => callApi(activitiesApi.setStatus, { params: { id }, body }),
    onSuccess: remember,
    meta: everyActivity,
  });
}

export function useSavePlan(id: string) {
  return useMutation({
    mutationFn: (body: PlanBody) => callApi(activityPlanApi.save, { params: { id }, body }),
    meta: everyActivity,
  });
}

export function usePreviewMove(id: string) {
  return useMutation({
    mutationFn: (body: NonNullable<Call<typeof activityPlanApi.previewMove>['body']>) =>
      callApi(activityPlanApi.previewMove, { params: { id }, body }),
  });
}

export function useMoveDates(id: string) {
  return useMutation({
    mutationFn: (body: NonNullable<Call<typeof activityPlanApi.move>['body']>) =>
      callApi(activityPlanApi.move, { params: { id }, body }),
    meta: everyActivity,
  });
}

export function useCopyActivity(id: string) {
  return useMutation({
    mutationFn: (copies: { code: string; startsOn: string }[]) =>
      callApi(activityPlanApi.copy, { params: { id }, body: { copies } }),
    meta: everyActivity,
  });
}

/** The answer is the newest version: the page must not offer the old one while it refetches. */
function useRemember() {
  const client = useQueryClient();
  return (activity: Activity) =>
    client.setQueryData(activitiesQueries.detail(activity.id).queryKey, activity);
}
