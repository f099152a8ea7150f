import {
  bankInstruments,
  type InstrumentDefinition,
  type Rule,
  storedItemsOf,
  visibleItems,
} from '@traccia/survey';
import { readConditions, writeRule, type Comparison, type Conditions } from './rule-model';

const a = { var: 'A' };
const line = (comparison: Comparison, ...values: (string | number)[]) => ({ name: 'A', comparison, values });
const all = (...lines: Conditions['lines']): Conditions => ({ join: 'all', lines });
const any = (...lines: Conditions['lines']): Conditions => ({ join: 'any', lines });

const shown: [string, Rule | undefined, Conditions][] = [
  ['always', undefined, all()],
  ['one choice', { '==': [a, 'yes'] }, all(line('is', 'yes'))],
  ['not one choice', { '!=': [a, 'yes'] }, all(line('is-not', 'yes'))],
  ['one of several', { in: [a, ['yes', 'partly']] }, all(line('one-of', 'yes', 'partly'))],
  ['among several chosen', { in: ['x', a] }, all(line('includes', 'x'))],
  ['not among several chosen', { '!': [{ in: ['x', a] }] }, all(line('includes-not', 'x'))],
  ['a number', { '>=': [a, 50] }, all(line('at-least', 50))],
  ['answered at all', { '!==': [a, null] }, all(line('answered'))],
  ['left open', { '===': [a, null] }, all(line('not-answered'))],
  ['all of two', { and: [{ '==': [a, 'x'] }, { '<': [a, 3] }] }, all(line('is', 'x'), line('less', 3))],
  ['any of two', { or: [{ '==': [a, 'x'] }, { '>': [a, 3] }] }, any(line('is', 'x'), line('more', 3))],
  [
    'nested once',
    { and: [{ '==': [a, 'x'] }, { or: [{ '==': [a, 'y'] }, { '==': [a, 'z'] }] }] },
    all(line('is', 'x'), { join: 'any', lines: [line('is', 'y'), line('is', 'z')] }),
  ],
];
const own: [string, Rule][] = [
  ['a constant', false],
  ['arithmetic', { '>': [{ '+': [a, { var: 'B' }] }, 5] }],
  ['a default', { '==': [{ var: ['A', 'x'] }, 'x'] }],
  ['a comparison the other way round', { '==': ['yes', a] }],
  ['two operators in one', { '==': [a, 1], '!=': [a, 2] }],
  [
    'nested twice',
    { and: [{ or: [{ and: [{ '==': [a, 1] }, { '==': [a, 2] }] }, { '==': [a, 3] }] }, { '==': [a, 4] }] },
  ],
  ['an "and" of one', { and: [{ '==': [a, 'x'] }] }],
  ['a list walked through', { some: [{ var: 'G' }, { '==': [a, 'x'] }] }],
];

describe('a rule in the builder', () => {
  it.each(shown)('is shown and written again: %s', (_name, rule, conditions) => {
    expect(readConditions(rule)).toEqual(conditions);
    expect(writeRule(conditions)).toEqual(rule);
  });

  it.each(own)('is left alone: %s', (_name, rule) => {
    expect(readConditions(rule)).toBeNull();
  });

  it('is never changed by being looked at, in any shipped instrument', () => {
    for (const { showIf } of bankInstruments.flatMap(storedItemsOf)) {
      const read = readConditions(showIf);
      if (read) expect(writeRule(read)).toEqual(showIf);
    }
  });

  it('means what it says', () => {
    const form = (showIf: Rule | undefined): InstrumentDefinition => ({
      code: 'c',
      kind: 'other',
      languages: ['en'],
      title: {},
      privacyMode: 'named',
      answerLists: { l: ['x', 'y', 'z'].map((code) => ({ code, text: {} })) },
      pages: [
        {
          code: 'p',
          items: [
            { code: 'A', type: 'multiple', answerList: 'l', text: {} },
            { code: 'N', type: 'number', text: {} },
            { code: 'B', type: 'date', text: {}, ...(showIf !== undefined && { showIf }) },
          ],
        },
      ],
    });
    const shows = (conditions: Conditions, answers: Parameters<typeof visibleItems>[1]) =>
      visibleItems(form(writeRule(conditions)), answers).some(({ code }) => code === 'B');
    const number = { name: 'N', values: [] };
    expect([
      shows(all(line('includes', 'x')), { A: { codes: ['x', 'y'] } }),
      shows(all(line('includes', 'x')), { A: { codes: ['y'] } }),
      shows(all(line('includes-not', 'x')), {}),
      shows(all({ ...number, comparison: 'answered' }), { N: { number: 0 } }),
      shows(all({ ...number, comparison: 'answered' }), {}),
      shows(all({ ...number, comparison: 'not-answered' }), {}),
    ]).toEqual([true, false, true, true, false, true]);
  });
});
