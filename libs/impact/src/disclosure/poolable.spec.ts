import { poolable } from './poolable.js';

describe('poolable', () => {
  it.each([
    ['one small group would be what remains', [20, 3], [true, false]],
    ['two small ones that make five together', [20, 3, 2], [true, true, true]],
    ['two small ones that stay small', [20, 2, 2], [true, false, false]],
    ['nobody is no group', [20, 0, 4, 1], [true, false, true, true]],
    ['exactly the threshold is not small', [5], [true]],
    ['nothing at all', [], []],
  ])('%s', (_, sizes, expected) => {
    expect(poolable(sizes, 5)).toEqual(expected);
  });
});
