import type { InstrumentDefinition } from './definition.js';

export const instrumentFaultKeys = ['shape', 'no-questions'] as const;
export type InstrumentFaultKey = (typeof instrumentFaultKeys)[number];

/** Where a fault is mended. */
export interface FaultPlace {
  kind: 'instrument' | 'page' | 'item' | 'list';
  code: string;
}
export interface InstrumentFault {
  place: FaultPlace;
  key: InstrumentFaultKey;
  params: Record<string, string | number>;
  /** An error must be mended before publishing; a warning is for the author to weigh. */
  severity: 'error' | 'warning';
}

export function checkInstrument(definition: InstrumentDefinition): InstrumentFault[] {
  return definition.pages.some(({ items }) => items.length > 0)
    ? []
    : [
        {
          place: { kind: 'instrument', code: definition.code },
          key: 'no-questions',
          params: {},
          severity: 'error',
        },
      ];
}
