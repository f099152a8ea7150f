import { answerCodesOf, beforeCode, nowCode } from '../../answer-codes.js';
import {
  type AnswerChoice,
  type InstrumentDefinition,
  type Item,
  type MatrixRow,
  storedItemsOf,
} from '../../definition.js';
import { factorSteps } from '../../item-types/factor.js';
import type { LocalisedText } from '../../localised-text.js';
import { type CellContext, itemCells } from './item-cells.js';
import { extrasCells, frameOf, nameOfCode, type Names, textCells } from './own-cells.js';
import { type SheetLines, writeFormSheets } from './workbook.js';

type Line = Record<string, string>;

export interface SheetContext extends CellContext {
  names: Names;
  languages: readonly string[];
}

/** Names under which the sheet asks what is answered; a rule or a text may speak of these. */
export function askedNames(definition: InstrumentDefinition): Map<string, string> {
  const codes = storedItemsOf(definition).flatMap(answerCodesOf);
  return new Map(codes.map((code) => [nameOfCode(code), code]));
}

function freeName(wanted: string, taken: Readonly<Record<string, unknown>>): string {
  let name = wanted;
  while (Object.hasOwn(taken, name)) name = `${name}_`;
  return name;
}

export function sheetContext(definition: InstrumentDefinition): SheetContext {
  const codes = askedNames(definition);
  return {
    names: { codes },
    languages: definition.languages,
    nameOf: (code) => (codes.get(nameOfCode(code)) === code ? nameOfCode(code) : null),
    lists: {
      yesNo: freeName('yes_no', definition.answerLists),
      factor: freeName('helped_hindered', definition.answerLists),
    },
  };
}

interface Written {
  cells: Line;
  texts?: Record<string, LocalisedText>;
}

function written(context: SheetContext, parts: Record<string, LocalisedText | undefined>): Written {
  const cells: Line = {};
  const texts: Record<string, LocalisedText> = {};
  for (const [base, text] of Object.entries(parts)) {
    const { cells: own, exact } = textCells(base, text, context.languages, context.names);
    Object.assign(cells, own);
    if (exact) texts[base] = exact;
  }
  return { cells, ...(Object.keys(texts).length > 0 && { texts }) };
}

/** Without what stands in cells or lines of its own. */
function bare(item: Item): object {
  const { text: _text, help: _help, ...rest } = item;
  const {
    rows: _rows,
    items: _items,
    attribution: _a,
    confidence: _c,
    ...bones
  } = rest as Record<string, unknown>;
  return bones;
}

function rowLine(
  context: SheetContext,
  row: MatrixRow,
  cells: Line,
  code: string,
  extras: Record<string, unknown>,
): Line {
  const { cells: labels, texts } = written(context, { label: row.text });
  const { text: _text, ...rest } = row;
  return { ...cells, name: nameOfCode(code), ...labels, ...extrasCells({ ...extras, row: rest, texts }) };
}

function rowLines(item: Item, context: SheetContext): Line[] {
  switch (item.type) {
    case 'likert_matrix':
      return item.rows.map((row) =>
        rowLine(context, row, { type: `select_one ${item.answerList}` }, row.code, { as: 'row' }),
      );
    case 'factor_list':
      return item.rows.map((row) =>
        rowLine(context, row, { type: `select_one ${context.lists.factor}` }, row.code, { as: 'row' }),
      );
    case 'then_test':
      return item.rows.flatMap((row) => [
        rowLine(context, row, { type: `select_one ${item.answerList}` }, beforeCode(row.code), { as: 'row' }),
        rowLine(context, row, { type: `select_one ${item.answerList}` }, nowCode(row.code), { as: 'now' }),
      ]);
    case 'percent_pair':
      return (['attribution', 'confidence'] as const).map((as) =>
        rowLine(context, item[as], { type: 'decimal', constraint: '. >= 0 and . <= 100' }, item[as].code, {
          as,
        }),
      );
    case 'group':
      return item.items.flatMap((inner) => itemLines(inner, context));
    default:
      return [];
  }
}

function itemLines(item: Item, context: SheetContext): Line[] {
  const cells = itemCells(item, context);
  const { cells: labels, texts } = written(context, { label: item.text, hint: item.help });
  const first = {
    ...cells,
    name: nameOfCode(item.code),
    ...labels,
    ...extrasCells({ item: bare(item), texts, helped: item.help !== undefined }),
  };
  const type = cells['type'] ?? '';
  if (!type.startsWith('begin_')) return [first];
  const end = { type: type.replace('begin', 'end'), name: nameOfCode(item.code) };
  return [first, ...rowLines(item, context), end];
}

