import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { methodVersion } from '@traccia/impact';
import { estimators, silences, truthOutcomes, truthTable } from '@traccia/impact/truth';
import { Chance } from '../../../apps/cli/src/demo/chance.js';
import { publishedFigures, releasedFigures } from './published.js';
import { header, plan, simulate, survey } from './simulate.js';
import { drawCourse, happen, knownTruth } from './world.js';
import { exactly, rowLines } from './write-table.js';

const table = truthTable();
const find = (silence: string, estimator: string, likeness: number) =>
  table.rows.find(
    (row) =>
      row.scale === 'course' &&
      row.outcome === 'applied' &&
      row.silence === silence &&
      row.estimator === estimator &&
      row.likeness === likeness,
  );
const shareHeld = (...where: Parameters<typeof find>) => {
  const row = find(...where);
  return row ? row.truthHeld.count / row.given : Number.NaN;
};

describe('the worlds', () => {
  it('come to the share that the known effects come to', () => {
    // .2·.7 + .26·.78 + .2·.72 + .2·.62 + .14·.58 = .692, and .46·.03 more for women.
    expect(knownTruth().applied).toBeCloseTo(0.7058, 12);
  });

  it.each(plan.likeness)('make people of one activity alike by %s', (likeness) => {
    const people = happen(drawCourse(new Chance(1), 4000, 25), likeness);
    const share = people.reduce((sum, { applied }) => sum + applied, 0) / people.length;
    const totals = new Array<number>(4000).fill(0);
    for (const { activity, applied } of people) totals[activity] = (totals[activity] ?? 0) + applied;
    // Variance of a mean of 25: p(1 − p)·(1 + 24·likeness)/25.
    const between = totals.reduce((sum, total) => sum + (total / 25 - share) ** 2, 0) / 3999;
    expect(((between * 25) / (share * (1 - share)) - 1) / 24).toBeCloseTo(likeness, 2);
    expect(share).toBeCloseTo(knownTruth().applied, 2);
  });
});

describe('the published figure', () => {
  it('is what a run gives out, where it may be shown', () => {
    let shown = 0;
    for (let r = 0; r < 10; r += 1) {
      const people = happen(drawCourse(new Chance(plan.seed + r), plan.activities, plan.people), 0.05);
      const surveyed = survey(people, 'outcome');
      const released = releasedFigures(surveyed);
      const published = publishedFigures(surveyed);
      for (const outcome of truthOutcomes) {
        const figure = released[outcome];
        if (!figure || figure.suppressed) continue;
        shown += 1;
        expect(published[outcome]).toMatchObject({
          estimate: expect.closeTo(figure.weighted ?? Number.NaN, 9),
          lower: expect.closeTo(figure.weightedLower ?? Number.NaN, 9),
          upper: expect.closeTo(figure.weightedUpper ?? Number.NaN, 9),
        });
      }
    }
    expect(shown).toBeGreaterThan(10);
  });
});

describe('the table', () => {
  it('is of the formulas that the product computes with: npm run -s truth', () => {
    expect(table.methodVersion).toBe(methodVersion);
  });

  it('is of this plan, complete, and nobody was left out', () => {
    expect(table).toMatchObject(header(table.replications));
    const lines = silences.length * truthOutcomes.length * plan.likeness.length * (estimators.length + 2);
    expect(table.rows).toHaveLength(lines);
    const asked = { course: table.replications, activity: table.replications * plan.activities };
    for (const row of table.rows) {
      const refused = row.refused.split('+').reduce((sum, part) => sum + Number(part.split(':')[1] ?? 0), 0);
      expect([row.asked, row.given + refused]).toEqual([asked[row.scale], asked[row.scale]]);
    }
  });

  it('has a beginning that comes out the same to the last bit', () => {
    const slice = readFileSync(join(import.meta.dirname, 'slice.csv'), 'utf8')
      .trim()
      .split('\n');
    expect(rowLines(simulate(20), exactly)).toEqual(slice);
  });

  it('holds the truth of the invited between the bounds, always', () => {
    for (const row of table.rows.filter(({ estimator }) => estimator === 'bounds'))
      expect(row.invitedHeld.count).toBe(row.asked);
  });

  it('says what the page concludes: weights repair silence by group, and nothing repairs silence by outcome', () => {
    expect(Math.abs(find('group', 'raked_clustered', 0.05)?.bias ?? 1)).toBeLessThan(0.005);
    expect(find('group', 'unweighted', 0.05)?.bias).toBeGreaterThan(0.01);
    expect(find('outcome', 'raked_clustered', 0.05)?.bias).toBeGreaterThan(0.08);
    expect(shareHeld('chance', 'raked', 0.15)).toBeLessThan(0.85);
    expect(shareHeld('chance', 'raked_clustered', 0.15)).toBeGreaterThan(0.92);
    expect(shareHeld('outcome', 'raked_clustered', 0)).toBeLessThan(0.5);
  });
});
