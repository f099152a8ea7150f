import { useMutation, useQueryClient } from '@tanstack/react-query';
import { contactChoicesApi, privacyApi, type ConsentPurpose, type MyData } from '@traccia/contracts';
import { callApi, type BodyOf } from '../../lib/api';
import { contactChoicesQuery, myDataQuery } from './queries';

function useMyDataMutation<T>(act: (input: T) => Promise<MyData>) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: act,
    onSuccess: (data) => client.setQueryData(myDataQuery.queryKey, data),
  });
}

export const useGiveConsent = () =>
  useMyDataMutation((body: BodyOf<typeof privacyApi.giveConsent>) =>
    callApi(privacyApi.giveConsent, { body }),
  );

export const useWithdrawConsent = () =>
  useMyDataMutation((purpose: ConsentPurpose) =>
    callApi(privacyApi.withdrawConsent, { params: { purpose } }),
  );

export const useAskExport = () => useMyDataMutation(() => callApi(privacyApi.askExport, {}));

export const useAskErasure = () =>
  useMyDataMutation((note: string | null) => callApi(privacyApi.askErasure, { body: { note } }));

export const useCancelErasure = () => useMyDataMutation(() => callApi(privacyApi.cancelErasure, {}));

/** The copy as a file of the reader's own; it stays nowhere in the pages. */
export function useDownload() {
  return useMutation({
    mutationFn: async (id: string) => {
      const copy = await callApi(privacyApi.download, { params: { id } });
      const url = URL.createObjectURL(
        new Blob([JSON.stringify(copy, null, 2)], { type: 'application/json' }),
      );
      const link = document.createElement('a');
      link.href = url;
      link.download = `my-data-${copy.madeAt.slice(0, 10)}.json`;
      link.click();
      URL.revokeObjectURL(url);
    },
  });
}

export function useChangeContactChoices() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async (body: BodyOf<typeof contactChoicesApi.change>) =>
      callApi(contactChoicesApi.change, { body }),
    onSuccess: (choices) => client.setQueryData(contactChoicesQuery.queryKey, choices),
  });
}
