import type { Locale } from '@traccia/contracts';
import { type AnswerMap, type AnswerValue, choicesOf, itemsOf, knowledgeTest } from '@traccia/survey';
import type { Chance } from './chance.js';
import { demoWords } from './words.js';
import { trueEffects } from './true-effects.js';
import type { DemoWaveKind } from './world.js';

/** What decides the answers of somebody of the demo, beside chance. */
export interface Respondent {
  applied: boolean;
  locale: Locale;
  /** What somebody knows beside others, −1 to 1; before a course as after it. */
  ability: number;
}

/** Half of the distance between the best and the last: who knows one thing knows the next. */
const spread = 0.25;

export const choice = (code: string): AnswerValue => ({ codes: [code] });
export const scaled = (chance: Chance, mean: number) =>
  choice(String(chance.scale(mean, trueEffects.scaleDeviation)));

function drawTest(chance: Chance, know: number): AnswerMap {
  const answers: AnswerMap = {};
  for (const item of itemsOf(knowledgeTest)) {
    const key = 'scoring' in item && item.scoring && 'key' in item.scoring ? (item.scoring.key[0] ?? '') : '';
    const wrong = choicesOf(knowledgeTest, item)
      .map(({ code }) => code)
      .filter((code) => code !== key);
    const guess = chance.pick(wrong);
    answers[item.code] = choice(chance.happens(know) ? key : guess);
  }
  return answers;
}

/** The lead trainer stands first among those whom the form asks about. */
const endItems = ['REL', 'ORG', 'OBJ', 'ENG', 'FAC#1', 'CNF', 'COM', 'TRI', 'OVR'];

function drawEndForm(chance: Chance, { locale }: Respondent): AnswerMap {
  const answers: AnswerMap = {};
  for (const name of endItems) answers[`EOA-${name}`] = scaled(chance, trueEffects.satisfactionMean);
  if (chance.happens(0.06)) answers['EOA-TRI'] = choice('na');
  answers['EOA-REC'] = drawRecommendation(chance, 8.7);
  const action = chance.pick(demoWords[locale].actions);
  if (chance.happens(0.4)) {
    answers['EOA-PLAN'] = { number: 1 };
    answers['EOA-PLAN-WHAT#1'] = { text: action };
  }
  return answers;
}

const drawRecommendation = (chance: Chance, mean: number): AnswerValue => ({
  number: Math.min(10, Math.max(0, Math.round(chance.normal(mean, 1.5)))),
});

function drawApplication(chance: Chance, applied: boolean): string {
  const draw = chance.next();
  if (applied) return draw < 0.7 ? 'yes' : 'partly';
  if (draw < 0.4) return 'not_yet';
  return draw < 0.75 ? 'no_opportunity' : 'no';
}

function drawExPost(chance: Chance, respondent: Respondent): AnswerMap {
  const which = respondent.applied ? 'applied' : 'not';
  const answers: AnswerMap = {
    'EXP-APP': choice(drawApplication(chance, respondent.applied)),
    ...drawUse(chance, respondent),
    'EXP-SKL': scaled(chance, trueEffects.skillMean[which]),
    'EXP-PERF': scaled(chance, trueEffects.performanceMean[which]),
    'EXP-ORG-X': scaled(chance, trueEffects.organizationMean[which]),
    ...drawOrganizationChange(chance, which),
    ...drawLookingBack(chance, respondent),
  };
  if (chance.happens(0.05)) answers['EXP-ORG-X'] = choice('na');
  // A few leave before the end: the last required questions stay open.
  if (chance.happens(0.05))
    for (const code of ['EXP-REL', 'EXP-REC', 'EXP-OBST', 'EXP-MUL']) delete answers[code];
  return answers;
}

/** Only asked of those who applied. */
function drawUse(chance: Chance, { applied, locale }: Respondent): AnswerMap {
  if (!applied) return {};
  const answers: AnswerMap = {
    'EXP-FRQ': scaled(chance, 3.2),
    'EXP-SUS': choice(chance.happens(trueEffects.stillUsing) ? 'yes' : 'no'),
  };
  if (chance.happens(0.5)) answers['EXP-WHAT'] = { text: chance.pick(demoWords[locale].examples) };
  return answers;
}

function drawOrganizationChange(chance: Chance, which: 'applied' | 'not'): AnswerMap {
  if (!chance.happens(trueEffects.organizationChanged[which]))
    return { 'EXP-ORG': choice(chance.happens(0.5) ? 'no' : 'too_early') };
  const types = chance.shuffled(['policy', 'procedure', 'service', 'structure', 'training', 'agreement']);
  return { 'EXP-ORG': choice('yes'), 'EXP-ORG-T': { codes: types.slice(0, chance.whole(1, 3)) } };
}

function drawLookingBack(chance: Chance, { applied, locale }: Respondent): AnswerMap {
  const answers: AnswerMap = {
    'EXP-REL': scaled(chance, applied ? 4.3 : 3.4),
    'EXP-REC': drawRecommendation(chance, applied ? 8.8 : 7.1),
  };
  const trained = Math.round(Math.abs(chance.normal(0, applied ? 14 : 3)));
  if (chance.happens(0.85)) answers['EXP-MUL'] = { number: trained };
  if (chance.happens(0.3)) answers['EXP-OBST'] = { text: chance.pick(demoWords[locale].obstacles) };
  return answers;
}

export function drawAnswers(chance: Chance, kind: DemoWaveKind, respondent: Respondent): AnswerMap {
  const above = spread * respondent.ability;
  if (kind === 'pre_test') return drawTest(chance, trueEffects.knowBefore + above);
  if (kind === 'post_test') return drawTest(chance, trueEffects.knowAfter + above);
  return kind === 'end_of_activity' ? drawEndForm(chance, respondent) : drawExPost(chance, respondent);
}

/** Chance to answer at all. */
export function chanceToAnswer(kind: DemoWaveKind, applied: boolean): number {
  if (kind === 'pre_test') return trueEffects.respondBefore;
  if (kind !== 'ex_post') return trueEffects.respondAtEnd;
  return applied ? trueEffects.respondIfApplied : trueEffects.respondIfNot;
}
