import { useMutation } from '@tanstack/react-query';
import { certificatesApi } from '@traccia/contracts';
import { callApi, type Call } from '../../lib/api';

const everyCertificate = { invalidates: [['certificates']] };

export function useIssueCertificates(id: string) {
  return useMutation({
    mutationFn: (body: Call<typeof certificatesApi.issue>['body']) =>
      callApi(certificatesApi.issue, { params: { id }, body }),
    meta: everyCertificate,
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
