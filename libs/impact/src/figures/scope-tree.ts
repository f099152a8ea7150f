import { protectPool } from '../disclosure/protect-pool.js';
import { protectWave, type ProtectedTable } from '../disclosure/protected-table.js';
import type { CountTable, Mark } from '../disclosure/count-table.js';
import type { Edition } from '../disclosure/edition.js';
import { hideEverything, type Pattern, type SuppressOptions } from '../disclosure/suppress.js';
import type { ActivityFiguresInput } from './activity-input.js';
import type { TwoTables } from './joint-tables.js';
import { placePeople, type Population } from './people.js';

/** A scope with the scopes it is made of; a wave has none. */
export interface Scope<T> {
  own: T;
  /** Its name among the members of the scope above; empty for the outermost. */
  part: string;
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
  return scopeOf(input, waves, { depth: 0, part: '' });
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
  { depth, part }: { depth: number; part: string },
): Scope<Population> {
  const own = placePeople(input);
  if (waves.length < 2) return { own, part, members: [] };
  const parts = new Map<string, WaveRows[]>();
  waves.forEach((wave, at) => {
    const name = wave.within[depth] ?? ` wave ${at}`;
    parts.set(name, [...(parts.get(name) ?? []), wave]);
  });
  const members = [...parts].map(([name, rows]) =>
    scopeOf(
      {
        frameKind: input.frameKind,
        frame: rows.flatMap(({ frame }) => frame),
        responses: rows.flatMap(({ responses }) => responses),
      },
      rows,
      { depth: depth + 1, part: name },
    ),
  );
  return { own, part, members: members.filter((member) => member.own.people.length > 0) };
}

export interface ProtectionRule extends Omit<SuppressOptions, 'inherited' | 'isTotalTold'> {
  /** Answers from which a scope is broken down by group and sex. */
  breakdownFrom: number;
}

/** Whether a scope has answers enough for figures of its groups. */
export function isBrokenDown({ people }: Population, breakdownFrom: number): boolean {
  return people.filter(({ response }) => response).length >= breakdownFrom;
}

/** The same scopes in tables that were decided before. */
export interface DecidedScopes {
  /** Of the figure that this one is part of: what is hidden there is hidden here. */
  before: Scope<ProtectedTable> | null;
  /** Of the same people told apart by group and sex, when they are told apart by a trait here. */
  beside: BesideScopes | null;
}

/** A table is read beside the one of group and sex, where the total stands: it is told here when it is told there. */
export interface BesideScopes {
  people: Scope<Population>;
  decided: Scope<ProtectedTable>;
  /** Whether few people follow from both. */
  tell: (scope: TwoTables) => boolean;
}

/**
 * What is shown of one table in a scope and in all its parts, the parts first.
 *
 * @param scope    who belongs where; a scope of one part shows what the part shows
 * @param tableOf  the people of a scope who count, by group and sex
 * @param rule     thresholds
 * @param given    what is decided already
 * @param editions what readers have seen of the scope itself when it had fewer waves
 */
export function protectScopes(
  scope: Scope<Population>,
  tableOf: (population: Population) => CountTable,
  rule: ProtectionRule,
  given: DecidedScopes,
  editions: readonly Edition[] = [],
): Scope<ProtectedTable> {
  const { before, beside } = given;
  const members = scope.members.map((member, at) =>
    protectScopes(member, tableOf, rule, {
      before: before?.members[at] ?? null,
      beside: beside && besideIn(beside, member.part),
    }),
  );
  const { part } = scope;
  const { groups, sexes } = scope.own;
  const [only] = members;
  if (only && members.length === 1 && editions.length === 0) return { own: only.own, part, members };
  const brokenDown = isBrokenDown(scope.own, rule.breakdownFrom);
  const placed = { groups, sexes, table: tableOf(scope.own), brokenDown };
  const decide = (inherited: Pattern | undefined): ProtectedTable => {
    const options = { ...rule, inherited, isTotalTold: beside?.decided.own.pattern.all === null };
    if (members.length === 0) return protectWave(placed, options);
    return protectPool(
      placed,
      members.map((member) => member.own),
      options,
      editions,
    );
  };
  const nothing = (mark: Mark): ProtectedTable => decide(hideEverything(groups.length, sexes.length, mark));
  const total = beside?.decided.own.pattern.all;
  if (total) return { own: nothing(total), part, members };
  const own = decide(before?.own.pattern);
  const tells = beside?.tell({
    main: { people: beside.people.own, decided: beside.decided.own },
    trait: { people: scope.own, decided: own },
  });
  return { own: tells ? nothing('complementary') : own, part, members };
}

/** Where only those who answered stand, a wave may have nobody, and then no place in one of the two. */
function besideIn({ people, decided, tell }: BesideScopes, part: string): BesideScopes | null {
  const those = people.members.find((one) => one.part === part);
  const table = decided.members.find((one) => one.part === part);
  return those && table ? { people: those, decided: table, tell } : null;
}
