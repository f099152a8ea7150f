import { activitiesApi, enrolmentsApi, type Activity } from '@traccia/contracts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { callApi, type Call } from '../../lib/api';
import { activitiesQueries } from './queries';

export type NewActivity = NonNullable<Call<typeof activitiesApi.create>['body']>;
export type ActivityChange = NonNullable<Call<typeof activitiesApi.update>['body']>;
type StatusChange = NonNullable<Call<typeof activitiesApi.setStatus>['body']>;
export type AttendanceMark = NonNullable<
  Call<typeof enrolmentsApi.recordAttendance>['body']
>['marks'][number];

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

export function useRecordAttendance(id: string, position: number) {
  return useMutation({
    mutationFn: (marks: AttendanceMark[]) =>
      callApi(enrolmentsApi.recordAttendance, { params: { id, position }, body: { marks } }),
    meta: { invalidates: [['activities'], ['home']] },
  });
}

/** The answer is the newest version: the page must not offer the old one while it refetches. */
function useRemember() {
  const client = useQueryClient();
  return (activity: Activity) =>
    client.setQueryData(activitiesQueries.detail(activity.id).queryKey, activity);
}
