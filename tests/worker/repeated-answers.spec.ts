import { describe, expect, it } from '@jest/globals';
import { repeatedItems, settleRepeated } from '@traccia/persistence';
import { endOfActivity } from '@traccia/survey';

const { ordered, unordered } = repeatedItems([endOfActivity]);

describe('what is asked once for each trainer', () => {
  it.each([
    ['one', ['4'], '4'],
    // 3 4 4 5: the second of four
    ['four', ['5', '3', '4', '4'], '4'],
    // 2 5: the lower one
    ['two', ['5', '2'], '2'],
  ])('counts a person once: %s', (_what, codes, expected) =>
    expect(settleRepeated({ 'EOA-FAC': { codes } }, ordered)['EOA-FAC']).toEqual({ codes: [expected] }),
  );
  it('leaves everything else as it is', () => {
    const answers = { 'EOA-REL': { codes: ['5'] }, 'EOA-FAC': { missing: 'not_applicable' as const } };
    expect(settleRepeated(answers, ordered)).toEqual(answers);
  });
  it('has no one value where answers have no order', () => {
    expect(ordered.has('EOA-FAC')).toBe(true);
    expect(unordered.has('EOA-PLAN-WHAT')).toBe(true);
  });
});
