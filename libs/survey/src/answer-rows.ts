import { answerCodesOf, answerKey, splitAnswerKey } from './answer-codes.js';
import type { AnswerMap, AnswerValue, MissingReason } from './answers.js';
import {
  choicesOf,
  type InstrumentDefinition,
  type Item,
  type ItemTags,
  type MatrixRow,
  storedItemsOf,
} from './definition.js';

/** One answer as it is stored; exactly one value column is set. */
export interface AnswerEntry {
  itemCode: string;
  /** Repetition of the group from 1; 0 outside groups. */
  occurrence: number;
  /** Place among several choices, from 0. */
  ordinal: number;
  choiceCode: string | null;
  numberValue: number | null;
  textValue: string | null;
  dateValue: string | null;
  fileId: string | null;
  /** Known where the row was read together with its file. */
  fileName?: string | null | undefined;
  missingReason: MissingReason | null;
}
export interface ItemEntry {
  code: string;
  type: string;
  position: number;
  pageCode: string;
  answerCodes: string[];
  metric: string | null;
  resultLevel: string | null;
  dac: string | null;
  sensitive: boolean;
}

const bare = {
  choiceCode: null,
  numberValue: null,
  textValue: null,
  dateValue: null,
  fileId: null,
  missingReason: null,
};

/** The items of a version as rows: a matrix gives one a row, a before-and-now row two, an info none. */
export function flattenItems(definition: InstrumentDefinition): ItemEntry[] {
  return definition.pages
    .flatMap((page) =>
      storedItemsOf({ ...definition, pages: [page] }).flatMap((item) =>
        answerCodesOf(item).map((code) => ({
          code,
          type: rowTypes[item.type] ?? item.type,
          pageCode: page.code,
          answerCodes: choicesOf(definition, item).map((choice) => choice.code),
          ...tagColumns(tagsOf(item, code)),
        })),
      ),
    )
    .map((entry, position) => ({ ...entry, position }));
}

/** What one row of a compound item is on its own. */
const rowTypes: Partial<Record<Item['type'], string>> = {
  likert_matrix: 'likert',
  then_test: 'likert',
  factor_list: 'factor',
  percent_pair: 'percent',
};

function rowsOf(item: Item): MatrixRow[] {
  if (item.type === 'percent_pair') return [item.attribution, item.confidence];
  return 'rows' in item ? item.rows : [];
}

/** A row of a compound item has its own tags, else those of the item. */
function tagsOf(item: Item, code: string): ItemTags | undefined {
  const row = rowsOf(item).find((candidate) => candidate.code === code.replace(/-(?:BEF|NOW)$/, ''));
  return row?.tags ?? item.tags;
}

function tagColumns(tags: ItemTags = {}): Pick<ItemEntry, 'metric' | 'resultLevel' | 'dac' | 'sensitive'> {
  return {
    metric: tags.metric ?? null,
    resultLevel: tags.resultLevel ?? null,
    dac: tags.dac ?? null,
    sensitive: tags.sensitive ?? false,
  };
}

/** Answer codes that mean "no answer", with their reason, by item code. */
function missingChoices(definition: InstrumentDefinition): Map<string, MissingReason> {
  const found = new Map<string, MissingReason>();
  for (const item of storedItemsOf(definition)) {
    for (const choice of choicesOf(definition, item)) {
      if (choice.missing)
        answerCodesOf(item).forEach((code) =>
          found.set(`${code} ${choice.code}`, choice.missing as MissingReason),
        );
    }
  }
  return found;
}

/** Accepted answers as rows; a choice that means "no answer" is stored as its reason, never as a value. */
export function toAnswerRows(definition: InstrumentDefinition, answers: AnswerMap): AnswerEntry[] {
  const missing = missingChoices(definition);
  return Object.entries(answers).flatMap(([key, value]): AnswerEntry[] => {
    const { code: itemCode, occurrence } = splitAnswerKey(key);
    const row = (part: Partial<AnswerEntry>): AnswerEntry => ({
      itemCode,
      occurrence,
      ordinal: 0,
      ...bare,
      ...part,
    });
    if ('number' in value) return [row({ numberValue: value.number })];
    if ('text' in value) return [row({ textValue: value.text })];
    if ('date' in value) return [row({ dateValue: value.date })];
    if ('file' in value) return [row({ fileId: value.file })];
    if ('missing' in value) return [row({ missingReason: value.missing })];
    return value.codes.map((code, ordinal) => {
      const reason = missing.get(`${itemCode} ${code}`);
      return reason ? row({ ordinal, missingReason: reason }) : row({ ordinal, choiceCode: code });
    });
  });
}

/** The way back: rows of one response in any order → answers by item code. */
export function fromAnswerRows(definition: InstrumentDefinition, rows: readonly AnswerEntry[]): AnswerMap {
  const codeOfReason = new Map(
    [...missingChoices(definition)].map(([key, reason]) => [
      `${key.split(' ')[0]} ${reason}`,
      key.split(' ')[1] ?? '',
    ]),
  );
  const answers: AnswerMap = {};
  for (const row of [...rows].sort((a, b) => a.ordinal - b.ordinal)) {
    const key = answerKey(row.itemCode, row.occurrence);
    answers[key] = join(answers[key], valueOf(row, codeOfReason));
  }
  return answers;
}

function valueOf(row: AnswerEntry, codeOfReason: ReadonlyMap<string, string>): AnswerValue {
  if (row.choiceCode !== null) return { codes: [row.choiceCode] };
  if (row.numberValue !== null) return { number: row.numberValue };
  if (row.textValue !== null) return { text: row.textValue };
  if (row.dateValue !== null) return { date: row.dateValue };
  if (row.fileId !== null) return { file: row.fileId, name: row.fileName ?? '' };
  const reason = row.missingReason ?? 'dont_know';
  const code = codeOfReason.get(`${row.itemCode} ${reason}`);
  return code ? { codes: [code] } : { missing: reason };
}

function join(before: AnswerValue | undefined, next: AnswerValue): AnswerValue {
  return before && 'codes' in before && 'codes' in next ? { codes: [...before.codes, ...next.codes] } : next;
}
