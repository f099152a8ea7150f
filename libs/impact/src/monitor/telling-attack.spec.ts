import { knows, spanOf } from '../disclosure/known-space.js';
import { type GroupCount, tellGroups, type ToldGroup } from './tell-groups.js';

const k = 5;
const codes = ['a', 'b', 'c', 'd'];

/** Small numbers that repeat from run to run. */
function dice(seed: number): (sides: number) => number {
  let state = seed * 2_654_435_761 + 1;
  return (sides) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * sides);
  };
}

interface Story {
  /** Answers of [day][group]. */
  came: number[][];
  /** What stood on the page at the end of each day, and on which day it was counted. */
  polls: { day: number; told: readonly ToldGroup[] }[];
  totals: number[];
}

/** Somebody looks after every single answer; what changes, changes at the end of a day. */
function watch(seed: number, guarded: boolean): Story {
  const roll = dice(seed);
  const days = 6;
  const came = Array.from({ length: days }, () => codes.map(() => (roll(3) === 0 ? roll(9) : roll(3))));
  const story: Story = { came, polls: [], totals: [] };
  let before: ToldGroup[] | null = null;
  let toldInAll = 0;
  for (let day = 0; day < days; day += 1) {
    const now = codes.map((code, group): GroupCount => {
      const answered = came.slice(0, day + 1).reduce((sum, line) => sum + (line[group] ?? 0), 0);
      return { code, invited: 60, answered, complete: answered, partial: 0 };
    });
    const inAll = now.reduce((sum, { answered }) => sum + answered, 0);
    const last = day === days - 1;
    if (!last && guarded && inAll - toldInAll < k) continue;
    toldInAll = inAll;
    story.totals.push(day);
    const told = tellGroups(now, before, { k, last, guarded });
    if (!told) continue;
    before = told;
    story.polls.push({ day, told });
  }
  return story;
}

/** All that was read, as sums over who came when; then every group over every time, one by one and in pairs. */
function countFound({ came, polls, totals }: Story): number {
  const days = came.length;
  const vector = (until: number, which: (group: number) => boolean): number[] =>
    came.flatMap((_, day) => codes.map((_code, group) => (day <= until && which(group) ? 1 : 0)));
  const read: number[][] = totals.map((day) => vector(day, () => true));
  const toldOn = new Map<string, number>();
  for (const { day, told } of polls)
    for (const { code, stand } of told) {
      if (stand === 'current') toldOn.set(code, day);
      const since = toldOn.get(code);
      if (stand !== 'hidden' && since !== undefined)
        read.push(vector(since, (group) => codes[group] === code));
    }
  const known = spanOf(days * codes.length, read);
  let found = 0;
  for (let from = -1; from < days - 1; from += 1)
    for (let to = from + 1; to < days; to += 1)
      for (let subset = 1; subset < 2 ** codes.length - 1; subset += 1) {
        const which = (group: number) => ((subset >> group) & 1) === 1;
        const people = came
          .slice(from + 1, to + 1)
          .reduce((sum, line) => sum + line.reduce((all, n, group) => all + (which(group) ? n : 0), 0), 0);
        if (people === 0 || people >= k) continue;
        const start = vector(from, which);
        if (
          knows(
            known,
            vector(to, which).map((n, at) => n - (start[at] ?? 0)),
          )
        )
          found += 1;
      }
  return found;
}

describe('somebody who looks after every answer', () => {
  const seeds = Array.from({ length: 150 }, (_, seed) => seed + 1);

  it('never learns that fewer than k of some groups have come in some time', () => {
    expect(seeds.filter((seed) => countFound(watch(seed, true)) > 0)).toEqual([]);
  });

  it('is told something all the same', () => {
    const told = seeds.filter((seed) =>
      watch(seed, true).polls.some((poll) => poll.told.some(({ stand }) => stand === 'current')),
    );
    expect(told.length).toBeGreaterThan(100);
  });

  it('learns it in most waves when the guard is off', () => {
    const found = seeds.filter((seed) => countFound(watch(seed, false)) > 0);
    expect(found.length).toBeGreaterThan(100);
  });
});
