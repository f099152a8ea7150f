import { instrumentFaultKeys, type InstrumentDefinition, type InstrumentFault } from '@traccia/survey';
import { createContext, useContext } from 'react';
import type { Selection } from './places';
import type { Change } from './use-instrument-draft';

/** What every part of the editor looks at. */
export interface Editing {
  definition: InstrumentDefinition;
  change: Change;
  /** The language whose texts are written now. */
  language: string;
  selection: Selection;
  select: (selection: Selection) => void;
  faults: readonly InstrumentFault[];
  /** Codes of items that published versions have answers under. */
  publishedCodes: ReadonlySet<string>;
}

const EditingContext = createContext<Editing | null>(null);
export const EditingProvider = EditingContext.Provider;

export function useEditing(): Editing {
  const editing = useContext(EditingContext);
  if (!editing) throw new Error('a part of the editor outside of it');
  return editing;
}

const rightToLeft = new Set(['ar', 'dv', 'fa', 'he', 'ku', 'ps', 'sd', 'ug', 'ur', 'yi']);
export const directionOfText = (language: string): 'ltr' | 'rtl' =>
  rightToLeft.has(language) ? 'rtl' : 'ltr';

/** The faults of one place, the errors first. */
export function faultsAt(
  faults: readonly InstrumentFault[],
  kind: InstrumentFault['place']['kind'],
  code: string,
): InstrumentFault[] {
  return faults
    .filter(({ place }) => place.kind === kind && place.code === code)
    .sort((one, other) => instrumentFaultKeys.indexOf(one.key) - instrumentFaultKeys.indexOf(other.key));
}
