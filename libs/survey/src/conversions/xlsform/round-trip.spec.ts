import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { bankInstruments, endOfActivity } from '../../bank/shipped.js';
import type { InstrumentDefinition } from '../../definition.js';
import { instrumentDefinitionSchema } from '../../definition-schema.js';
import { exportXlsform, xlsformLines } from './export-xlsform.js';
import { importXlsform } from './import-xlsform.js';
import { writeFormSheets } from './workbook.js';

const code = fc.stringMatching(/^[A-Za-z0-9][A-Za-z0-9_-]{0,11}$/);
/** Signs that sheets, XML and other programs' texts trip over, among plain words. */
const nasty = fc.oneof(
  fc.string({ maxLength: 30 }),
  fc.string({ unit: 'binary', maxLength: 20 }),
  fc.constantFrom(
    ...['', ' ', '=1+1', "'x", '\u0000', '\uD800', 'a\r\nb', '\tx', '_x0041_', '${A}', '{{answer.A}}'],
    ...[
      '{{ record.x }}',
      '<b>&amp;</b>',
      '1',
      'TRUE',
      '2026-01-01',
      '\u202Eabc',
      ' b ',
      '–',
      'نعم',
      '{{each}}',
    ],
  ),
);
const languages = ['en', 'fr', 'es', 'ar'];
const text = fc.dictionary(fc.constantFrom(...languages, 'de'), nasty, { maxKeys: 4 });
const rule: fc.Arbitrary<boolean | Record<string, unknown>> = fc.oneof(
  fc.boolean(),
  code.map((name) => ({ '==': [{ var: name }, 'yes'] })),
  code.map((name) => ({ in: ['a', { var: name }] })),
  code.map((name) => ({ and: [{ '>': [{ var: [name, 0] }, 3] }, { '!': [{ var: 'record.x' }] }] })),
  code.map((name) => ({ none: [{ var: name }, { '!!': { var: 'X' } }] })),
);
const tags = fc.record(
  {
    metric: fc.string({ maxLength: 10 }),
    resultLevel: fc.constant('learning'),
    dac: fc.constant('impact'),
    factor: fc.constant('f'),
    sensitive: fc.boolean(),
  },
  { requiredKeys: [] },
);
const optional = <T extends object, O extends object>(
  must: { [K in keyof T]: fc.Arbitrary<T[K]> },
  may: { [K in keyof O]: fc.Arbitrary<O[K]> },
) =>
  fc.record({ ...must, ...may }, { requiredKeys: Object.keys(must) as never }) as fc.Arbitrary<
    Record<string, unknown>
  >;
const frame = { text };
const extra = {
  help: text,
  required: fc.constantFrom<boolean | 'soft'>(true, false, 'soft'),
  showIf: rule,
  tags,
};
const scoring = optional(
  { key: fc.array(code, { minLength: 1, maxLength: 3 }), points: fc.integer({ min: 1, max: 9 }) },
  { partial: fc.boolean(), objective: fc.string({ maxLength: 8 }) },
);
const answerList = fc.constantFrom('l1', 'l2');
const row = optional({ code, text }, { tags });
const rows = fc.array(row, { minLength: 1, maxLength: 4 });
const question = fc.oneof(
  optional({ ...frame, type: fc.constant('info') }, extra),
  optional(
    { ...frame, type: fc.constantFrom('single', 'multiple', 'likert', 'yes_no'), answerList },
    { ...extra, scoring, maxChoices: fc.integer({ min: 1, max: 5 }) },
  ),
  optional({ ...frame, type: fc.constant('yes_no') }, extra),
  optional(
    { ...frame, type: fc.constant('ranking'), answerList },
    { ...extra, scoring, maxRanked: fc.constant(2) },
  ),
  optional({ ...frame, type: fc.constantFrom('likert_matrix', 'then_test'), answerList, rows }, extra),
  optional({ ...frame, type: fc.constant('factor_list'), rows }, extra),
  optional({ ...frame, type: fc.constant('percent_pair'), attribution: row, confidence: row }, extra),
  optional(
    { ...frame, type: fc.constantFrom('number', 'rating', 'rating_0_10') },
    {
      ...extra,
      min: fc.integer({ min: -5, max: 5 }),
      max: fc.double({ min: 6, max: 90, noNaN: true }),
      whole: fc.boolean(),
      allowMissing: fc.boolean(),
      unit: text,
      low: text,
      high: text,
    },
  ),
  optional(
    { ...frame, type: fc.constantFrom('short_text', 'long_text') },
    { ...extra, maxLength: fc.integer({ min: 1, max: 5000 }), format: fc.constantFrom('email', 'year') },
  ),
  optional({ ...frame, type: fc.constant('date') }, { ...extra, min: fc.constant('2026-01-31') }),
  optional({ ...frame, type: fc.constant('file') }, { ...extra, maxMegabytes: fc.constant(5) }),
);
const item = fc.oneof(
  { weight: 8, arbitrary: question },
  optional({ ...frame, type: fc.constant('computed'), value: rule }, extra),
  optional(
    {
      ...frame,
      type: fc.constant('group'),
      over: fc.constantFrom('trainers', 'objectives', 'actions', 'nominees', 'free'),
      max: fc.integer({ min: 1, max: 50 }),
      items: fc.array(question, { minLength: 1, maxLength: 3 }),
    },
    extra,
  ),
);
const choices = fc.array(
  optional({ code, text }, { missing: fc.constantFrom('not_applicable', 'dont_know') }),
  { minLength: 1, maxLength: 4 },
);

