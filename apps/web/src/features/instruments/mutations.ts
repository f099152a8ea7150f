import { instrumentsApi, type BodyOf, type Instrument } from '@traccia/contracts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { callApi } from '../../lib/api';
import { forgetDraft } from './editor/kept-draft';
import { instrumentsQueries } from './queries';

const every = {
  invalidates: [
    ['instruments', 'list'],
    ['instruments', 'originals'],
    ['instruments', 'bank'],
  ],
};

function useRemember() {
  const client = useQueryClient();
  return (instrument: Instrument) =>
    client.setQueryData(instrumentsQueries.detail(instrument.id).queryKey, instrument);
}

export function useCreateInstrument() {
  const remember = useRemember();
  return useMutation({
    mutationFn: (body: BodyOf<typeof instrumentsApi.create>) => callApi(instrumentsApi.create, { body }),
    onSuccess: remember,
    meta: every,
  });
}

export function useBeginDraft(id: string) {
  return useMutation({
    mutationFn: () => callApi(instrumentsApi.begin, { params: { id } }),
    meta: { invalidates: [['instruments', 'detail', id], ...every.invalidates] },
  });
}

export function useDiscardDraft(id: string) {
  return useMutation({
    mutationFn: () => callApi(instrumentsApi.discard, { params: { id } }),
    onSuccess: () => forgetDraft(id),
    meta: every,
  });
}

export function usePublish(id: string) {
  const remember = useRemember();
  return useMutation({
    mutationFn: (body: BodyOf<typeof instrumentsApi.publish>) =>
      callApi(instrumentsApi.publish, { params: { id }, body }),
    onSuccess: remember,
    meta: every,
  });
}

export function useArchive(id: string) {
  const remember = useRemember();
  return useMutation({
    mutationFn: (archived: boolean) =>
      callApi(instrumentsApi.archive, { params: { id }, body: { archived } }),
    onSuccess: remember,
    meta: every,
  });
}
