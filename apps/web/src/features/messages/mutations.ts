import { messagesApi } from '@traccia/contracts';
import { useMutation } from '@tanstack/react-query';
import { callApi } from '../../lib/api';

const everyMail = { invalidates: [['messages'], ['queue'], ['home']] };

export function useRetryMessage(id: string) {
  return useMutation({
    mutationFn: () => callApi(messagesApi.retry, { params: { id } }),
    meta: everyMail,
  });
}

export function useGiveUpMessage(id: string) {
  return useMutation({
    mutationFn: () => callApi(messagesApi.giveUp, { params: { id } }),
    meta: everyMail,
  });
}
