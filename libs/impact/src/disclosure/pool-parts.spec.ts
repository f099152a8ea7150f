import { poolParts } from './pool-parts.js';

describe('poolParts', () => {
  it.each([
    ['one small group would be what remains', [20, 3], [[0]]],
    ['two small ones that make five together', [20, 3, 2], [[0], [1, 2]]],
    ['two small ones that stay small', [20, 2, 2], [[0]]],
    ['three small ones that make five together', [2, 2, 1], [[0, 1, 2]]],
    ['nobody is no group', [20, 0, 4, 1], [[0], [2, 3]]],
    // Two groups under five that are eight together have four each.
    ['two whose number gives each of them', [20, 4, 4], [[0]]],
    ['five of one person each', [1, 1, 1, 1, 1], []],
    ['exactly the threshold is not small', [5], [[0]]],
    // 28 − 27 = the one who came after a figure of 27 was out.
    ['a small one after others were shown', [20, 3, 4, 1], [[0], [1, 2]]],
    ['two small ones after others were shown', [20, 3, 4, 1, 4], [[0], [1, 2], [3, 4]]],
    ['nothing at all', [], []],
  ])('%s', (_, sizes, expected) => {
    expect(poolParts(sizes, 5)).toEqual(expected);
  });

  it('only ever adds parts that may be shown by themselves, whatever comes', () => {
    const sizes = [3, 9, 1, 0, 2, 4, 4, 1, 6, 1, 1, 1, 1, 1];
    let before: number[][] = [];
    for (let known = 1; known <= sizes.length; known += 1) {
      const parts = poolParts(sizes.slice(0, known), 5);
      expect(parts.slice(0, before.length)).toEqual(before);
      for (const part of parts)
        expect(part.reduce((total, place) => total + (sizes[place] ?? 0), 0)).toBeGreaterThanOrEqual(5);
      before = parts;
    }
  });
});
