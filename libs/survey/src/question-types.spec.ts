import { describe, expect, it } from '@jest/globals';
import { answerCodesOf, splitAnswerKey } from './answer-codes.js';
import { flattenItems, fromAnswerRows, toAnswerRows } from './answer-rows.js';
import type { AnswerMap, AnswerValue } from './answers.js';
import { checkAnswers } from './check-answers.js';
import type { InstrumentDefinition, Item } from './definition.js';
import { instrumentDefinitionSchema } from './definition-schema.js';
import { pipeText } from './pipe-text.js';
import { scoreItem, type ScoredItem } from './score-response.js';
import { visibleItems } from './visible-items.js';

const text = { en: 'x' };
const choices = (...codes: string[]) => codes.map((code) => ({ code, text: { en: code.toUpperCase() } }));
const items: Item[] = [
  { code: 'RANK', type: 'ranking', answerList: 'abc', text },
  {
    code: 'THEN',
    type: 'then_test',
    answerList: 'abc',
    text,
    rows: [{ code: 'K1', text, tags: { metric: 'm' } }],
  },
  { code: 'FAC', type: 'factor_list', text, rows: [{ code: 'F1', text }] },
  {
    code: 'PAIR',
    type: 'percent_pair',
    text,
    attribution: { code: 'ATT', text },
    confidence: { code: 'CON', text },
  },
  { code: 'DUE', type: 'computed', text, value: { '/': [{ '*': [{ var: 'ATT' }, { var: 'CON' }] }, 100] } },
  { code: 'SURE', type: 'short_text', text, showIf: { '>': [{ var: 'DUE' }, 25] } },
  { code: 'MAIL', type: 'short_text', format: 'email', text },
  { code: 'MANY', type: 'multiple', answerList: 'abc', text },
  { code: 'WHY', type: 'short_text', text, showIf: { in: ['a', { var: 'MANY' }] } },
  {
    code: 'TRAINER',
    type: 'group',
    over: 'trainers',
    max: 3,
    text,
    items: [
      { code: 'T-CLEAR', type: 'yes_no', required: true, text: { en: 'Was {{each}} clear?' } },
      { code: 'T-WHY', type: 'short_text', text, showIf: { '==': [{ var: 'T-CLEAR' }, 'no'] } },
    ],
  },
  {
    code: 'ACT',
    type: 'group',
    over: 'free',
    max: 3,
    text,
    items: [{ code: 'A-WHAT', type: 'short_text', text }],
  },
  {
    code: 'NONE',
    type: 'info',
    text,
    showIf: { none: [{ var: 'ACT' }, { '!!': { var: 'A-WHAT' } }] },
  },
];
const form: InstrumentDefinition = {
  code: 'types',
  kind: 'other',
  languages: ['en'],
  title: text,
  privacyMode: 'confidential',
  answerLists: { abc: choices('a', 'b', 'c') },
  pages: [{ code: 'p', items }],
};
const record = {
  lists: {
    trainers: [
      { code: 't1', text: { en: 'Ana' } },
      { code: 't2', text: { en: 'Bo' } },
    ],
  },
};
const faultOf = (code: string, value: AnswerValue) =>
  checkAnswers(form, { ...{ ATT: { number: 50 }, CON: { number: 80 } }, [code]: value }, 'draft', record)
    .faults[0]?.key ?? null;
const shown = (answers: AnswerMap) => visibleItems(form, answers, record).map(({ code }) => code);

it('is an instrument', () => expect(instrumentDefinitionSchema.safeParse(form).error).toBeUndefined());

describe('each type takes what fits and names what does not', () => {
  it.each<[string, string, AnswerValue, string | null]>([
    ['a whole order', 'RANK', { codes: ['c', 'a', 'b'] }, null],
    ['half an order', 'RANK', { codes: ['c', 'a'] }, 'fault.rank'],
    ['one place twice', 'RANK', { codes: ['c', 'c', 'b'] }, 'fault.invalid'],
    ['before', 'K1-BEF', { codes: ['a'] }, null],
    ['an unknown step', 'K1-NOW', { codes: ['d'] }, 'fault.invalid'],
    ['hindered', 'F1', { number: -2 }, null],
    ['no difference', 'F1', { number: 0 }, null],
    ['half a step', 'F1', { number: 0.5 }, 'fault.invalid'],
    ['not applicable is no 0', 'F1', { missing: 'not_applicable' }, null],
    ['a factor has no "I do not know"', 'F1', { missing: 'dont_know' }, 'fault.invalid'],
    ['a share', 'ATT', { number: 100 }, null],
    ['more than all', 'ATT', { number: 101 }, 'fault.max'],
    ['an address', 'MAIL', { text: ' a@b.example ' }, null],
    ['no address', 'MAIL', { text: 'a@b' }, 'fault.format.email'],
    ['NUL', 'MAIL', { text: 'a\u0000' }, 'fault.invalid'],
    ['half a character', 'MAIL', { text: 'a\uD800' }, 'fault.invalid'],
    ['a trainer', 'T-CLEAR#2', { codes: ['yes'] }, null],
    ['a trainer with a code outside the list', 'T-CLEAR#1', { codes: ['maybe'] }, 'fault.invalid'],
  ])('%s', (_what, code, value, fault) => expect(faultOf(code, value)).toBe(fault));
});