type Loose = Record<string, unknown>;
/** Every code once, for an instrument takes no other. */
function numbered(value: unknown, next: () => number): unknown {
  if (Array.isArray(value)) return value.map((part) => numbered(part, next));
  if (value === null || typeof value !== 'object') return value;
  const copy: Loose = Object.fromEntries(
    Object.entries(value).map(([key, part]) => [
      key,
      ['items', 'rows', 'attribution', 'confidence'].includes(key) ? numbered(part, next) : part,
    ]),
  );
  if ('text' in copy) copy['code'] = `${String(copy['code'] ?? 'Q').slice(0, 20)}-${next()}`;
  return copy;
}
const definition = fc
  .record({
    code,
    kind: fc.constantFrom('ex_post', 'knowledge_test', 'other'),
    languages: fc.subarray(languages, { minLength: 1 }),
    title: text,
    privacyMode: fc.constantFrom('named', 'confidential', 'anonymous'),
    answerLists: fc.record({ l1: choices, l2: choices }),
    pages: fc.array(optional({ code, items: fc.array(item, { maxLength: 4 }) }, { title: text }), {
      minLength: 1,
      maxLength: 3,
    }),
    rest: optional(
      {},
      {
        intro: text,
        changeable: fc.boolean(),
        breaks: fc.array(code, { maxLength: 2 }),
        test: optional(
          {},
          { minutes: fc.constant(30), shuffleItems: fc.boolean(), reveal: fc.constant('score') },
        ),
      },
    ),
  })
  .map(({ rest, pages, ...about }): InstrumentDefinition => {
    let n = 0;
    const own = pages.map((page) => ({ ...page, items: numbered(page['items'], () => (n += 1)) }));
    return { ...about, ...rest, pages: own } as unknown as InstrumentDefinition;
  });

const back = async (given: InstrumentDefinition) => {
  const read = await importXlsform(await exportXlsform(given));
  if ('fault' in read) throw new Error(read.fault);
  return read;
};

describe('our own workbook', () => {
  it('comes back as the same instrument, whatever it holds', async () => {
    await fc.assert(
      fc.asyncProperty(definition, async (given) => {
        expect(instrumentDefinitionSchema.safeParse(given).error).toBeUndefined();
        const { definition: read, report } = await back(given);
        expect(read).toEqual(given);
        expect(report.filter(({ action }) => action !== 'converted')).toEqual([]);
      }),
      { numRuns: 120 },
    );
  }, 120_000);

  it.each(bankInstruments.map((instrument) => [instrument.code, instrument] as const))(
    'gives back %s of the bank',
    async (_code, instrument) => {
      const plain = JSON.parse(JSON.stringify(instrument)) as InstrumentDefinition;
      const { definition: read, report } = await back(plain);
      expect(read).toEqual(plain);
      expect(report.filter(({ action }) => action !== 'converted')).toEqual([]);
    },
  );

  it('takes what somebody changed in it', async () => {
    const sheets = xlsformLines(endOfActivity);
    const [survey] = sheets;
    const lines = survey?.lines ?? [];
    const at = (name: string) => lines.find((line) => line['name'] === name) ?? {};
    at('EOA-OVR')['label::fr'] = 'Qualité, en tout';
    delete at('EOA-REC')['required'];
    at('EOA-BEST')['relevant'] = "${EOA-OVR} = '5'";
    lines.splice(lines.indexOf(at('EOA-CHG')), 0, { type: 'integer', name: 'AGE', 'label::en': 'Age' });
    const read = await importXlsform(await writeFormSheets(sheets));
    if ('fault' in read) throw new Error(read.fault);
    const items = read.definition.pages.flatMap((page) => page.items);
    const found = (wanted: string) => items.find((each) => each.code === wanted);
    expect(found('EOA-OVR')?.text['fr']).toBe('Qualité, en tout');
    expect(found('EOA-OVR')?.tags?.metric).toBe('satisfaction');
    expect(found('EOA-REC')?.required).toBeUndefined();
    expect(found('EOA-BEST')?.showIf).toEqual({ '==': [{ var: 'EOA-OVR' }, '5'] });
    expect(found('AGE')).toMatchObject({ type: 'number', whole: true });
    expect(read.report.filter(({ why }) => why === 'edited-by-hand')).toHaveLength(2);
  });
});
