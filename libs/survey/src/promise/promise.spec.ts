import { describe, expect, it } from '@jest/globals';
import { promiseFor, promiseInAll, type PromiseFacts } from './promise.js';
import { promiseWords } from './promise-words.js';

const facts: PromiseFacts = {
  mode: 'confidential',
  isTest: false,
  respondentKind: 'participant',
  changeable: true,
  linkedMonths: 60,
  threshold: 5,
};

describe('the promise', () => {
  it.each<[string, Partial<PromiseFacts>, RegExp[], RegExp[]]>([
    [
      'confidential',
      {},
      [/^Your answers are confidential/, /supervisor/, /60 months/, /at least 5/, /change what you sent/],
      [/anonymous|under your name/],
    ],
    ['confidential, not to be changed', { changeable: false }, [/cannot be changed/], [/You can change/]],
    [
      'confidential, of an organization',
      { respondentKind: 'organization' },
      [/your organization, to compare/],
      [/supervisor/],
    ],
    [
      'named',
      { mode: 'named' },
      [/^Your answers are kept under your name/, /evaluation unit read them/, /60 months/],
      [/confidential|result/],
    ],
    [
      'named test',
      { mode: 'named', isTest: true, changeable: false },
      [/your result with your name/],
      [/read them with/],
    ],
    [
      'anonymous',
      { mode: 'anonymous' },
      [
        /^Your answers are anonymous/,
        /remind only the others/,
        /without end/,
        /at least 9 others/,
        /Five words/,
        /fewer than 5/,
        /name nobody/,
      ],
      [/60 months|another device|You can change/],
    ],
    [
      'with other settings',
      { linkedMonths: 12, threshold: 10 },
      [/12 months/, /at least 10/],
      [/60|at least 5/],
    ],
  ])('%s', (_what, more, says, never) => {
    const text = promiseFor({ ...facts, ...more }, 'en').join(' ');
    for (const part of says)
      expect(promiseFor({ ...facts, ...more }, 'en').join('\n')).toMatch(new RegExp(part, 'm'));
    for (const part of never) expect(text).not.toMatch(part);
    expect(text).not.toMatch(/[{}]/);
  });

  it('says the same in every language, with the same numbers', () => {
    for (const mode of ['named', 'confidential', 'anonymous'] as const) {
      const all = promiseInAll({ ...facts, mode });
      const counts = Object.values(all).map((lines) => lines.length);
      expect(new Set(counts).size).toBe(1);
      const numbers = Object.values(all).map((lines) => (lines.join(' ').match(/\d+/g) ?? []).sort().join());
      expect(new Set(numbers).size).toBe(1);
    }
    for (const words of Object.values(promiseWords))
      expect(Object.keys(words)).toEqual(Object.keys(promiseWords.en));
  });
});
