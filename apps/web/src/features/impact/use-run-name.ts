import { useCallback } from 'react';
import { useLocalised } from '../../lib/format';
import { useWords } from '../../lib/words';
import type { ImpactRun } from './dashboard-types';

/** What a run is of, in the reader's language; a year by its number, since its name would be that of the centre. */
export function useRunName(): (run: ImpactRun | null) => string {
  const t = useWords('impact');
  const codes = useWords('codes');
  const say = useLocalised();
  return useCallback(
    (run) => {
      if (run?.scopeType === 'centre') return t('list.centre');
      return run?.scopeType === 'year'
        ? `${codes('scope.year')} ${run.scopeCode ?? ''}`
        : say(run?.scopeName);
    },
    [t, codes, say],
  );
}
