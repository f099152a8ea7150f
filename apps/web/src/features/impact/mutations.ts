import { impactApi } from '@traccia/contracts';
import { useMutation } from '@tanstack/react-query';
import { callApi } from '../../lib/api';

export function useRecompute() {
  return useMutation({
    mutationFn: (waveId: string) => callApi(impactApi.recompute, { body: { waveId } }),
    meta: { invalidates: [['impact']] },
  });
}
