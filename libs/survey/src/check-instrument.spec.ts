import { bankInstruments } from './bank/shipped.js';
import { checkDraft } from './check-draft.js';
import { checkInstrument } from './check-instrument.js';
import type { InstrumentDefinition, Item } from './definition.js';
import { languageCompleteness } from './language-completeness.js';
import { mendDefinition } from './mend-definition.js';
import { minutesRange } from './minutes-range.js';

const yes = { code: 'yes', text: { en: 'Yes' } };
const no = { code: 'no', text: { en: 'No' } };
const text = { en: 'Words' };

/** Two questions and then those of the case, so that rules have something to read. */
function form(items: Item[], change: Partial<InstrumentDefinition> = {}): InstrumentDefinition {
  const before: Item[] = [
    { code: 'A', type: 'single', answerList: 'yn', text },
    { code: 'N', type: 'number', text, min: 0, max: 10 },
  ];
  return {
    code: 'case',
    kind: 'other',
    languages: ['en'],
    title: { en: 'Case' },
    privacyMode: 'confidential',
    answerLists: { yn: [yes, no] },
    pages: [{ code: 'p1', items: [...before, ...items] }],
    ...change,
  };
}
const asked = (showIf: Item['showIf'], code = 'B'): Item => ({ code, type: 'short_text', text, showIf });
const said = (words: string): Item => ({ code: 'B', type: 'info', text: { en: words } });
const isA = (code: string) => ({ '==': [{ var: 'A' }, code] });
const group = (items: Item[]): Item =>
  ({ code: 'G', type: 'group', over: 'trainers', max: 5, text, items }) as Item;

function nested(depth: number): Item['showIf'] {
  let rule: Item['showIf'] = true;
  for (let i = 0; i < depth; i += 1) rule = { '!': [rule] };
  return rule;
}

