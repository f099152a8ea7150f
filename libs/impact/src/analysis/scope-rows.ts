import type { ActivityFigure } from '../figures/activity-figure.js';
import { computeActivityFigures } from '../figures/compute-activity-figures.js';
import { placePeople } from '../figures/people.js';
import type { AnalysedFigures, AnalysedResponse, AnalysisInput } from './analysis-input.js';

/** The figures of one scope, and the responses that count in it. */
export interface ScopeRows {
  figures: ActivityFigure[];
  counted: AnalysedResponse[];
  /** null without an invited list. */
  invited: number | null;
}

/** Waves are named by the first entries of their `within`; none = everything. */
export type ReadScope = (within: readonly string[]) => ScopeRows;

/**
 * Reads scopes of an analysis, each as the product would read it.
 *
 * @param input the whole analysis
 * @returns a function from waves to their rows; a scope that nothing is in has figures of nobody
 * @example scopeReader(input)(['m6']).counted.length // people who answered at six months
 */
export function scopeReader({ figures: whole }: AnalysisInput): ReadScope {
  const framesOf = groupByWave(whole.frame);
  const responsesOf = groupByWave(whole.responses);
  const read: ReadScope = (steps) => {
    const waves = (whole.waves ?? []).filter(({ within }) =>
      steps.every((step, depth) => within[depth] === step),
    );
    const input: AnalysedFigures =
      steps.length === 0
        ? whole
        : {
            ...whole,
            waves,
            frame: waves.flatMap(({ id }) => framesOf.get(id) ?? []),
            responses: waves.flatMap(({ id }) => responsesOf.get(id) ?? []),
          };
    return withPeople(input);
  };
  const known = new Map<string, ScopeRows>();
  return (steps) => {
    const key = JSON.stringify(steps);
    const rows = known.get(key) ?? read(steps);
    known.set(key, rows);
    return rows;
  };
}

/** Only pairs and scales ask who counts, and of few scopes: a file of many activities does not pay for it. */
function withPeople(input: AnalysedFigures): ScopeRows {
  let placed: Omit<ScopeRows, 'figures'> | null = null;
  const place = () => {
    const { people } = placePeople(input);
    const counting = new Set(people.flatMap(({ response }) => response ?? []));
    return {
      counted: input.responses.filter((response) => counting.has(response)),
      invited: input.frameKind === 'roster' ? people.length : null,
    };
  };
  return {
    figures: computeActivityFigures(input),
    get counted() {
      return (placed ??= place()).counted;
    },
    get invited() {
      return (placed ??= place()).invited;
    },
  };
}

function groupByWave<T extends { waveId?: string }>(rows: readonly T[]): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const row of rows) {
    const group = groups.get(row.waveId ?? '');
    if (group) group.push(row);
    else groups.set(row.waveId ?? '', [row]);
  }
  return groups;
}

/** Whether an item of everybody is hidden in a scope; what is made of it is hidden with it. */
export function hidesItem({ figures }: ScopeRows, itemCode: string): ActivityFigure['suppressed'] {
  const figure = figures.find((one) => one.itemCode === itemCode && one.dimension === 'all');
  return figure?.suppressed ?? null;
}
