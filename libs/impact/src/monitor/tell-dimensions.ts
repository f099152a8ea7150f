import { type GroupCount, tellGroups, type TellingRule, type ToldGroup } from './tell-groups.js';

export type Dimensions<G> = Readonly<Record<string, readonly G[]>>;

/**
 * What is told of the answers in several dimensions, such as group, sex and region.
 *
 * All dimensions are told together or not at all: the workers of a course may be just those who came from Africa, and
 * whoever knows that would compare what is told of the one with what is told of the other.
 *
 * @param now    groups by dimension; a dimension of fewer than two groups says nothing beside the total and is left out
 * @param before what was told last; null when nothing was
 * @param rule   as for `tellGroups`
 * @returns all dimensions anew; null = nothing new, what was told before stands
 * @throws RangeError for a threshold below 1
 * @source derived from `tellGroups`
 * @example tellDimensions({ sex: [woman 12, man 9] }, { sex: [woman 7, man 7] }, { k: 5, last: false }) // null
 */
export function tellDimensions(
  now: Dimensions<GroupCount>,
  before: Dimensions<ToldGroup> | null,
  rule: TellingRule,
): Record<string, ToldGroup[]> | null {
  const names = before
    ? Object.keys(before)
    : Object.keys(now).filter((name) => (now[name]?.length ?? 0) > 1);
  const told: Record<string, ToldGroup[]> = {};
  for (const name of names) {
    const groups = tellGroups(now[name] ?? [], before?.[name] ?? null, rule);
    if (groups === null) return null;
    told[name] = groups;
  }
  return names.length > 0 ? told : null;
}

/** Supervisors' answers are told from so many on, as their figures are. */
const leastOfSupervisors = 10;

/**
 * How many people stand behind whatever is told of a wave.
 *
 * @param threshold persons, of the installation
 * @example leastTold('supervisor', 5) // 10
 * @source METHODS, binding definitions
 */
export function leastTold(respondentKind: string, threshold: number): number {
  return respondentKind === 'supervisor' ? Math.max(threshold, leastOfSupervisors) : threshold;
}
