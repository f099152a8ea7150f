import type { Dashboard } from '@traccia/contracts';
import { useCallback } from 'react';
import { useFormat, useLocalised } from './format';
import { useWords } from './words';

type Scope = Pick<NonNullable<Dashboard['run']>, 'scopeType' | 'scopeCode' | 'scopeName'>;

/** What figures are of, in the reader's language; a year by its number, since its name would be that of the centre. */
export function useScopeName(): (run: Scope | null) => string {
  const codes = useWords('codes');
  const say = useLocalised();
  const format = useFormat();
  return useCallback(
    (run) => {
      if (run?.scopeType === 'centre') return codes('scope.centre');
      const code = run?.scopeCode ?? '';
      if (run?.scopeType === 'year') return `${codes('scope.year')} ${code}`;
      if (run?.scopeType === 'country') return format.countryName(code);
      if (run?.scopeType === 'constituent_group') return codes.maybe(`group.${code}`, code);
      return say(run?.scopeName);
    },
    [codes, say, format],
  );
}
