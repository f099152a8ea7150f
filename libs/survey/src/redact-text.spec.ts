import { redactSpans } from './redact-text.js';

describe('redactSpans', () => {
  it.each<[string, string, [number, number][], string | null]>([
    ['one passage', 'Ask Amina Diallo first', [[4, 16]], 'Ask ▮▮▮ first'],
    [
      'two, in any order',
      'Amina and Bo',
      [
        [10, 12],
        [0, 5],
      ],
      '▮▮▮ and ▮▮▮',
    ],
    [
      'overlapping ones',
      'Amina Diallo',
      [
        [0, 7],
        [5, 12],
      ],
      '▮▮▮',
    ],
    ['the whole text', 'Amina', [[0, 5]], '▮▮▮'],
    ['Arabic', 'قالت أمينة ذلك', [[5, 10]], 'قالت ▮▮▮ ذلك'],
    ['half a character', 'a😀b', [[0, 2]], null],
    ['a whole one', 'a😀b', [[1, 3]], 'a▮▮▮b'],
    ['nothing', 'text', [], null],
    ['an empty passage', 'text', [[1, 1]], null],
    ['beyond the end', 'text', [[1, 9]], null],
    ['a broken number', 'text', [[0.5, 2]], null],
  ])('takes out %s', (_, text, spans, expected) => {
    expect(redactSpans(text, spans)).toBe(expected);
  });
});
