import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { type BodyOf, type ParamsOf, type QueryOf, surveyLettersApi } from '@traccia/contracts';
import { callApi } from '../../lib/api';

export type LetterKey = ParamsOf<typeof surveyLettersApi.save>;

export const surveyLetterQueries = {
  list: () =>
    queryOptions({
      queryKey: ['survey-letters'],
      queryFn: ({ signal }) => callApi(surveyLettersApi.list, { signal }),
      // Words under the hands of a writer are not taken away.
      refetchOnWindowFocus: false,
    }),
  samples: (query: QueryOf<typeof surveyLettersApi.samples>) =>
    queryOptions({
      queryKey: ['survey-letters', 'samples', query],
      queryFn: ({ signal }) => callApi(surveyLettersApi.samples, { query, signal }),
      refetchOnWindowFocus: false,
    }),
};

export function useSaveLetter(params: LetterKey) {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (body: BodyOf<typeof surveyLettersApi.save>) =>
      callApi(surveyLettersApi.save, { params, body }),
    onSuccess: () => cache.invalidateQueries({ queryKey: ['survey-letters'] }),
  });
}

export function useResetLetter(params: LetterKey) {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (version: number) => callApi(surveyLettersApi.reset, { params, body: { version } }),
    onSuccess: () => cache.invalidateQueries({ queryKey: ['survey-letters'] }),
  });
}

export function useTryLetter() {
  return useMutation({
    mutationFn: (body: BodyOf<typeof surveyLettersApi.test>) => callApi(surveyLettersApi.test, { body }),
  });
}
