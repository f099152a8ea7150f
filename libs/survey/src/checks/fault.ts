/** What can be wrong with an instrument before it is published; the sentence for each stands in the catalogues. */
export const instrumentFaultKeys = [
  'shape',
  'no-questions',
  'page-empty',
  'group-empty',
  'code-missing',
  'code-twice',
  'choice-twice',
  'no-choices',
  'list-unused',
  'too-few-to-rank',
  'more-than-choices',
  'min-over-max',
  'key-unknown',
  'key-missing',
  'rule-too-large',
  'rule-unknown-operator',
  'rule-unknown-item',
  'rule-later-item',
  'rule-unknown-choice',
  'unreachable',
  'mention-unknown',
  'mention-later',
  'text-missing',
  'language-incomplete',
  'names-in-anonymous',
  'too-many-items',
  'too-long',
] as const;
export type InstrumentFaultKey = (typeof instrumentFaultKeys)[number];

/** Where a fault is mended. */
export interface FaultPlace {
  kind: 'instrument' | 'page' | 'item' | 'list';
  code: string;
}
export interface InstrumentFault {
  place: FaultPlace;
  key: InstrumentFaultKey;
  /** What the sentence mentions: a code, a number, a language. */
  params: Record<string, string | number>;
  /** An error must be mended before publishing; a warning is for the author to weigh. */
  severity: 'error' | 'warning';
}

type Params = InstrumentFault['params'];
export const errorAt = (
  place: FaultPlace,
  key: InstrumentFaultKey,
  params: Params = {},
): InstrumentFault => ({
  place,
  key,
  params,
  severity: 'error',
});
export const warningAt = (
  place: FaultPlace,
  key: InstrumentFaultKey,
  params: Params = {},
): InstrumentFault => ({
  place,
  key,
  params,
  severity: 'warning',
});
export const atItem = ({ code }: { code: string }): FaultPlace => ({ kind: 'item', code });
