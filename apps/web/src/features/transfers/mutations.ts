import { transfersApi, type BodyOf } from '@traccia/contracts';
import { useMutation } from '@tanstack/react-query';
import { callApi } from '../../lib/api';

const every = { invalidates: [['transfers']] };

export function useAskTransfer() {
  return useMutation({
    mutationFn: (body: BodyOf<typeof transfersApi.create>) => callApi(transfersApi.create, { body }),
    meta: every,
  });
}

export function useMoveTransfer(id: string) {
  return useMutation({
    mutationFn: (act: 'confirm' | 'cancel') => callApi(transfersApi[act], { params: { id } }),
    meta: every,
  });
}
