import type { FrameRow, ResponseRow } from './activity-input.js';

/** One member of a wave's frame with the answer that counts for it. */
export interface Seat {
  /** null = not known, or not stated by those who answered. */
  group: string | null;
  sex: string | null;
  response: ResponseRow | null;
}

type Trait = 'constituentGroup' | 'sex';

/**
 * Places answers that lead to nobody among the members of their wave's frame: each takes the seat of a member of the
 * group and sex that it states, of whom nothing else is known. So every group has as many answers as state it, against
 * as many members as the frame counts in it; nobody is looked up.
 *
 * Where one answer does not state its group, or more state a group than the frame has members in it, the answers say
 * nothing of the groups of this wave: then all its members and answers count under "not known", and are in the figures
 * for everybody only. Sex is treated the same way, and is dropped where only both together do not fit.
 *
 * @param frame  members of one wave
 * @param linked answers by subject, the first of each; their subjects keep their seats
 * @param loose  answers of the wave that lead to nobody, break-offs left out
 * @returns one seat a member, in the order of the frame; answers beyond the frame are not counted
 * @source METHODS 1.8: classes by what respondents state, against counts of the frame
 * @example 20 workers and 10 employers asked, 8 state workers and 4 employers: response rates 8/20 and 4/10
 */
export function seatUnlinked(
  frame: readonly FrameRow[],
  linked: ReadonlyMap<string, ResponseRow>,
  loose: readonly ResponseRow[],
): Seat[] {
  const free = frame.filter(({ subjectId }) => !linked.has(subjectId));
  const traits = traitsThatFit(free, loose);
  const keyOf = (one: Pick<FrameRow, Trait>): string => traits.map((trait) => one[trait] ?? '').join('|');
  const waiting = new Map<string, ResponseRow[]>();
  for (const response of loose) {
    const key = keyOf({ constituentGroup: response.constituentGroup ?? null, sex: response.sex ?? null });
    waiting.set(key, [...(waiting.get(key) ?? []), response]);
  }
  return frame.map((member) => ({
    group: traits.includes('constituentGroup') ? member.constituentGroup : null,
    sex: traits.includes('sex') ? member.sex : null,
    response: linked.get(member.subjectId) ?? waiting.get(keyOf(member))?.shift() ?? null,
  }));
}

const ladder: readonly Trait[][] = [['constituentGroup', 'sex'], ['constituentGroup'], ['sex']];

/** What can be told of the answers: the most of it that all state and that the frame has members enough for. */
function traitsThatFit(free: readonly FrameRow[], loose: readonly ResponseRow[]): readonly Trait[] {
  return (
    ladder.find((traits) => {
      const seats = new Map<string, number>();
      const keyOf = (one: Partial<Pick<FrameRow, Trait>>): string =>
        traits.map((trait) => one[trait] ?? '').join('|');
      for (const member of free) seats.set(keyOf(member), (seats.get(keyOf(member)) ?? 0) + 1);
      return loose.every((response) => {
        const left = seats.get(keyOf(response)) ?? 0;
        seats.set(keyOf(response), left - 1);
        return left > 0 && traits.every((trait) => response[trait]);
      });
    }) ?? []
  );
}
