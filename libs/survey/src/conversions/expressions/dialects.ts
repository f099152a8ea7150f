import type { Dialect } from './parse-expression.js';

const number = String.raw`(?<number>\d+(?:\.\d+)?|\.\d+)`;
const comparisons = { '<': '<', '<=': '<=', '>': '>', '>=': '>=' } as const;
const sums = { '+': '+', '-': '-', '*': '*' } as const;

/** XPath as XLSForm writes it: `${age} > 17 and selected(${why}, 'a')`; `.` is the answer itself. */
export const xpath: Dialect = {
  token: new RegExp(
    String.raw`\$\{\s*(?<name>[^{}\s]{1,200})\s*\}|${number}|(?<self>\.)(?![.\d])|(?<string>"[^"]*"|'[^']*')|(?<sign><=|>=|!=|[-+*=<>(),|])|(?<word>[A-Za-z_][\w-]*)`,
  ),
  infix: { ...comparisons, ...sums, '=': '==', '!=': '!=', and: 'and', or: 'or', div: '/', mod: '%' },
  prefix: { '-': 'negative' },
};

/** ExpressionScript: `((age.NAOK > 17) && why_a == "Y")`. */
export const expressionScript: Dialect = {
  token: new RegExp(
    String.raw`(?<name>\d+X\d+X\w+(?:\.\w+)?)|${number}|(?<string>"[^"]*"|'[^']*')|(?<sign>&&|\|\||==|!=|<=|>=|[-+*/%<>(),!])|(?<word>[A-Za-z_]\w*(?:[.:][A-Za-z_]\w*)*)`,
  ),
  infix: {
    ...comparisons,
    ...sums,
    '/': '/',
    '%': '%',
    '==': '==',
    eq: '==',
    '!=': '!=',
    ne: '!=',
    lt: '<',
    le: '<=',
    gt: '>',
    ge: '>=',
    '&&': 'and',
    and: 'and',
    '||': 'or',
    or: 'or',
  },
  prefix: { '!': 'not', not: 'not', '-': 'negative' },
  constants: { true: true, false: false },
  bareNames: true,
};

/** SurveyJS: `{age} >= 18 and {why} contains 'a'`. */
export const surveyJs: Dialect = {
  token: new RegExp(
    String.raw`\{\s*(?<name>[^{}]{1,200}?)\s*\}|${number}|(?<string>"[^"]*"|'[^']*')|(?<sign>&&|\|\||==|!=|<>|<=|>=|\*=|[-+*/%=<>(),!\[\]])|(?<word>[A-Za-z_][\w-]*)`,
  ),
  infix: {
    ...comparisons,
    ...sums,
    '/': '/',
    '%': '%',
    '=': '==',
    '==': '==',
    equal: '==',
    '<>': '!=',
    '!=': '!=',
    notequal: '!=',
    greater: '>',
    less: '<',
    greaterorequal: '>=',
    lessorequal: '<=',
    '&&': 'and',
    and: 'and',
    '||': 'or',
    or: 'or',
    contains: 'contains',
    '*=': 'contains',
    contain: 'contains',
    notcontains: 'notcontains',
    notcontain: 'notcontains',
    anyof: 'anyof',
    allof: 'allof',
    noneof: 'noneof',
  },
  prefix: { '!': 'not', not: 'not', '-': 'negative' },
  postfix: { empty: 'empty', notempty: 'notempty' },
  constants: { true: true, false: false },
};
