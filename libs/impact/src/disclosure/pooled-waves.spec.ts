import { type PoolableWave, pooledWaves } from './pooled-waves.js';

const wave = (id: string, responded: number, invited: number | null = 30, unit = 'c'): PoolableWave => ({
  id,
  unit,
  invited,
  responded,
});

describe('pooledWaves', () => {
  it.each<[string, PoolableWave[], string[]]>([
    // 23 − 20 would be the three.
    ['leaves out one small wave', [wave('a', 20), wave('b', 3)], ['a']],
    [
      'takes two small ones that are seven together',
      [wave('a', 20), wave('b', 3), wave('d', 4)],
      ['a', 'bd'],
    ],
    // Two waves under five that are eight together have four each; five that are five, one each.
    ['leaves out those whose number gives each of them', [wave('a', 4), wave('b', 4)], []],
    ['so too of one answer each', [...'abcde'].map((id) => wave(id, 1)), []],
    ['takes them when a third makes them uneven', [wave('a', 4), wave('b', 4), wave('d', 2)], ['abd']],
    ['does not mix units', [wave('a', 3), wave('b', 4, 30, 'other')], []],
    // Nobody answered of thirty: both numbers are shown.
    ['takes a wave that nobody answered', [wave('a', 0)], ['a']],
    // The sum of all asked would tell how many were asked in b.
    ['leaves out few who were asked', [wave('a', 3), wave('b', 3, 4)], []],
    ['takes few who were asked together', [wave('a', 3, 4), wave('b', 2, 3)], ['ab']],
    ['leaves out few who were asked and did not answer', [wave('a', 0, 3), wave('b', 9, 30)], ['b']],
    ['minds no list of those asked where there is none', [wave('a', 9, null)], ['a']],
    ['takes nothing of nothing', [], []],
  ])('%s', (_name, waves, parts) => {
    expect(pooledWaves(waves, 5).map((ids) => ids.join(''))).toEqual(parts);
  });

  it('never changes a part that there is, whatever closes later', () => {
    const sizes = [3, 9, 1, 0, 2, 4, 4, 1, 6, 1, 1, 1, 1, 1];
    const waves = sizes.map((responded, at) => wave(String(at), responded));
    let before: string[][] = [];
    for (let known = 1; known <= waves.length; known += 1) {
      const parts = pooledWaves(waves.slice(0, known), 5);
      expect(parts.slice(0, before.length)).toEqual(before);
      before = parts;
    }
    expect(before.length).toBeGreaterThan(4);
  });
});