function pageLines(
  { code, title, items }: InstrumentDefinition['pages'][number],
  context: SheetContext,
): Line[] {
  const name = `page-${code}`;
  const { cells, texts } = written(context, { label: title });
  const extras = extrasCells({ page: code, texts, titled: title !== undefined });
  return [
    { type: 'begin_group', name, appearance: 'field-list', ...cells, ...extras },
    ...items.flatMap((item) => itemLines(item, context)),
    { type: 'end_group', name },
  ];
}

const factorWords: readonly LocalisedText[] = [
  { en: 'Hindered a lot', fr: 'A beaucoup freiné', es: 'Dificultó mucho', ar: 'أعاق كثيرًا' },
  { en: 'Hindered', fr: 'A freiné', es: 'Dificultó', ar: 'أعاق' },
  { en: 'Made no difference', fr: 'Sans effet', es: 'Sin efecto', ar: 'بلا أثر' },
  { en: 'Helped', fr: 'A aidé', es: 'Ayudó', ar: 'ساعد' },
  { en: 'Helped a lot', fr: 'A beaucoup aidé', es: 'Ayudó mucho', ar: 'ساعد كثيرًا' },
];

/** Only for other programs: an instrument of ours has these without a list. */
function unnamedLists({ lists }: CellContext): Record<string, AnswerChoice[]> {
  return {
    [lists.yesNo]: [
      { code: 'yes', text: { en: 'Yes', fr: 'Oui', es: 'Sí', ar: 'نعم' } },
      { code: 'no', text: { en: 'No', fr: 'Non', es: 'No', ar: 'لا' } },
    ],
    [lists.factor]: [
      ...factorSteps.map((step, i) => ({ code: String(step), text: factorWords[i] ?? {} })),
      {
        code: 'not_applicable',
        text: { en: 'Not applicable', fr: 'Sans objet', es: 'No corresponde', ar: 'لا ينطبق' },
      },
    ],
  };
}

function choiceLines(definition: InstrumentDefinition, context: SheetContext): Line[] {
  const used = new Set(storedItemsOf(definition).map(({ type }) => type));
  const generated = unnamedLists(context);
  if (!storedItemsOf(definition).some((item) => item.type === 'yes_no' && !item.answerList))
    delete generated[context.lists.yesNo];
  if (!used.has('factor_list')) delete generated[context.lists.factor];
  const lines = (lists: Record<string, AnswerChoice[]>, isOurs: boolean) =>
    Object.entries(lists).flatMap(([list, choices]) =>
      choices.map((choice): Line => {
        const { cells, texts } = written(context, { label: choice.text });
        const { text: _text, ...rest } = choice;
        const extras = isOurs ? { choice: rest, texts } : { generated: true };
        return { list_name: list, name: choice.code, ...cells, ...extrasCells(extras) };
      }),
    );
  return [...lines(definition.answerLists, true), ...lines(generated, false)];
}

function headingsOf(lines: readonly Line[], first: readonly string[]): string[] {
  const used = new Set(lines.flatMap((line) => Object.keys(line)));
  return [
    ...first.filter((heading) => used.has(heading)),
    ...[...used].filter((name) => !first.includes(name)),
  ];
}

/** The lines of the three sheets; separate, so that they can be looked at without a workbook. */
export function xlsformLines(definition: InstrumentDefinition): SheetLines[] {
  const context = sheetContext(definition);
  const labels = definition.languages.map((language) => `label::${language}`);
  const hints = definition.languages.map((language) => `hint::${language}`);
  const survey = definition.pages.flatMap((page) => pageLines(page, context));
  const choices = choiceLines(definition, context);
  const [language = 'en'] = definition.languages;
  const settings: Line = {
    form_title:
      written(context, { form_title: definition.title }).cells[`form_title::${language}`] ?? definition.code,
    form_id: nameOfCode(definition.code),
    default_language: language,
    ...extrasCells({ format: 'traccia-xlsform', version: 1, definition: frameOf(definition) }),
  };
  const sheet = (name: string, lines: Line[], first: string[]): SheetLines => ({
    name,
    lines,
    headings: headingsOf(lines, first),
  });
  return [
    sheet('survey', survey, [
      'type',
      'name',
      ...labels,
      ...hints,
      'required',
      'relevant',
      'constraint',
      'appearance',
      'parameters',
      'calculation',
      'repeat_count',
    ]),
    sheet('choices', choices, ['list_name', 'name', ...labels]),
    sheet('settings', [settings], ['form_title', 'form_id', 'default_language']),
  ];
}

/**
 * An instrument as a workbook that other programs of the XLSForm family open. What XLSForm cannot say stands in
 * columns of our own, so that reading it back gives the same instrument.
 */
export async function exportXlsform(definition: InstrumentDefinition): Promise<Uint8Array> {
  return writeFormSheets(xlsformLines(definition));
}
