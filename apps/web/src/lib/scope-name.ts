import type { Dashboard } from '@traccia/contracts';
import { useCallback } from 'react';
import { useLocalised } from './format';
import { useWords } from './words';

type Scope = Pick<NonNullable<Dashboard['run']>, 'scopeType' | 'scopeCode' | 'scopeName'>;

/** What figures are of, in the reader's language; a year by its number, since its name would be that of the centre. */
export function useScopeName(): (run: Scope | null) => string {
  const codes = useWords('codes');
  const say = useLocalised();
  return useCallback(
    (run) => {
      if (run?.scopeType === 'centre') return codes('scope.centre');
      return run?.scopeType === 'year'
        ? `${codes('scope.year')} ${run.scopeCode ?? ''}`
        : say(run?.scopeName);
    },
    [codes, say],
  );
}
