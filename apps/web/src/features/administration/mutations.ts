import { administrationApi, privacyApi, type Settings } from '@traccia/contracts';
import { useMutation } from '@tanstack/react-query';
import { callApi, type Call } from '../../lib/api';

type NewKey = NonNullable<Call<typeof administrationApi.createApiKey>['body']>;

export function useUpdateSettings() {
  return useMutation({
    mutationFn: (body: Settings) => callApi(administrationApi.updateSettings, { body }),
    meta: { invalidates: [['settings'], ['audit']] },
  });
}

export function useCreateApiKey() {
  return useMutation({
    mutationFn: (body: NewKey) => callApi(administrationApi.createApiKey, { body }),
    // The answer holds the secret; it must not outlive the page that shows it.
    gcTime: 0,
    meta: { invalidates: [['api-keys'], ['audit']] },
  });
}

export function useEndApiKey() {
  return useMutation({
    mutationFn: (id: string) => callApi(administrationApi.endApiKey, { params: { id } }),
    meta: { invalidates: [['api-keys'], ['audit']] },
  });
}

export function useRetryDelivery() {
  return useMutation({
    mutationFn: (id: string) => callApi(administrationApi.retryDelivery, { params: { id } }),
    meta: { invalidates: [['queue'], ['audit']] },
  });
}

export function useConfirmClock() {
  return useMutation({
    mutationFn: (id: string) => callApi(administrationApi.confirmClock, { params: { id } }),
    meta: { invalidates: [['queue'], ['audit']] },
  });
}

export function useDecidePrivacyRequest() {
  return useMutation({
    mutationFn: ({ id, ...body }: { id: string; decision: 'confirmed' | 'refused'; reason: string | null }) =>
      callApi(privacyApi.decide, { params: { id }, body }),
    meta: { invalidates: [['privacy-requests'], ['audit']] },
  });
}
