import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { bankInstruments, knowledgeTest } from '../bank/shipped.js';
import { type InstrumentDefinition, itemsOf } from '../definition.js';
import { instrumentDefinitionSchema } from '../definition-schema.js';
import { scoredItemsOf } from '../score-response.js';
import { convertFile } from './convert-file.js';
import { exportJson } from './own-json.js';
import { exportXlsform } from './xlsform/export-xlsform.js';

const bytes = (text: string) => new TextEncoder().encode(text);
const convert = async (text: string) => {
  const { format, conversion } = await convertFile(bytes(text));
  if ('fault' in conversion) throw new Error(conversion.fault);
  return { format, ...conversion, items: itemsOf(conversion.definition) };
};

describe('SurveyJS', () => {
  const form = {
    title: { default: 'Form', fr: 'Formulaire' },
    showProgressBar: 'top',
    pages: [
      {
        name: 'first',
        elements: [
          {
            type: 'radiogroup',
            name: 'kids',
            title: 'Kids?',
            isRequired: true,
            choices: ['Yes', { value: 'No', text: 'None' }],
            showOtherItem: true,
          },
          {
            type: 'text',
            name: 'many',
            inputType: 'number',
            min: 1,
            title: { default: 'How many?', fr: 'Combien ?' },
            visibleIf: "{kids} = 'Yes'",
          },
          { type: 'matrix', name: 'grid', columns: [1, 2], rows: ['a', 'b'] },
          { type: 'rating', name: 'nps', rateMin: 0, rateMax: 10 },
          { type: 'boolean', name: 'ok', title: 'At {many}?' },
          {
            type: 'panel',
            name: 'box',
            visibleIf: '{ok} = true',
            elements: [{ type: 'comment', name: 'c', visibleIf: '{grid.a} = 2' }],
          },
          {
            type: 'paneldynamic',
            name: 'each',
            maxPanelCount: 3,
            templateElements: [{ type: 'text', name: 'n' }],
          },
          { type: 'text', name: 'gone', visible: false },
          { type: 'oddity', name: 'odd' },
          { type: 'checkbox', name: 'quiz', choices: ['x', 'y'], correctAnswer: ['x'] },
        ],
      },
    ],
  };
  it('becomes pages, conditions, tables and groups, with its languages', async () => {
    const { definition, items, format, report } = await convert(JSON.stringify(form));
    expect([format, definition.languages]).toEqual(['surveyjs', ['en', 'fr']]);
    const byCode = Object.fromEntries(items.map((item) => [item.code, item]));
    expect(byCode['many']).toMatchObject({
      type: 'number',
      min: 1,
      text: { fr: 'Combien ?' },
      showIf: { '==': [{ var: 'kids' }, 'Yes'] },
    });
    expect(byCode['grid']).toMatchObject({
      type: 'likert_matrix',
      rows: [{ code: 'grid_a' }, { code: 'grid_b' }],
    });
    expect(byCode['ok']).toMatchObject({ type: 'yes_no', text: { en: 'At {{answer.many}}?' } });
    expect(byCode['c']?.showIf).toEqual({
      and: [{ '==': [{ var: 'ok' }, 'yes'] }, { '==': [{ var: 'grid_a' }, '2'] }],
    });
    expect(byCode['each']).toMatchObject({ type: 'group', max: 3, items: [{ code: 'n' }] });
    expect(
      scoredItemsOf(definition).map(({ code, scoring }) => [code, 'key' in scoring && scoring.key]),
    ).toEqual([['quiz', ['x']]]);
    const said = report
      .filter(({ action }) => action !== 'converted')
      .map(({ what, why }) => `${what}: ${why}`);
    expect(said).toEqual([
      'showProgressBar: setting-left-out',
      'kids (radiogroup): other-asked',
      'box (panel): group-joined',
      'each (paneldynamic): repeat-as-group',
      'gone (text): hidden-left-out',
      'odd (oddity): type-unknown',
    ]);
  });
});

