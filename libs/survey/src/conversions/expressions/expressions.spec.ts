import { describe, expect, it } from '@jest/globals';
import { ruleOperators } from '../../rules.js';
import { expressionScript, surveyJs, xpath } from './dialects.js';
import { parseExpression } from './parse-expression.js';
import { boundsIn, type Named, toRule } from './to-rule.js';

const known: Record<string, Named> = {
  age: { code: 'AGE' },
  why: {
    code: 'WHY',
    several: true,
    choices: new Map([
      ['a b', 'a_b'],
      ['c', 'c'],
    ]),
  },
  sex: {
    code: 'SEX',
    choices: new Map([
      ['F', 'woman'],
      ['M', 'man'],
    ]),
  },
  why_c: { code: 'WHY', several: true, choice: 'c' },
  '12X3X45': { code: 'OLD', choices: new Map([['Y', 'yes']]) },
};
const resolve = (name: string): Named | null =>
  new Map(Object.entries(known)).get(name.replace(/\.NAOK$/, '')) ?? null;
const age = { var: 'AGE' };
const ticked = (code: string) => ({ in: [code, { var: ['WHY', []] }] });

describe('XPath', () => {
  it.each<[string, unknown]>([
    ['${age} > 17', { '>': [age, 17] }],
    ["${sex} = 'F'", { '==': [{ var: 'SEX' }, 'woman'] }],
    ['${sex} != ‘F’', { '!': [{ '==': [{ var: 'SEX' }, 'woman'] }] }],
    ["selected(${why}, 'a b')", ticked('a_b')],
    ["not(selected(${why}, 'c')) or ${age} = ''", { or: [{ '!': [ticked('c')] }, { '==': [age, null] }] }],
    ['count-selected(${why}) >= 2', { '>=': [{ length: [{ var: ['WHY', []] }] }, 2] }],
    // * before +, + before =, = before and
    ['${age} + 2 * 3 = 9 and true()', { and: [{ '==': [{ '+': [age, { '*': [2, 3] }] }, 9] }, true] }],
    ['${age} div 2 mod 3 > -1', { '>': [{ '%': [{ '/': [age, 2] }, 3] }, { '-': [1] }] }],
    ["if(${age} > 3, 'x', 'y') = 'x'", { '==': [{ if: [{ '>': [age, 3] }, 'x', 'y'] }, 'x'] }],
    ['${unknown} = 1', null],
    ['pulldata("a", "b")', null],
    ['${age} >', null],
    ['regex(., "(a+)+$")', null],
    ['', null],
    ['('.repeat(500), null],
    [`${'not('.repeat(60)}true()${')'.repeat(60)}`, null],
    ['${__proto__} = 1', null],
    ['constructor() = 1', null],
    [`\${age} = 1${' or ${age} = 1'.repeat(400)}`, null],
  ])('%s', (source, rule) => expect(toRule(parseExpression(source, xpath), resolve)).toEqual(rule));

  it.each<[string, boolean, unknown]>([
    ['. >= 0 and . <= 120', true, { min: 0, max: 120 }],
    ['. > 0 and 120 > .', true, { min: 1, max: 119 }],
    ['. > 0', false, null],
    [". <= date('2026-01-31')", false, { max: '2026-01-31' }],
    ['. >= -5', false, { min: -5 }],
    ['. > 3 or . < 1', true, null],
    ['. >= ${age}', true, null],
  ])('limits: %s', (source, whole, bounds) =>
    expect(boundsIn(parseExpression(source, xpath), whole)).toEqual(bounds),
  );
});

describe('ExpressionScript', () => {
  it.each<[string, unknown]>([
    ['((12X3X45.NAOK == "Y"))', { '==': [{ var: 'OLD' }, 'yes'] }],
    ['why_c.NAOK == "Y"', ticked('c')],
    ['why_c != "Y"', { '!': [ticked('c')] }],
    ['!is_empty(age) && age ge 18', { and: [{ '!': [{ '==': [age, null] }] }, { '>=': [age, 18] }] }],
    [
      '! is_empty(age) or sex.NAOK == "M"',
      { or: [{ '!': [{ '==': [age, null] }] }, { '==': [{ var: 'SEX' }, 'man'] }] },
    ],
    ['count(that.q1.NAOK) > 0', null],
    ['self > 3', null],
  ])('%s', (source, rule) =>
    expect(toRule(parseExpression(source, expressionScript), resolve)).toEqual(rule),
  );
});

describe('SurveyJS', () => {
  it.each<[string, unknown]>([
    ["{sex} = 'F' and {age} >= 18", { and: [{ '==': [{ var: 'SEX' }, 'woman'] }, { '>=': [age, 18] }] }],
    ["{why} contains 'c'", { and: [ticked('c')] }],
    ["{why} anyof ['a b', 'c']", { or: [ticked('a_b'), ticked('c')] }],
    ['{age} notempty', { '!=': [age, null] }],
    ['{age} empty or !({age} > 3)', { or: [{ '==': [age, null] }, { '!': [{ '>': [age, 3] }] }] }],
    ['age({birth}) > 3', null],
  ])('%s', (source, rule) => expect(toRule(parseExpression(source, surveyJs), resolve)).toEqual(rule));
});

it('speaks only with operators that a published instrument may use', () => {
  const written = JSON.stringify(
    toRule(
      parseExpression("if(count-selected(${why}) > 1, concat('a', 'b'), coalesce(${age}, 1)) != ''", xpath),
      resolve,
    ),
  );
  for (const [, operator] of written.matchAll(/"([^"]+)":/g)) expect(ruleOperators).toContain(operator);
});
