import { activitiesApi, type Activity } from '@traccia/contracts';
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

/** The answer is the newest version: the page must not offer the old one while it refetches. */
function useRemember() {
  const client = useQueryClient();
  return (activity: Activity) =>
    client.setQueryData(activitiesQueries.detail(activity.id).queryKey, activity);
}
