import { answerCodesOf, answerKey, itemAt } from './answer-codes.js';
import { answerAt, type AnswerMap } from './answers.js';
import {
  type GroupItem,
  type InstrumentDefinition,
  type Item,
  itemsOf,
  type QuestionItem,
} from './definition.js';
import type { LocalisedText } from './localised-text.js';
import type { RespondentRecord } from './respondent-record.js';
import { compute, holds, plainValue } from './rules.js';

/** Which repetition of which group a question belongs to. */
export interface GroupPlace {
  group: GroupItem;
  /** From 1. */
  occurrence: number;
  /** How many repetitions are shown. */
  of: number;
  /** Whom or what this repetition is about; absent in a free group. */
  about?: LocalisedText | undefined;
}
/** A question as it is shown; inside a group its codes carry the place of the repetition. */
export type ShownItem = QuestionItem & { place?: GroupPlace };

/** What is asked, and what follows from the answers, in one walk over the form. */
export interface FormWalk {
  shown: ShownItem[];
  /** Code → worked-out value. */
  computed: AnswerMap;
  /** Free groups that are shown. */
  groups: GroupItem[];
}

type Data = Record<string, unknown>;

/** How often a group is asked: once an entry of its list, or as often as the respondent said, at least once. */
export function occurrencesOf(group: GroupItem, answers: AnswerMap, record: RespondentRecord): number {
  if (group.over !== 'free') return Math.min(record.lists?.[group.over]?.length ?? 0, group.max);
  const said = answerAt(answers, group.code);
  const wanted = said && 'number' in said && Number.isInteger(said.number) ? said.number : 1;
  return Math.min(Math.max(wanted, 1), group.max);
}

/** Within a repetition its own answers stand under their plain codes; before and after, nothing does. */
function clearOwn(group: GroupItem, data: Data): void {
  data['each'] = undefined;
  for (const item of group.items) for (const code of answerCodesOf(item)) data[code] = undefined;
}

function walkGroup(group: GroupItem, answers: AnswerMap, record: RespondentRecord, data: Data): ShownItem[] {
  const of = occurrencesOf(group, answers, record);
  const shown: ShownItem[] = [];
  const rows: Data[] = [];
  for (let occurrence = 1; occurrence <= of; occurrence += 1) {
    const entry = group.over === 'free' ? undefined : record.lists?.[group.over]?.[occurrence - 1];
    const own: Data = {};
    clearOwn(group, data);
    data['each'] = entry?.code;
    for (const item of group.items) {
      if (!holds(item.showIf, data)) continue;
      shown.push({ ...itemAt(item, occurrence), place: { group, occurrence, of, about: entry?.text } });
      for (const code of answerCodesOf(item)) {
        const value = answerAt(answers, answerKey(code, occurrence));
        if (value) own[code] = data[code] = plainValue(item, value);
      }
    }
    rows.push(own);
  }
  clearOwn(group, data);
  data[group.code] = rows;
  return shown;
}

/**
 * Goes through the form as the answers so far lead.
 *
 * Answers of hidden items count for nothing: a rule sees only answers of items shown before it, so an
 * injected answer to a hidden item opens no branch. After a group, a rule sees its code as a list of repetitions.
 *
 * @param definition the instrument
 * @param answers    item code → answer; may hold more than is shown
 * @param record     what is known of the respondent
 * @returns shown items in order, computed values, shown free groups
 * @example walkForm(exPost, { 'EXP-APP': { codes: ['no'] } }).shown // without EXP-FRQ, which asks how often
 */
export function walkForm(
  definition: InstrumentDefinition,
  answers: AnswerMap,
  record: RespondentRecord = {},
): FormWalk {
  const data: Data = { record: record.fields ?? {} };
  const walk: FormWalk = { shown: [], computed: {}, groups: [] };
  for (const item of itemsOf(definition))
    if (holds(item.showIf, data)) take(item, walk, answers, record, data);
  return walk;
}

function take(item: Item, walk: FormWalk, answers: AnswerMap, record: RespondentRecord, data: Data): void {
  if (item.type === 'group') {
    if (item.over === 'free') walk.groups.push(item);
    walk.shown.push(...walkGroup(item, answers, record, data));
    return;
  }
  if (item.type === 'computed') {
    const value = compute(item.value, data);
    if (!value) return;
    walk.computed[item.code] = value;
    data[item.code] = plainValue(item, value);
    return;
  }
  walk.shown.push(item);
  for (const code of answerCodesOf(item)) {
    const value = answerAt(answers, code);
    if (value) data[code] = plainValue(item, value);
  }
}

/** The items that are asked, given the answers so far; see `walkForm`. */
export function visibleItems(
  definition: InstrumentDefinition,
  answers: AnswerMap,
  record: RespondentRecord = {},
): ShownItem[] {
  return walkForm(definition, answers, record).shown;
}