describe('GIFT', () => {
  it('becomes a test with keys and points', async () => {
    const { items, definition, report } = await convert(
      [
        '// a remark',
        '$CATEGORY: animals',
        '',
        '::Tomb::Who is buried there?{~Grant =nobody#Right ~Jefferson}',
        '',
        'The sun {T}',
        '',
        'Two of these {~%50%a ~%50%b ~%-50%c ~%-50%d}',
        '',
        'Uneven {~%75%a ~%25%b ~%-100%c}',
        '',
        'Capitals {=Italy -> Rome =Japan -> Tokyo}',
        '',
        'Pi {#3.14:0.01}',
        '',
        'A \\{brace\\} is {=ok =fine}',
      ].join('\n'),
    );
    expect(definition.kind).toBe('knowledge_test');
    expect(items.map(({ type }) => type)).toEqual([
      ...['single', 'single', 'multiple', 'multiple', 'info', 'single', 'single', 'number', 'short_text'],
    ]);
    const keys = scoredItemsOf(definition).map(({ scoring }) => [
      'key' in scoring ? scoring.key.join() : scoring.accepted,
      scoring.points,
      'key' in scoring ? scoring.partial : undefined,
    ]);
    // each pair of two is worth half
    expect(keys).toEqual([
      ['b', 1, undefined],
      ['yes', 1, undefined],
      ['a,b', 1, true],
      ['a,b', 1, true],
      ['a', 0.5, undefined],
      ['b', 0.5, undefined],
      // 3.14 ± 0.01
      [[{ min: 3.13, max: 3.15 }], 1, undefined],
      [[{ text: 'ok' }, { text: 'fine' }], 1, undefined],
    ]);
    expect(items[8]?.text).toEqual({ en: 'A {brace} is' });
    expect(
      report.filter(({ action }) => action !== 'converted').map(({ place, why }) => `${place} ${why}`),
    ).toEqual([
      ...['2 setting-left-out', '4 feedback-left-out', '10 weights-left-out', '12 rows-several'],
      '// remark-left-out',
    ]);
    expect(report.at(-1)?.what).toBe('//: 1 a remark');
  });
});

describe('our own JSON', () => {
  it.each(bankInstruments.map((instrument) => [instrument.code, instrument] as const))(
    'gives back %s',
    async (_code, instrument) => {
      const plain = JSON.parse(JSON.stringify(instrument)) as InstrumentDefinition;
      expect((await convert(exportJson(plain))).definition).toEqual(plain);
    },
  );
});

describe('whatever comes', () => {
  const isSound = async (given: Uint8Array) => {
    const { conversion } = await convertFile(given);
    if ('fault' in conversion) return expect(conversion.fault).toBeTruthy();
    expect(instrumentDefinitionSchema.safeParse(conversion.definition).error).toBeUndefined();
  };
  const names = fc.constantFrom(
    ...[
      'type',
      'name',
      'title',
      'elements',
      'pages',
      'choices',
      'rows',
      'columns',
      'visibleIf',
      '__proto__',
      'value',
    ],
  );
  const words = fc.oneof(
    fc.constantFrom(
      'radiogroup',
      'matrix',
      'panel',
      'paneldynamic',
      'text',
      'rating',
      'html',
      'boolean',
      'matrixdropdown',
    ),
    fc.string({ maxLength: 12 }),
    fc.constantFrom('{a} > 1', '\uD800', '\u0000', '<script>alert(1)</script>', 'x'.repeat(6000)),
  );
  const json = fc.letrec<{ value: unknown; object: unknown }>((tie) => ({
    value: fc.oneof(
      { depthSize: 'small' },
      words,
      fc.integer(),
      fc.boolean(),
      fc.array(tie('value'), { maxLength: 4 }),
      tie('object'),
    ),
    object: fc.dictionary(names, tie('value'), { maxKeys: 6 }),
  })).object;

  it('bytes', () =>
    fc.assert(fc.asyncProperty(fc.uint8Array({ maxLength: 400 }), isSound), { numRuns: 200 }));
  it('JSON of any shape', () =>
    fc.assert(
      fc.asyncProperty(json, fc.array(json, { maxLength: 4 }), (root, elements) =>
        isSound(bytes(JSON.stringify({ ...(root as object), elements }))),
      ),
      { numRuns: 400 },
    ));
  it('text of questions and braces', () =>
    fc.assert(
      fc.asyncProperty(
        fc.array(
          fc.constantFrom('{', '}', '=', '~', '%50%', '#', '->', '::', '\\', '\n\n', 'a', 'T', '$CATEGORY:'),
          { maxLength: 60 },
        ),
        (parts) => isSound(bytes(parts.join(''))),
      ),
      { numRuns: 400 },
    ));
  it('a workbook with broken bytes', async () => {
    const book = await exportXlsform(knowledgeTest);
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.nat(book.length - 1), fc.nat(255)), { minLength: 1, maxLength: 20 }),
        (changes) => {
          const broken = Uint8Array.from(book);
          for (const [at, byte] of changes) broken[at] = byte;
          return isSound(broken);
        },
      ),
      { numRuns: 60 },
    );
  });
  it('markup that is built to take time, in time', async () => {
    const from = performance.now();
    for (const text of [
      '<'.repeat(200_000),
      '<script>'.repeat(30_000),
      '&#'.repeat(100_000),
      ' \n'.repeat(100_000),
      '{'.repeat(100_000),
    ])
      await isSound(
        bytes(
          JSON.stringify({
            title: text,
            elements: [{ type: 'text', name: 'a', title: text, visibleIf: text }],
          }),
        ),
      );
    expect(performance.now() - from).toBeLessThan(5_000);
  });
});
