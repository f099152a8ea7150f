import type { Locale } from '@traccia/contracts';
import {
  type AnswerMap,
  type AnswerValue,
  answerCodesOf,
  checkAnswers,
  choicesOf,
  type InstrumentDefinition,
  type RespondentRecord,
  visibleItems,
} from '@traccia/survey';
import type { Chance } from './chance.js';
import { demoWords } from './words.js';

type Shown = ReturnType<typeof visibleItems>[number];
type NumberShown = Extract<Shown, { type: 'number' | 'rating' | 'rating_0_10' }>;
type TextShown = Extract<Shown, { type: 'short_text' | 'long_text' }>;

export interface FormFacts {
  record: RespondentRecord;
  locale: Locale;
  /** The day of answering. */
  day: string;
  /** Where the answers of a scale lie, 1 to 5. */
  mean: number;
  /** What somebody tells where a form asks for words. */
  words?: readonly string[];
}

const choice = (code: string): AnswerValue => ({ codes: [code] });

function oneOfList(chance: Chance, codes: readonly string[], mean: number): AnswerValue {
  const isScale = codes.length >= 3 && codes.every((code) => /^\d$/.test(code));
  return choice(isScale ? String(chance.scale(mean, 0.9, codes.length)) : chance.pick(codes));
}

function numberOf(chance: Chance, item: NumberShown, mean: number): AnswerValue {
  if (item.type === 'rating_0_10')
    return { number: Math.min(10, Math.max(0, Math.round(chance.normal(2 * mean, 1.5)))) };
  const [min, max] = [item.min ?? 1, item.max ?? 5];
  const wished = item.type === 'rating' ? chance.normal(mean, 0.9) : chance.normal(min + (max - min) / 5, 5);
  return { number: Math.min(max, Math.max(min, Math.round(wished))) };
}

interface Draw {
  chance: Chance;
  item: Shown;
  code: string;
  /** What can be chosen. */
  codes: string[];
  facts: FormFacts;
}
const ofList = ({ chance, codes, facts }: Draw) => oneOfList(chance, codes, facts.mean);
const ofNumber = ({ chance, item, facts }: Draw) => numberOf(chance, item as NumberShown, facts.mean);
const ofText = ({ chance, item, facts }: Draw) => textOf(chance, item as TextShown, facts);

/** One answer by the kind of question; null where most write nothing. */
const drawn: Partial<Record<Shown['type'], (draw: Draw) => AnswerValue | null>> = {
  yes_no: ({ chance, facts }) => choice(chance.happens(facts.mean / 5) ? 'yes' : 'no'),
  multiple: ({ chance, codes }) => ({
    codes: chance.shuffled(codes).slice(0, chance.whole(1, Math.min(2, codes.length))),
  }),
  ranking: ({ chance, codes, item }) => ({
    codes: chance
      .shuffled(codes)
      .slice(0, ('maxRanked' in item ? item.maxRanked : undefined) ?? codes.length),
  }),
  then_test: ({ chance, codes, code, facts }) =>
    oneOfList(chance, codes, code.endsWith('-NOW') ? facts.mean + 0.5 : facts.mean - 1),
  single: ofList,
  likert: ofList,
  likert_matrix: ofList,
  factor_list: ({ chance }) => ({
    number: Math.min(2, Math.max(-2, Math.round(chance.normal(0.2, 1)))) + 0,
  }),
  percent_pair: ({ chance }) => ({ number: 5 * chance.whole(4, 18) }),
  number: ofNumber,
  rating: ofNumber,
  rating_0_10: ofNumber,
  short_text: ofText,
  long_text: ofText,
  date: ({ facts }) => ({ date: facts.day }),
};

function textOf(chance: Chance, item: TextShown, facts: FormFacts): AnswerValue | null {
  const words = facts.words ?? demoWords[facts.locale].obstacles;
  const text = item.format === 'year' ? facts.day.slice(0, 4) : chance.pick(words);
  return item.required === true || chance.happens(0.5) ? { text } : null;
}

/** A branch opens with its answer; no form of the bank goes deeper. */
const mostPasses = 6;

/**
 * Answers to any form of the bank, question after question as they are shown.
 *
 * @returns answers that the form itself accepts
 */
export function drawForm(
  chance: Chance,
  definition: InstrumentDefinition,
  facts: FormFacts,
  fixed: AnswerMap = {},
): AnswerMap {
  const answers: AnswerMap = { ...fixed };
  const seen = new Set(Object.keys(fixed));
  for (let pass = 0; pass < mostPasses; pass += 1) {
    const open = visibleItems(definition, answers, facts.record).flatMap((item) =>
      answerCodesOf(item).flatMap((code) => (seen.has(code) ? [] : [{ item, code }])),
    );
    if (open.length === 0) break;
    for (const { item, code } of open) {
      seen.add(code);
      const codes = choicesOf(definition, item)
        .filter(({ missing }) => !missing)
        .map((each) => each.code);
      const value = drawn[item.type]?.({ chance, item, code, codes, facts });
      if (value) answers[code] = value;
    }
  }
  return checkAnswers(definition, answers, 'draft', facts.record).accepted;
}
