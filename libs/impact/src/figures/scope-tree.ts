import { protectPool } from '../disclosure/protect-pool.js';
import { protectWave, type ProtectedTable } from '../disclosure/protected-table.js';
import type { CountTable } from '../disclosure/count-table.js';
import type { Edition } from '../disclosure/edition.js';
import type { SuppressOptions } from '../disclosure/suppress.js';
import type { ActivityFiguresInput } from './activity-input.js';
import { placePeople, type Population } from './people.js';

/** A scope with the scopes it is made of; a wave has none. */
export interface Scope<T> {
  own: T;
  members: Scope<T>[];
}

interface WaveRows extends Pick<ActivityFiguresInput, 'frame' | 'responses'> {
  within: readonly string[];
}

/**
 * The scopes that have figures of their own within a pool: its courses, their activities, their waves.
 *
 * @param input with `waves` absent or one: the input is a wave itself
 * @returns everybody placed by group and sex, in the pool and again in each of its parts; a part without people is
 *          left out, since it has nothing to hide
 * @example scopesOf({ waves: [{ id: 'w1', within: ['c1'] }, { id: 'w2', within: ['c1'] }], … }) // pool > c1 > w1, w2
 */
export function scopesOf(input: ActivityFiguresInput): Scope<Population> {
  const [frame, responses] = [byWave(input.frame), byWave(input.responses)];
  const waves = (input.waves ?? []).map(({ id, within }): WaveRows => ({
    within,
    frame: frame.get(id) ?? [],
    responses: responses.get(id) ?? [],
  }));
  return scopeOf(input, waves, 0);
}

function byWave<T extends { waveId?: string }>(rows: readonly T[]): Map<string | undefined, T[]> {
  const lists = new Map<string | undefined, T[]>();
  for (const row of rows) {
    const list = lists.get(row.waveId);
    if (list) list.push(row);
    else lists.set(row.waveId, [row]);
  }
  return lists;
}

function scopeOf(
  input: Pick<ActivityFiguresInput, 'frameKind' | 'frame' | 'responses'>,
  waves: readonly WaveRows[],
  depth: number,
): Scope<Population> {
  const own = placePeople(input);
  if (waves.length < 2) return { own, members: [] };
  const parts = new Map<string, WaveRows[]>();
  waves.forEach((wave, at) => {
    const part = wave.within[depth] ?? ` wave ${at}`;
    parts.set(part, [...(parts.get(part) ?? []), wave]);
  });
  const members = [...parts.values()].map((rows) =>
    scopeOf(
      {
        frameKind: input.frameKind,
        frame: rows.flatMap(({ frame }) => frame),
        responses: rows.flatMap(({ responses }) => responses),
      },
      rows,
      depth + 1,
    ),
  );
  return { own, members: members.filter((member) => member.own.people.length > 0) };
}

export interface ProtectionRule extends Omit<SuppressOptions, 'inherited'> {
  /** Answers from which a scope is broken down by group and sex. */
  breakdownFrom: number;
}

/** Whether a scope has answers enough for figures of its groups. */
export function isBrokenDown({ people }: Population, breakdownFrom: number): boolean {
  return people.filter(({ response }) => response).length >= breakdownFrom;
}

/**
 * What is shown of one table in a scope and in all its parts, the parts first.
 *
 * @param scope    who belongs where; a scope of one part shows what the part shows
 * @param tableOf  the people of a scope who count, by group and sex
 * @param rule     thresholds
 * @param before   the same scopes for the figure that this one is part of; what is hidden there is hidden here
 * @param editions what readers have seen of the scope itself when it had fewer waves
 */
export function protectScopes(
  scope: Scope<Population>,
  tableOf: (population: Population) => CountTable,
  rule: ProtectionRule,
  before: Scope<ProtectedTable> | null,
  editions: readonly Edition[] = [],
): Scope<ProtectedTable> {
  const members = scope.members.map((member, at) =>
    protectScopes(member, tableOf, rule, before?.members[at] ?? null),
  );
  const { groups, sexes } = scope.own;
  const [only] = members;
  if (only && members.length === 1 && editions.length === 0) return { own: only.own, members };
  const brokenDown = isBrokenDown(scope.own, rule.breakdownFrom);
  const placed = { groups, sexes, table: tableOf(scope.own), brokenDown };
  const options = { ...rule, inherited: before?.own.pattern };
  const own =
    members.length === 0
      ? protectWave(placed, options)
      : protectPool(
          placed,
          members.map((member) => member.own),
          options,
          editions,
        );
  return { own, members };
}
