import { useCallback } from 'react';
import { useLocalised } from '../../lib/format';
import { useWords } from '../../lib/words';
import type { Edition } from './queries';

/** What the figures are of, in the reader's language. */
export function useScopeName(): (run: Edition['run']) => string {
  const codes = useWords('codes');
  const say = useLocalised();
  return useCallback(
    ({ scopeType, scopeCode, scopeName }) => {
      if (scopeType === 'centre') return codes('scope.centre');
      return scopeType === 'year' ? `${codes('scope.year')} ${scopeCode ?? ''}` : say(scopeName);
    },
    [codes, say],
  );
}
