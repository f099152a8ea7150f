import { describe, expect, it } from '@jest/globals';
import { type ActivityFiguresInput, computeActivityFigures, placeOfTotal } from '@traccia/impact';
import { scopeFiguresOf } from '@traccia/persistence';

/** A wave in which everybody answers `fair` and the first `useful` answer `useful`, by yes and no in turn. */
function inputOf(waves: Record<string, { answered: number; useful: number }>): ActivityFiguresInput {
  const responses = Object.entries(waves).flatMap(([waveId, { answered, useful }]) =>
    Array.from({ length: answered }, (_, at) => {
      const turn = { codes: [at % 2 ? 'yes' : 'no'] };
      return {
        waveId,
        subjectId: `${waveId}:${at}`,
        completeness: 'complete' as const,
        answers: { fair: turn, useful: at < useful ? turn : { missing: 'skipped' } },
      };
    }),
  );
  return {
    frameKind: 'roster',
    frame: responses.map(({ waveId, subjectId }) => ({
      waveId,
      subjectId,
      constituentGroup: null,
      sex: null,
    })),
    responses,
    waves: Object.keys(waves).map((id) => ({ id, within: [`course of ${id}`] })),
    items: ['useful', 'fair'].map((code) => ({
      code,
      type: 'yes_no',
      metric: null,
      answerCodes: ['yes', 'no'],
    })),
    k: 5,
  };
}

async function poolOf(waves: Record<string, { answered: number; useful: number }>, isCross: boolean) {
  const shownIn = new Map(
    Object.entries(waves).map(([id, shape]) => {
      const figures = computeActivityFigures({ ...inputOf({ [id]: shape }), waves: [] });
      return [id, new Set(figures.filter(({ suppressed }) => suppressed === null).map(placeOfTotal))];
    }),
  );
  const rows = { main: inputOf(waves), fragments: [], shownIn, isCross };
  const figures = await scopeFiguresOf(rows, [], computeActivityFigures);
  return (itemCode: string) => {
    const [figure] = figures.filter((one) => one.itemCode === itemCode && one.dimension === 'all');
    return (
      figure && { n: figure.n, invited: figure.invited, marked: figure.flags.includes('shown_waves_only') }
    );
  };
}

describe('the total of a question in a pool', () => {
  const one = {
    a: { answered: 20, useful: 20 },
    b: { answered: 12, useful: 3 },
    c: { answered: 30, useful: 30 },
  };
  it.each([true, false])(
    'leaves out the wave that hides it, and says so; cutting across: %s',
    async (isCross) => {
      const total = await poolOf(one, isCross);
      // 53 − 50 would be the three of b; 50 anybody can add up.
      expect(total('useful')).toEqual({ n: 50, invited: 50, marked: true });
      expect(total('fair')).toEqual({ n: 62, invited: 62, marked: false });
    },
  );

  it('counts two waves that hide it where nobody can tell them apart, unless it cuts across', async () => {
    // 3 + 4 = 7 people are of b or d.
    const two = { ...one, d: { answered: 9, useful: 4 } };
    expect((await poolOf(two, false))('useful')).toEqual({ n: 57, invited: 71, marked: false });
    expect((await poolOf(two, true))('useful')).toEqual({ n: 50, invited: 50, marked: true });
  });

  it('is hidden where no wave shows it', async () => {
    const none = { a: { answered: 20, useful: 2 }, b: { answered: 12, useful: 2 } };
    for (const isCross of [true, false]) expect((await poolOf(none, isCross))('useful')?.n).toBeNull();
  });
});