/** What the case is, and each fault as `severity key place params`. */
const cases: [string, InstrumentDefinition, string[]][] = [
  ['nothing wrong', form([asked(isA('yes'))]), []],
  [
    'no question at all',
    form([], { pages: [{ code: 'p1', items: [said('Hello')] }], answerLists: {} }),
    ['error no-questions case'],
  ],
  [
    'an empty page',
    form([], { pages: [...form([]).pages, { code: 'p2', items: [] }] }),
    ['warning page-empty p2'],
  ],
  [
    'a page code twice',
    form([], { pages: [...form([]).pages, { code: 'p1', items: [asked(true)] }] }),
    ['error code-twice p1 p1'],
  ],
  ['an item code twice', form([asked(true, 'A')]), ['error code-twice A A']],
  [
    'a row under the code of another item',
    form([{ code: 'M', type: 'factor_list', text, rows: [{ code: 'N', text }] }]),
    ['error code-twice M N'],
  ],
  [
    'a before-and-now row that meets another code',
    form([
      { code: 'T', type: 'then_test', answerList: 'yn', text, rows: [{ code: 'K', text }] },
      { code: 'K-NOW', type: 'date', text },
    ]),
    ['error code-twice K-NOW K-NOW'],
  ],
  [
    'a code nobody can export',
    form([asked(true, 'how often?')]),
    ['error code-missing how often? how often?'],
  ],
  [
    'choices without a list',
    form([{ code: 'B', type: 'multiple', answerList: 'gone', text }]),
    ['error no-choices B'],
  ],
  ['a choice code twice', form([], { answerLists: { yn: [yes, no, yes] } }), ['error choice-twice yn yes']],
  [
    'a list that nothing uses',
    form([], { answerLists: { yn: [yes, no], old: [yes] } }),
    ['warning list-unused old'],
  ],
  [
    'one thing to rank',
    form([{ code: 'R', type: 'ranking', answerList: 'one', text }], {
      answerLists: { yn: [yes, no], one: [yes] },
    }),
    ['error too-few-to-rank R'],
  ],
  [
    'more to choose than there is',
    form([{ code: 'B', type: 'multiple', answerList: 'yn', maxChoices: 3, text }]),
    ['warning more-than-choices B 3 2'],
  ],
  [
    'bounds that cross',
    form([{ code: 'B', type: 'number', min: 5, max: 1, text }]),
    ['error min-over-max B 5 1'],
  ],
  [
    'days that cross',
    form([{ code: 'B', type: 'date', min: '2026-05-02', max: '2026-05-01', text }]),
    ['error min-over-max B 2026-05-02 2026-05-01'],
  ],
  [
    'a key that cannot be chosen',
    form([{ code: 'B', type: 'single', answerList: 'yn', scoring: { key: ['maybe'], points: 1 }, text }]),
    ['error key-unknown B maybe'],
  ],
  ['a test without a key', form([], { kind: 'knowledge_test' }), ['warning key-missing case']],
  ['a rule on an unknown item', form([asked({ '==': [{ var: 'Z' }, 1] })]), ['error rule-unknown-item B Z']],
  [
    'a rule on a later item',
    form([asked({ '==': [{ var: 'C' }, 'x'] }), asked(true, 'C')]),
    ['error rule-later-item B C'],
  ],
  ['a rule on itself', form([asked({ '==': [{ var: 'B' }, 'x'] })]), ['error rule-later-item B B']],
  ['a rule on the record', form([asked({ '==': [{ var: 'record.courseTitle' }, 'x'] })]), []],
  [
    'a rule inside a group on its own repetition',
    form([group([{ code: 'G1', type: 'yes_no', text }, asked({ '==': [{ var: 'G1' }, 'no'] })])]),
    [],
  ],
  [
    'a rule after a group on an item of it',
    form([group([{ code: 'G1', type: 'yes_no', text }]), asked({ '==': [{ var: 'G1' }, 'no'] })]),
    ['error rule-later-item B G1'],
  ],
  [
    'a rule after a group on its repetitions',
    form([
      group([{ code: 'G1', type: 'yes_no', text }]),
      asked({ some: [{ var: 'G' }, { '==': [{ var: 'G1' }, 'no'] }] }),
    ]),
    [],
  ],
  ['an empty group', form([group([])]), ['error group-empty G']],
  ['an operator that is not ours', form([asked({ log: ['x'] })]), ['error rule-unknown-operator B log']],
  ['a choice that does not exist', form([asked(isA('maybe'))]), ['error rule-unknown-choice B A maybe']],
  [
    'a choice that does not exist, among several',
    form([asked({ in: [{ var: 'A' }, ['yes', 'maybe']] })]),
    ['error rule-unknown-choice B A maybe'],
  ],
  ['a rule five thousand deep', form([asked(nested(5000))]), ['error rule-too-large B']],
  [
    'a rule with thousands of parts',
    form([asked({ or: Array.from({ length: 2000 }, () => isA('yes')) })]),
    ['error rule-too-large B'],
  ],
  [
    'a condition that is never true',
    form([asked({ and: [isA('yes'), isA('no')] })]),
    ['warning unreachable B'],
  ],
  ['a number that cannot be', form([asked({ '>': [{ var: 'N' }, 10] })]), ['warning unreachable B']],
  ['a number that can be', form([asked({ '>=': [{ var: 'N' }, 10] })]), []],
  [
    'a condition on what is never shown',
    form([asked(false, 'C'), asked({ '==': [{ var: 'C' }, 'x'] })]),
    ['warning unreachable C', 'warning unreachable B'],
  ],
  ['a mention of an earlier answer', form([said('You said {{answer.A}} of {{ record.activityTitle }}')]), []],
  [
    'a mention of a later answer',
    form([said('{{answer.C}}'), asked(true, 'C')]),
    ['error mention-later B C'],
  ],
  [
    'a mention of nothing',
    form([said('{{answer.Z}} {{record.salary}} {{each}}')]),
    [
      'error mention-unknown B {{answer.Z}}',
      'error mention-unknown B {{record.salary}}',
      'error mention-unknown B {{each}}',
    ],
  ],
  ['the entry a repetition is about', form([group([said('About {{each}}')])]), []],
  [
    'a question without words',
    form([{ code: 'B', type: 'date', text: { en: ' ' } }]),
    ['error text-missing B', 'error language-incomplete B en 1 6'],
  ],
  [
    'a language that lacks texts',
    form([], { languages: ['en', 'fr'] }),
    ['error language-incomplete case fr 5 5'],
  ],
  [
    'a file in an anonymous form',
    form(
      [
        { code: 'B', type: 'file', text },
        { code: 'E', type: 'short_text', format: 'email', text },
      ],
      { privacyMode: 'anonymous' },
    ),
    ['error names-in-anonymous B', 'error names-in-anonymous E'],
  ],
  [
    'too many answers on the last day',
    form(
      [
        {
          code: 'M',
          type: 'factor_list',
          text,
          rows: Array.from({ length: 19 }, (_, i) => ({ code: `F${i}`, text })),
        },
      ],
      { kind: 'end_of_activity' },
    ),
    ['warning too-many-items case 21 20'],
  ],
  // 15 long texts of 60 s, a choice of 10 s and a number of 12 s: 922 s
  [
    'more than a quarter of an hour',
    form(Array.from({ length: 15 }, (_, i): Item => ({ code: `L${i}`, type: 'long_text', text }))),
    ['warning too-long case 16 15'],
  ],
];

