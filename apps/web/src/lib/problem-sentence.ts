import { useCallback } from 'react';
import { ApiProblem } from './api';
import { useWords } from './words';

/** What went wrong, as a sentence in the reader's language. */
export function useProblemSentence(): (error: unknown) => string {
  const t = useWords('problems');
  return useCallback(
    (error) => {
      const unknown = t('server.error');
      if (!(error instanceof ApiProblem)) return unknown;
      const params = Object.fromEntries(
        Object.entries(error.params).map(([name, value]) => [name, value ?? '']),
      );
      return t.maybe(error.code, unknown, params);
    },
    [t],
  );
}

/** Faults of a refused form by field name, e.g. `{ email: 'Please check this address.' }`. */
export function useFieldFaults(): (error: unknown) => Record<string, string> {
  const t = useWords('problems');
  return useCallback(
    (error) => {
      const faults = error instanceof ApiProblem ? error.faults : [];
      return Object.fromEntries(
        faults.map((fault) => [
          fault.field.replace(/^(body|query|params)\./, ''),
          t.maybe(fault.key, t('fault.invalid'), fault.params),
        ]),
      );
    },
    [t],
  );
}
