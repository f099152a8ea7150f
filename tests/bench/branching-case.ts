import {
  type AnswerMap,
  checkAnswers,
  type InstrumentDefinition,
  type Item,
  walkForm,
} from '@traccia/survey';
import type { BenchRow, MeasuredCase } from './bench-row.js';
import { median } from './measure.js';

const questions = 60;
const evaluations = 2000;
const rounds = 9;
const text = { en: 'A question' };
const code = (n: number) => `Q${n}`;

/** Every second question hangs on the two before it, every tenth is worked out, the last ten are a group. */
function branchingForm(): InstrumentDefinition {
  const items = Array.from({ length: questions - 10 }, (_none, n): Item => {
    if (n % 10 === 9)
      return { code: code(n), type: 'computed', text, value: { '+': [{ var: code(n - 1) }, 1] } };
    if (n % 2 === 0 || n < 2) return { code: code(n), type: 'rating_0_10', text };
    const showIf = { or: [{ '>': [{ var: code(n - 1) }, 3] }, { '==': [{ var: code(n - 2) }, 0] }] };
    return { code: code(n), type: 'single', answerList: 'list', text, showIf };
  });
  const group: Item = {
    code: 'ACTIONS',
    type: 'group',
    over: 'free',
    max: 10,
    text,
    items: [{ code: 'A', type: 'short_text', text, showIf: { '<': [{ var: code(0) }, 11] } }],
  };
  return {
    code: 'branching',
    kind: 'other',
    languages: ['en'],
    title: text,
    privacyMode: 'confidential',
    answerLists: { list: ['yes', 'no'].map((choice) => ({ code: choice, text })) },
    pages: [{ code: 'p', items: [...items, group] }],
  };
}

function fullAnswers(): AnswerMap {
  const answers: AnswerMap = { ACTIONS: { number: 10 } };
  for (let n = 0; n < questions - 10; n += 1)
    answers[code(n)] = n % 2 === 0 || n < 2 ? { number: n % 11 } : { codes: ['yes'] };
  for (let n = 1; n <= 10; n += 1) answers[`A#${n}`] = { text: 'Train two colleagues' };
  return answers;
}

/** The same conditions as a programmer would write them for this one form. */
function byHand(answers: AnswerMap): number {
  const number = (n: number) => {
    const value = answers[code(n)];
    return value && 'number' in value ? value.number : undefined;
  };
  let shown = 0;
  for (let n = 0; n < questions - 10; n += 1) {
    if (n % 2 === 0 || n < 2 || n % 10 === 9) shown += 1;
    else if ((number(n - 1) ?? 0) > 3 || number(n - 2) === 0) shown += 1;
  }
  for (let n = 1; n <= 10; n += 1) if ((number(0) ?? 0) < 11 && answers[`A#${n}`]) shown += 1;
  return shown;
}

/** Milliseconds of one evaluation. */
function time(act: () => unknown): number {
  const began = performance.now();
  for (let n = 0; n < evaluations; n += 1) act();
  return (performance.now() - began) / evaluations;
}

/** One form of 60 questions with branches, computed values and a group: what is shown, and what of it is valid. */
export const branchingCase: MeasuredCase = {
  name: 'branching',
  measure: (): Promise<BenchRow> => {
    const [form, answers] = [branchingForm(), fullAnswers()];
    const sides = {
      walk: () => walkForm(form, answers),
      check: () => checkAnswers(form, answers, 'submit'),
      hand: () => byHand(answers),
    };
    const times: Record<keyof typeof sides, number[]> = { walk: [], check: [], hand: [] };
    for (let round = -2; round < rounds; round += 1)
      for (const side of ['walk', 'check', 'hand'] as const) {
        const ms = time(sides[side]);
        if (round >= 0) times[side].push(ms);
      }
    const [walk, check, hand] = [median(times.walk), median(times.check), median(times.hand)];
    return Promise.resolve({
      name: 'branching',
      unit: 'evaluations/s',
      ours: Math.round(1000 / walk),
      floor: Math.round(1000 / hand),
      ratio: Number((hand / walk).toFixed(4)),
      statements: null,
      note:
        `${(walk * 1000).toFixed(0)} µs to say what is shown, ${(check * 1000).toFixed(0)} µs with all answers checked, ` +
        `${(hand * 1000).toFixed(1)} µs for the same conditions in plain code; median of ${rounds} rounds of ${evaluations}, warm; goal 200 µs`,
    });
  },
};