describe('groups', () => {
  it('repeat over the list of the record, each with its own branches', () => {
    const codes = shown({ 'T-CLEAR#1': { codes: ['no'] } });
    expect(codes.filter((code) => code.startsWith('T-'))).toEqual(['T-CLEAR#1', 'T-WHY#1', 'T-CLEAR#2']);
  });
  it('name whom a repetition is about', () => {
    const [first] = visibleItems(form, {}, record).filter(({ code }) => code === 'T-CLEAR#1');
    const known = { definition: form, answers: {}, record, locale: 'en', place: first?.place };
    expect(pipeText('Was {{each}} clear?', known)).toBe('Was Ana clear?');
  });
  it('are asked as often as the respondent said, never more than allowed', () => {
    expect(shown({}).filter((code) => code.startsWith('A-'))).toEqual(['A-WHAT#1']);
    expect(shown({ ACT: { number: 2 } }).filter((code) => code.startsWith('A-'))).toHaveLength(2);
    expect(shown({ ACT: { number: 1e9 } }).filter((code) => code.startsWith('A-'))).toHaveLength(3);
  });
  it('demand each repetition, and drop an answer for a trainer who is none', () => {
    const { accepted, faults } = checkAnswers(
      form,
      { 'T-CLEAR#1': { codes: ['yes'] }, 'T-CLEAR#3': { codes: ['yes'] } },
      'submit',
      record,
    );
    expect(faults.map(({ itemCode }) => itemCode)).toEqual(['T-CLEAR#2']);
    expect(Object.keys(accepted)).toEqual(['T-CLEAR#1']);
  });
  it('are seen whole by what comes after', () => {
    expect(shown({})).toContain('NONE');
    expect(shown({ 'A-WHAT#1': { text: 'train' } })).not.toContain('NONE');
  });
});

describe('computed values', () => {
  // 50 % due to the activity, 80 % sure: 50 · 80 / 100 = 40
  const pair: AnswerMap = { ATT: { number: 50 }, CON: { number: 80 } };
  it('are worked out, open branches and cannot be sent', () => {
    expect(shown(pair)).toContain('SURE');
    expect(checkAnswers(form, { ...pair, DUE: { number: 99 } }, 'draft').accepted['DUE']).toEqual({
      number: 40,
    });
  });
  it('are absent while something is missing', () => {
    expect(checkAnswers(form, {}, 'draft').accepted).not.toHaveProperty('DUE');
    expect(shown({ DUE: { number: 99 } })).not.toContain('SURE');
  });
});

it('compares whole codes in a multiple choice', () => {
  expect(shown({ MANY: { codes: ['a', 'b'] } })).toContain('WHY');
  expect(shown({ MANY: { codes: ['b'] } })).not.toContain('WHY');
});

describe('rows', () => {
  it('come back as the same answers', () => {
    const answers: AnswerMap = {
      RANK: { codes: ['c', 'a', 'b'] },
      'K1-BEF': { codes: ['a'] },
      F1: { number: -1 },
      'T-CLEAR#2': { codes: ['no'] },
      'A-WHAT#1': { text: 'train' },
      ACT: { number: 1 },
    };
    expect(fromAnswerRows(form, toAnswerRows(form, answers))).toEqual(answers);
  });
  it('describe each stored code once, rows with their own tags', () => {
    const rows = flattenItems(form);
    expect(rows.map(({ code }) => code)).toEqual(
      expect.arrayContaining(['K1-BEF', 'K1-NOW', 'ATT', 'CON', 'T-CLEAR', 'ACT', 'A-WHAT', 'DUE']),
    );
    expect(rows.find(({ code }) => code === 'K1-NOW')).toMatchObject({ type: 'likert', metric: 'm' });
  });
});

it('takes answer keys apart', () => {
  expect(splitAnswerKey('EOA-FAC#2')).toEqual({ code: 'EOA-FAC', occurrence: 2 });
  expect(answerCodesOf(items[1] as Item)).toEqual(['K1-BEF', 'K1-NOW']);
});

describe('scores', () => {
  const ranked = (partial: boolean): ScoredItem => ({
    code: 'R',
    type: 'ranking',
    answerList: 'abc',
    text,
    scoring: { key: ['a', 'b', 'c'], points: 3, partial },
  });
  it.each<[string, ScoredItem, string[], number]>([
    ['the right order', ranked(false), ['a', 'b', 'c'], 3],
    ['one place wrong is two', ranked(false), ['a', 'c', 'b'], 0],
    // one of three places is right: 3 · 1/3
    ['partly', ranked(true), ['a', 'c', 'b'], 1],
  ])('%s', (_what, item, codes, points) => expect(scoreItem(item, { codes })).toBe(points));
});
