import { mailingsApi, type BodyOf, type Mailing } from '@traccia/contracts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { callApi } from '../../lib/api';
import { mailingsQueries } from './queries';

const every = { invalidates: [['mailings'], ['messages']] };

function useRemember() {
  const client = useQueryClient();
  return (mailing: Mailing) => client.setQueryData(mailingsQueries.detail(mailing.id).queryKey, mailing);
}

export function useBeginMailing() {
  const remember = useRemember();
  return useMutation({
    mutationFn: (body: BodyOf<typeof mailingsApi.create>) => callApi(mailingsApi.create, { body }),
    onSuccess: remember,
    meta: every,
  });
}

export function useTryMailing(id: string) {
  return useMutation({
    mutationFn: (body: BodyOf<typeof mailingsApi.test>) =>
      callApi(mailingsApi.test, { params: { id }, body }),
    meta: { invalidates: [['messages']] },
  });
}

export function useSendMailing(id: string) {
  const remember = useRemember();
  return useMutation({
    mutationFn: (body: BodyOf<typeof mailingsApi.send>) =>
      callApi(mailingsApi.send, { params: { id }, body }),
    onSuccess: remember,
    meta: every,
  });
}

export function useTakeBack(id: string) {
  const remember = useRemember();
  return useMutation({
    mutationFn: () => callApi(mailingsApi.unschedule, { params: { id } }),
    onSuccess: remember,
    meta: every,
  });
}

export function useStopMailing(id: string) {
  const remember = useRemember();
  return useMutation({
    mutationFn: () => callApi(mailingsApi.stop, { params: { id } }),
    onSuccess: remember,
    meta: every,
  });
}

export function useRemoveMailing(id: string) {
  return useMutation({
    mutationFn: () => callApi(mailingsApi.remove, { params: { id } }),
    meta: { invalidates: [['mailings', 'list']] },
  });
}
