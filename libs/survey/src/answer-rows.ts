import type { AnswerMap, AnswerValue, MissingReason } from './answers.js';
import {
  answerCodesOf,
  choicesOf,
  type InstrumentDefinition,
  type Item,
  itemsOf,
  type ItemTags,
} from './definition.js';

/** One answer as it is stored; exactly one value column is set. */
export interface AnswerEntry {
  itemCode: string;
  /** Place among several choices, from 0. */
  ordinal: number;
  choiceCode: string | null;
  numberValue: number | null;
  textValue: string | null;
  dateValue: string | null;
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

const bare = { choiceCode: null, numberValue: null, textValue: null, dateValue: null, missingReason: null };

/** The items of a version as rows: a matrix gives one a row, an info gives none. */
export function flattenItems(definition: InstrumentDefinition): ItemEntry[] {
  return definition.pages
    .flatMap((page) =>
      page.items.flatMap((item) =>
        answerCodesOf(item).map((code) => ({
          code,
          type: item.type === 'likert_matrix' ? 'likert' : item.type,
          pageCode: page.code,
          answerCodes: choicesOf(definition, item).map((choice) => choice.code),
          ...tagColumns(tagsOf(item, code)),
        })),
      ),
    )
    .map((entry, position) => ({ ...entry, position }));
}

/** A row of a matrix has its own tags, else those of the matrix. */
function tagsOf(item: Item, code: string): ItemTags | undefined {
  const row =
    item.type === 'likert_matrix' ? item.rows.find((candidate) => candidate.code === code) : undefined;
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
  for (const item of itemsOf(definition)) {
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
  return Object.entries(answers).flatMap(([itemCode, value]): AnswerEntry[] => {
    const row = (part: Partial<AnswerEntry>): AnswerEntry => ({ itemCode, ordinal: 0, ...bare, ...part });
    if ('number' in value) return [row({ numberValue: value.number })];
    if ('text' in value) return [row({ textValue: value.text })];
    if ('date' in value) return [row({ dateValue: value.date })];
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
    const before = answers[row.itemCode];
    answers[row.itemCode] = join(before, valueOf(row, codeOfReason));
  }
  return answers;
}

function valueOf(row: AnswerEntry, codeOfReason: ReadonlyMap<string, string>): AnswerValue {
  if (row.choiceCode !== null) return { codes: [row.choiceCode] };
  if (row.numberValue !== null) return { number: row.numberValue };
  if (row.textValue !== null) return { text: row.textValue };
  if (row.dateValue !== null) return { date: row.dateValue };
  const reason = row.missingReason ?? 'dont_know';
  const code = codeOfReason.get(`${row.itemCode} ${reason}`);
  return code ? { codes: [code] } : { missing: reason };
}

function join(before: AnswerValue | undefined, next: AnswerValue): AnswerValue {
  return before && 'codes' in before && 'codes' in next ? { codes: [...before.codes, ...next.codes] } : next;
}
