import { describe, expect, it } from '@jest/globals';
import type { AnswerMap } from './answers.js';
import type { GroupItem } from './definition.js';
import { addRepetition, removeRepetition } from './repeat-group.js';

const group: GroupItem = {
  code: 'PLAN',
  type: 'group',
  over: 'free',
  max: 3,
  text: { en: 'Your plan' },
  items: [
    { code: 'WHAT', type: 'short_text', text: { en: 'What?' } },
    {
      code: 'GRID',
      type: 'factor_list',
      text: { en: 'Who?' },
      rows: [{ code: 'BOSS', text: { en: 'Boss' } }],
    },
  ],
};
const three: AnswerMap = {
  PLAN: { number: 3 },
  'WHAT#1': { text: 'a' },
  'WHAT#2': { text: 'b' },
  'BOSS#2': { number: 1 },
  'WHAT#3': { text: 'c' },
  OTHER: { text: 'stays' },
};

describe('a free group', () => {
  it('grows up to its bound', () => {
    expect(addRepetition(group, {})).toEqual({ PLAN: { number: 2 } });
    expect(addRepetition(group, three)).toBe(three);
  });

  it('moves later answers down, with what each of them has and has not', () => {
    expect(removeRepetition(group, three, 1)).toEqual({
      PLAN: { number: 2 },
      'WHAT#1': { text: 'b' },
      'BOSS#1': { number: 1 },
      'WHAT#2': { text: 'c' },
      OTHER: { text: 'stays' },
    });
    expect(removeRepetition(group, three, 3)).toEqual({
      PLAN: { number: 2 },
      'WHAT#1': { text: 'a' },
      'WHAT#2': { text: 'b' },
      'BOSS#2': { number: 1 },
      OTHER: { text: 'stays' },
    });
  });

  it('keeps one, emptied', () => {
    expect(removeRepetition(group, { 'WHAT#1': { text: 'a' } }, 1)).toEqual({ PLAN: { number: 1 } });
  });
});
