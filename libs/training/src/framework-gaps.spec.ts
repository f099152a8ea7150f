import { describe, expect, it } from '@jest/globals';
import { findFrameworkGaps } from './framework-gaps.js';

describe('gaps in the framework', () => {
  it.each([
    [{ standards: 2, outcomes: 1, indicators: 0, markers: 4 }, ['indicator']],
    [{ standards: 1, outcomes: 1, indicators: 1, markers: 1 }, []],
    [
      { standards: 0, outcomes: 0, indicators: 0, markers: 0 },
      ['standard', 'outcome', 'indicator', 'marker'],
    ],
    [{ standards: 0, outcomes: 3, indicators: 2, markers: 0 }, ['standard', 'marker']],
  ] as const)('of %j are %j', (named, gaps) => {
    expect(findFrameworkGaps(named)).toEqual(gaps);
  });
});
