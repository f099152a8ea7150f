import { notWeighted } from '../figures/activity-figure.js';
import { canonicalHead, canonicalLine } from './canonical-figures.js';

const figure = {
  ...{ metric: 'likert_share', itemCode: 'Q,1', dimension: 'sex', groupCode: 'woman', choiceCode: '"5"' },
  ...{ estimate: 0.1, lower: 1e-7, upper: 0.3, conf: 0.95, n: 22, invited: 40, numerator: 3 },
  ...{ responseRate: 0.55, method: 'wilson', suppressed: null, nullReason: null },
  ...notWeighted,
  flags: ['small_sample', 'indicative'],
};

describe('the canonical file', () => {
  it('keeps its columns and their order: fingerprints of frozen editions are taken of these bytes', () => {
    expect(canonicalHead).toBe(
      'metric,item,dimension,group,choice,estimate,lower,upper,conf,n,invited,numerator,response_rate,weighted,' +
        'weighted_lower,weighted_upper,weighted_reason,design_effect,effective_n,suppressed,null_reason,method,flags\n',
    );
  });

  it('writes a figure in the shortest form, with quotes where a cell needs them and nothing where nothing is', () => {
    expect(canonicalLine(figure)).toBe(
      'likert_share,"Q,1",sex,woman,"""5""",0.1,1e-7,0.3,0.95,22,40,3,0.55,,,,,,,,,wilson,small_sample indicative\n',
    );
  });
});
