import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { wavePrivacyApi, type WavePrivacy } from '@traccia/contracts';
import { callApi } from '../../lib/api';

/** The part of the promise that can be chosen. */
export type Chosen = Pick<WavePrivacy, 'mode' | 'linkedMonths'>;

export const wavePrivacyQuery = (waveId: string) =>
  queryOptions({
    queryKey: ['wave-privacy', waveId],
    queryFn: ({ signal }) => callApi(wavePrivacyApi.get, { params: { id: waveId }, signal }),
  });

/** Asked for by a press, since it is about rows that move while people answer. */
export function usePreview(waveId: string) {
  return useMutation({
    mutationFn: (query: Chosen) => callApi(wavePrivacyApi.preview, { params: { id: waveId }, query }),
  });
}

export function useChange(waveId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ from, next }: { from: Chosen; next: Chosen }) =>
      callApi(wavePrivacyApi.change, {
        params: { id: waveId },
        body: { mode: next.mode, linkedMonths: next.linkedMonths, from },
      }),
    onSuccess: (wave) => client.setQueryData(wavePrivacyQuery(waveId).queryKey, wave),
    // Somebody else was faster, or somebody has answered: what may be chosen is another thing now.
    onError: () => client.invalidateQueries({ queryKey: wavePrivacyQuery(waveId).queryKey }),
  });
}
