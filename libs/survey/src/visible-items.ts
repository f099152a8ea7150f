import { LogicEngine } from 'json-logic-engine';
import type { AnswerMap, AnswerValue } from './answers.js';
import { answerCodesOf, type InstrumentDefinition, type Item, itemsOf, type Rule } from './definition.js';

const engine = new LogicEngine();

function plainValue(value: AnswerValue): unknown {
  if ('codes' in value) return value.codes.length === 1 ? value.codes[0] : value.codes;
  if ('number' in value) return value.number;
  if ('text' in value) return value.text;
  return 'date' in value ? value.date : null;
}

/** A rule that cannot be evaluated shows the item: better one question too many than one lost. */
function holds(rule: Rule | undefined, data: Record<string, unknown>): boolean {
  if (rule === undefined) return true;
  try {
    return Boolean(engine.run(rule, data));
  } catch {
    return true;
  }
}

/**
 * The items that are asked, given the answers so far.
 *
 * Answers of hidden items count for nothing: a rule sees only answers of items shown before it, so an
 * injected answer to a hidden item opens no branch.
 *
 * @param definition the instrument
 * @param answers    item code → answer; may hold more than is shown
 * @returns the shown items in order
 * @example visibleItems(exPost, { 'EXP-APP': { codes: ['no'] } }) // without EXP-FRQ, which asks how often
 */
export function visibleItems(definition: InstrumentDefinition, answers: AnswerMap): Item[] {
  const data: Record<string, unknown> = {};
  return itemsOf(definition).filter((item) => {
    if (!holds(item.showIf, data)) return false;
    for (const code of answerCodesOf(item)) {
      const value = Object.hasOwn(answers, code) ? answers[code] : undefined;
      if (value) data[code] = plainValue(value);
    }
    return true;
  });
}