describe('what stands against publishing', () => {
  it.each(cases)('%s', (_name, definition, faults) => {
    const seen = checkInstrument(definition).map(({ severity, key, place, params }) =>
      [severity, key, place.code, ...Object.values(params)].join(' '),
    );
    expect(seen).toEqual(faults);
  });

  it.each(bankInstruments.map((instrument) => [instrument.code, instrument] as const))(
    'nothing against the shipped %s',
    (_code, instrument) => {
      const { definition, faults } = checkDraft(instrument);
      expect(definition).toEqual(instrument);
      expect(faults.filter(({ severity }) => severity === 'error')).toEqual([]);
    },
  );
});

describe('what a draft may hold', () => {
  const strange: [string, unknown][] = [
    ['nothing', null],
    ['a text', 'instrument'],
    ['a list', [1, 2]],
    ['an empty object', {}],
    ['pages that are none', { pages: 7, answerLists: [], languages: 'en', title: 5 }],
    [
      'items that are none',
      { pages: [{ items: [null, 3, { type: 'mystery' }, { type: 'group', items: [{}] }] }] },
    ],
  ];
  it.each(strange)('is shown whatever it is: %s', (_name, draft) => {
    const { definition, faults } = checkDraft(draft);
    expect(definition).toBeNull();
    expect(faults.some(({ severity }) => severity === 'error')).toBe(true);
    expect(
      mendDefinition(draft)
        .pages.flatMap(({ items }) => items)
        .every(({ code }) => typeof code === 'string'),
    ).toBe(true);
  });

  it('keeps what is sound as it is', () => {
    for (const instrument of bankInstruments) expect(mendDefinition(instrument)).toEqual(instrument);
  });

  it('names the item whose shape is wrong', () => {
    const broken = {
      ...form([]),
      pages: [{ code: 'p1', items: [{ code: 'A', type: 'date', text, colour: 'red' }] }],
      answerLists: {},
    };
    expect(checkDraft(broken).faults).toContainEqual({
      place: { kind: 'item', code: 'A' },
      key: 'shape',
      params: { part: 'pages.items' },
      severity: 'error',
    });
  });
});

describe('how far a language is written', () => {
  it('counts title, questions, rows and the choices that are used', () => {
    // title, A, N, two choices; N has no French
    const definition = form([], {
      languages: ['en', 'fr'],
      title: { en: 'Case', fr: 'Cas' },
      answerLists: { yn: [{ code: 'yes', text: { en: 'Yes', fr: 'Oui' } }, no], unused: [yes] },
      pages: [
        {
          code: 'p1',
          items: [
            { code: 'A', type: 'single', answerList: 'yn', text: { en: 'A', fr: 'A' } },
            { code: 'N', type: 'number', text: { en: 'N' } },
          ],
        },
      ],
    });
    expect(languageCompleteness(definition)).toEqual([
      { language: 'en', filled: 5, total: 5, missing: [] },
      {
        language: 'fr',
        filled: 3,
        total: 5,
        missing: [
          { place: { kind: 'item', code: 'N' }, part: 'text' },
          { place: { kind: 'list', code: 'yn' }, part: 'choice', of: 'no' },
        ],
      },
    ]);
  });

  it('wants a help text in French only once it exists in English', () => {
    const helped = (help: Record<string, string>) =>
      languageCompleteness(form([{ code: 'B', type: 'date', text, help }]))[0]?.total;
    expect([helped({}), helped({ en: '' }), helped({ en: 'Look' })]).toEqual([6, 6, 7]);
  });
});

it('tells how long answering takes, closed branches and open ones', () => {
  // shown: 10 + 12 s; open: + long text 60 s, and the group three times 60 s
  const definition = form([
    { code: 'L', type: 'long_text', text, showIf: isA('yes') },
    group([{ code: 'G1', type: 'long_text', text }]),
  ]);
  expect(minutesRange(definition)).toEqual({ shortest: 1, longest: 5 });
});
