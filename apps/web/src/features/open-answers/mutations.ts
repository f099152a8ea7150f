import { openAnswersApi, type BodyOf, type Locale } from '@traccia/contracts';
import { useMutation } from '@tanstack/react-query';
import { callApi } from '../../lib/api';

const texts = {
  invalidates: [
    ['open-answers', 'list'],
    ['open-answers', 'quotes'],
    ['open-answers', 'agreement'],
  ],
};

export function useCodeText(id: string) {
  return useMutation({
    mutationFn: (body: BodyOf<typeof openAnswersApi.code>) =>
      callApi(openAnswersApi.code, { params: { id }, body }),
    meta: texts,
  });
}

export function useTranslateText(id: string) {
  return useMutation({
    mutationFn: ({ locale, body }: { locale: Locale; body: string }) =>
      callApi(openAnswersApi.translate, { params: { id, locale }, body: { body } }),
    meta: texts,
  });
}

export function useRedactText(id: string) {
  return useMutation({
    mutationFn: (body: BodyOf<typeof openAnswersApi.redact>) =>
      callApi(openAnswersApi.redact, { params: { id }, body }),
    meta: texts,
  });
}

export function useRestoreText(id: string) {
  return useMutation({
    mutationFn: () => callApi(openAnswersApi.restore, { params: { id } }),
    meta: texts,
  });
}

export function useReadOriginal(id: string) {
  return useMutation({ mutationFn: () => callApi(openAnswersApi.original, { params: { id } }) });
}

export function useQuoteText(id: string) {
  return useMutation({
    mutationFn: (chosen: boolean) => callApi(openAnswersApi.quote, { params: { id }, body: { chosen } }),
    meta: texts,
  });
}

export function useCreateCodebook() {
  return useMutation({
    mutationFn: (title: string) => callApi(openAnswersApi.createCodebook, { body: { title } }),
    meta: { invalidates: [['codebooks']] },
  });
}

export function useSaveCodes(id: string) {
  return useMutation({
    mutationFn: (body: BodyOf<typeof openAnswersApi.saveCodes>) =>
      callApi(openAnswersApi.saveCodes, { params: { id }, body }),
    meta: { invalidates: [['codebooks']] },
  });
}
