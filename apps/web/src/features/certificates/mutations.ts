import { useMutation, useQueryClient } from '@tanstack/react-query';
import { certificatesApi } from '@traccia/contracts';
import { callApi, type Call } from '../../lib/api';

const certificates = ['certificates'];
const everyCertificate = { invalidates: [certificates] };

export function useIssueCertificates(id: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: Call<typeof certificatesApi.issue>['body']) =>
      callApi(certificatesApi.issue, { params: { id }, body }),
    meta: everyCertificate,
    // Refused means that somebody else has issued them: the counts on the screen are old.
    onError: () => client.invalidateQueries({ queryKey: certificates }),
  });
}

export function useCancelBatch() {
  return useMutation({
    mutationFn: (id: string) => callApi(certificatesApi.cancelBatch, { params: { id } }),
    meta: everyCertificate,
  });
}

export function useRevokeCertificate(id: string) {
  return useMutation({
    mutationFn: (body: Call<typeof certificatesApi.revoke>['body']) =>
      callApi(certificatesApi.revoke, { params: { id }, body }),
    meta: everyCertificate,
  });
}

export function useReissueCertificate(id: string) {
  return useMutation({
    mutationFn: (body: Call<typeof certificatesApi.reissue>['body']) =>
      callApi(certificatesApi.reissue, { params: { id }, body }),
    meta: everyCertificate,
  });
}

export function useAskPreview(id: string) {
  return useMutation({
    mutationFn: (body: Call<typeof certificatesApi.askPreview>['body']) =>
      callApi(certificatesApi.askPreview, { params: { id }, body }),
  });
}

export function useSetCertificateRule(id: string) {
  return useMutation({
    mutationFn: (body: Call<typeof certificatesApi.setRule>['body']) =>
      callApi(certificatesApi.setRule, { params: { id }, body }),
    meta: everyCertificate,
  });
}

export function useSaveTemplate() {
  return useMutation({
    mutationFn: (body: Call<typeof certificatesApi.saveTemplate>['body']) =>
      callApi(certificatesApi.saveTemplate, { body }),
    meta: everyCertificate,
  });
}
