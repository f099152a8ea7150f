import { impactApi, type BodyOf } from '@traccia/contracts';
import { useMutation } from '@tanstack/react-query';
import { callApi } from '../../lib/api';

export function useRecompute() {
  return useMutation({
    mutationFn: (body: BodyOf<typeof impactApi.recompute>) => callApi(impactApi.recompute, { body }),
    meta: { invalidates: [['impact']] },
  });
}

export function useCancelRound() {
  return useMutation({
    mutationFn: () => callApi(impactApi.cancelRound),
    meta: { invalidates: [['impact', 'round']] },
  });
}
