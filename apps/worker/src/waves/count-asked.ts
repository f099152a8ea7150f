import { type GroupCount, tellDimensions, type TellingRule, type WaveOutcomes } from '@traccia/impact';
import type { AskedUnit, ToldCounts, WaveTelling, WaveToCount } from '@traccia/persistence';

interface Rows {
  asked: readonly AskedUnit[];
  /** Answers that lead to nobody. */
  unlinked: readonly { completeness: string; count: number }[];
  before: WaveTelling | null;
  rule: TellingRule;
}

type Counted = Omit<ToldCounts, 'curve'> & { answered: number };

const noOutcomes: WaveOutcomes = {
  complete: 0,
  partial: 0,
  breakOff: 0,
  sealed: 0,
  declined: 0,
  started: 0,
  opened: 0,
  unreachable: 0,
  silent: 0,
};
const answeredOf = ({ complete, partial, breakOff, sealed }: WaveOutcomes): number =>
  complete + partial + breakOff + sealed;

/** From rows to what may be told; of answers that lead to nobody nothing is told by group. */
export function countAsked(wave: WaveToCount, { asked, unlinked, before, rule }: Rows): Counted {
  const linked = wave.privacyMode !== 'anonymous' && unlinked.length === 0;
  const outcomes = linked ? outcomesOf(asked) : outcomesWithout(asked, unlinked);
  const count = (words: readonly (string | null)[]): Record<string, number> => {
    const tally: Record<string, number> = {};
    for (const word of words) if (word !== null) tally[word] = (tally[word] ?? 0) + 1;
    return tally;
  };
  return {
    invited: asked.length,
    linked,
    answered: answeredOf(outcomes),
    outcomes,
    declined: count(
      asked.map(({ outcome, declinedReason }) => (outcome === 'declined' ? declinedReason : null)),
    ),
    unreachable: linked
      ? count(asked.map(({ outcome, mail }) => (outcome === 'unreachable' ? mail : null)))
      : {},
    groups: linked ? groupsOf(wave, asked, before, rule) : (before?.counts.groups ?? null),
  };
}

function outcomesOf(asked: readonly AskedUnit[]): WaveOutcomes {
  const outcomes = { ...noOutcomes };
  for (const { outcome } of asked) outcomes[outcome] += 1;
  return outcomes;
}

/** Who has answered is not known any more, so that of the others only who declined can be told. */
function outcomesWithout(asked: readonly AskedUnit[], unlinked: Rows['unlinked']): WaveOutcomes {
  const known = outcomesOf(asked);
  const of = (completeness: string): number =>
    unlinked.find((row) => row.completeness === completeness)?.count ?? 0;
  const outcomes = {
    ...noOutcomes,
    complete: known.complete + of('complete'),
    partial: known.partial + of('partial'),
    breakOff: known.breakOff + of('break_off'),
    sealed: known.sealed,
    declined: known.declined,
  };
  const rest = asked.length - answeredOf(outcomes) - outcomes.declined;
  return { ...outcomes, silent: Math.max(0, rest) };
}

function groupsOf(
  wave: WaveToCount,
  asked: readonly AskedUnit[],
  before: WaveTelling | null,
  rule: TellingRule,
): ToldCounts['groups'] {
  const earlier = before?.counts.groups ?? null;
  // An organization's kind and its people's groups are nearly the same sets, and the difference would be one person.
  const dimensions: Record<string, (unit: AskedUnit) => string | null> = wave.hasFrame
    ? { constituent_group: (u) => u.constituentGroup, sex: (u) => u.sex, region: (u) => u.region }
    : { organization_type: (u) => u.organizationType };
  const now = Object.fromEntries(
    Object.entries(dimensions).map(([name, codeOf]) => [name, countBy(asked, codeOf)]),
  );
  const told = tellDimensions(now, earlier?.told ?? null, rule);
  return told ? { countedTo: wave.countTo, told } : earlier;
}

function countBy(asked: readonly AskedUnit[], codeOf: (unit: AskedUnit) => string | null): GroupCount[] {
  const groups = new Map<string, GroupCount>();
  for (const unit of asked) {
    const code = codeOf(unit) ?? 'unknown';
    const group = groups.get(code) ?? { code, invited: 0, answered: 0, complete: 0, partial: 0 };
    group.invited += 1;
    if (['complete', 'partial', 'breakOff'].includes(unit.outcome)) group.answered += 1;
    if (unit.outcome === 'complete' || unit.outcome === 'partial') group[unit.outcome] += 1;
    groups.set(code, group);
  }
  return [...groups.values()];
}
