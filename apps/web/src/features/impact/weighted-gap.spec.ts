import { describe, expect, it } from '@jest/globals';
import type { Figure } from './dashboard-types';
import { gapAfterWeights } from './weighted-gap';

const figure = (part: Partial<Figure>): Figure =>
  ({ itemCode: null, choiceCode: null, dimension: 'all', groupCode: 'all', ...part }) as Figure;
const of = (method: string) => [
  figure({ metric: 'invited', estimate: 100 }),
  figure({ metric: 'responded', estimate: 40 }),
  figure({
    metric: 'class_factor',
    dimension: 'constituent_group',
    groupCode: 'employers_org',
    estimate: 0.6,
  }),
  figure({ metric: 'weights_design_effect', estimate: 1.2, method }),
];
const gap = (dimension: string, groupCode: string) =>
  figure({ metric: 'representation_gap', dimension, groupCode, n: 30, invited: 50 });

describe('what weights leave of a difference in shares', () => {
  it('is the weighted share less the share of those asked', () => {
    // 0.6·30/40 − 50/100 = 0.45 − 0.5; unweighted 30/40 − 50/100 = +0.25
    expect(gapAfterWeights(of('classes'), gap('constituent_group', 'employers_org'))).toBeCloseTo(-0.05, 12);
  });
  it('is nothing for the sexes where raking looks at them, and unsaid where nothing does', () => {
    expect(gapAfterWeights(of('raking'), gap('sex', 'woman'))).toBe(0);
    expect(gapAfterWeights(of('classes'), gap('sex', 'woman'))).toBeNull();
    expect(gapAfterWeights(of('raking'), gap('region', 'africa'))).toBeNull();
    expect(gapAfterWeights(of('classes'), gap('constituent_group', 'workers_org'))).toBeNull();
  });
});
