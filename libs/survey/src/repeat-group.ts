import { answerCodesOf, answerKey } from './answer-codes.js';
import { answerAt, type AnswerMap } from './answers.js';
import type { GroupItem } from './definition.js';
import { occurrencesOf } from './visible-items.js';

/**
 * One more repetition of a free group.
 *
 * @param answers answers so far
 * @returns new answers; the same when there is no room for another
 * @example addRepetition(actions, {}) // { 'EOA-PLAN': { number: 2 } }: the first was there without asking
 */
export function addRepetition(group: GroupItem, answers: AnswerMap): AnswerMap {
  const of = occurrencesOf(group, answers, {});
  return of >= group.max ? answers : { ...answers, [group.code]: { number: of + 1 } };
}

/**
 * Takes one repetition of a free group away; the answers of later ones move down by one place. The last one that is
 * left is emptied, not taken away.
 *
 * @param occurrence the repetition to take away, from 1
 * @returns new answers
 * @example removeRepetition(actions, { 'EOA-PLAN': { number: 2 }, 'WHAT#2': { text: 'b' } }, 1)
 *          // { 'EOA-PLAN': { number: 1 }, 'WHAT#1': { text: 'b' } }
 */
export function removeRepetition(group: GroupItem, answers: AnswerMap, occurrence: number): AnswerMap {
  const of = occurrencesOf(group, answers, {});
  const kept: AnswerMap = { ...answers };
  for (const code of group.items.flatMap(answerCodesOf))
    for (let place = occurrence; place <= of; place += 1) {
      const next = place < of ? answerAt(answers, answerKey(code, place + 1)) : undefined;
      if (next) kept[answerKey(code, place)] = next;
      else delete kept[answerKey(code, place)];
    }
  return { ...kept, [group.code]: { number: Math.max(1, of - 1) } };
}
