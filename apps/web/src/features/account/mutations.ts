import { useMutation, useQueryClient } from '@tanstack/react-query';
import { calendarApi, identityApi } from '@traccia/contracts';
import { callApi, type BodyOf } from '../../lib/api';
import { meQuery } from '../../lib/me';
import { calendarFeedQuery, mySessionsQuery } from './queries';

export function useUpdateProfile() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: BodyOf<typeof identityApi.updateMe>) => callApi(identityApi.updateMe, { body }),
    onSuccess: (me) => client.setQueryData(meQuery.queryKey, me),
  });
}

export function useChangePassword() {
  return useMutation({
    meta: { invalidates: [meQuery.queryKey, mySessionsQuery.queryKey] },
    mutationFn: (body: BodyOf<typeof identityApi.changePassword>) =>
      callApi(identityApi.changePassword, { body }),
  });
}

export function useRequestEmailChange() {
  return useMutation({
    mutationFn: (email: string) => callApi(identityApi.requestEmailChange, { body: { email } }),
  });
}

export function useEndSession() {
  return useMutation({
    meta: { invalidates: [mySessionsQuery.queryKey] },
    mutationFn: (id: string) => callApi(identityApi.endSession, { params: { id } }),
  });
}

export function useMakeCalendarFeed() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => callApi(calendarApi.makeFeed, {}),
    onSuccess: (feed) => client.setQueryData(calendarFeedQuery.queryKey, feed),
  });
}

export function useEndCalendarFeed() {
  return useMutation({
    meta: { invalidates: [calendarFeedQuery.queryKey] },
    mutationFn: () => callApi(calendarApi.endFeed, {}),
  });
}
