import type { InstrumentDefinition, Item } from './definition.js';
import { diffInstruments } from './diff-instruments.js';
import { exPostParticipant } from './bank/shipped.js';

const choice = (code: string, en = code) => ({ code, text: { en } });
const single: Item = {
  code: 'A',
  type: 'single',
  answerList: 'l',
  text: { en: 'A?', fr: 'A ?' },
  required: true,
};
const number: Item = { code: 'B', type: 'number', text: { en: 'B?' }, min: 0, max: 10 };
const words: Item = { code: 'C', type: 'short_text', text: { en: 'C?' } };
const matrix: Item = {
  code: 'M',
  type: 'likert_matrix',
  answerList: 'l',
  text: { en: 'M?' },
  rows: [choice('M1'), choice('M2')],
};

function form(items: Item[], change: Partial<InstrumentDefinition> = {}): InstrumentDefinition {
  return {
    code: 'case',
    kind: 'other',
    languages: ['en'],
    title: { en: 'Case' },
    privacyMode: 'confidential',
    answerLists: { l: [choice('x'), choice('y')] },
    pages: [{ code: 'p1', items }],
    ...change,
  };
}
const all = [single, number, words, matrix];
const instead = (item: Item) => form(all.map((before) => (before.code === item.code ? item : before)));
const list = (...choices: ReturnType<typeof choice>[]) => form(all, { answerLists: { l: choices } });

/** The later version, and each change as `code kind`, with ! where answers may not compare. */
const cases: [string, InstrumentDefinition, string[]][] = [
  ['nothing', form(all), []],
  [
    'another order of keys',
    form(all.map((item) => Object.fromEntries(Object.entries(item).reverse()) as unknown as Item)),
    [],
  ],
  ['a new question', form([...all, { ...words, code: 'D' }]), ['D added']],
  ['a question gone', form([single, number, matrix]), ['C removed']],
  ['one question to the front', form([matrix, single, number, words]), ['M moved']],
  ['one question to the end', form([number, words, matrix, single]), ['A moved']],
  [
    'a question to another page',
    form([], {
      pages: [
        { code: 'p1', items: [single, number, words] },
        { code: 'p2', items: [matrix] },
      ],
    }),
    ['M moved'],
  ],
  ['other words', instead({ ...words, text: { en: 'Cc?' } }), ['C text!']],
  ['a translation more', instead({ ...words, text: { en: 'C?', es: '¿C?' } }), ['C text']],
  ['a translation less', instead({ ...single, text: { en: 'A?' } }), ['A text']],
  ['another type', instead({ ...words, type: 'long_text' }), ['C type!']],
  ['a choice more', list(choice('x'), choice('y'), choice('z')), ['A choices!', 'M choices!']],
  ['choices in another order', list(choice('y'), choice('x')), ['A choices!', 'M choices!']],
  ['a choice in other words', list(choice('x', 'X'), choice('y')), ['A text!', 'M text!']],
  ['a row more', instead({ ...matrix, rows: [choice('M1'), choice('M2'), choice('M3')] }), ['M rows!']],
  ['another upper bound', instead({ ...number, max: 100 }), ['B bounds!']],
  ['another condition', instead({ ...words, showIf: { '==': [{ var: 'A' }, 'x'] } }), ['C rule!']],
  ['no longer required', instead({ ...single, required: 'soft' }), ['A required']],
  ['a key', instead({ ...single, scoring: { key: ['x'], points: 1 } }), ['A scoring!']],
  ['another metric', instead({ ...number, tags: { metric: 'reach' } }), ['B tags']],
  ['the title', form(all, { title: { en: 'Other' } }), ['- title']],
  ['a language', form(all, { languages: ['en', 'fr'] }), ['- languages']],
  ['stricter privacy', form(all, { privacyMode: 'anonymous' }), ['- privacy']],
  ['time for a test', form(all, { test: { minutes: 20 } }), ['- test']],
];

it.each(cases)('tells of %s', (_name, after, changes) => {
  const seen = diffInstruments(form(all), after).map(
    ({ itemCode, kind, mayBreak }) => `${itemCode ?? '-'} ${kind}${mayBreak ? '!' : ''}`,
  );
  expect(seen).toEqual(changes);
});

it('sees inside groups', () => {
  const grouped = (items: Item[]) =>
    form([{ code: 'G', type: 'group', over: 'actions', max: 3, text: {}, items } as Item]);
  expect(diffInstruments(grouped([words]), grouped([{ ...words, required: true }]))).toEqual([
    { kind: 'required', itemCode: 'C', mayBreak: false },
  ]);
  expect(diffInstruments(form([words]), grouped([words])).map(({ kind }) => kind)).toEqual([
    'added',
    'moved',
  ]);
});

it('finds nothing between a shipped instrument and itself', () => {
  expect(diffInstruments(exPostParticipant, structuredClone(exPostParticipant))).toEqual([]);
});
