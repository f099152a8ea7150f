import type { AnswerMap, AnswerValue, RespondentRecord } from '@traccia/survey';
import { choice, type Respondent, scaled } from './build-answers.js';
import type { Chance } from './chance.js';
import { addDays } from './days.js';
import { demoWords } from './words.js';
import type { DemoWaveKind } from './world.js';

/** What is asked beside the questions that the figures of the demo were set up on. */
export interface MoreFacts extends Respondent {
  record: RespondentRecord;
  /** The day of answering. */
  day: string;
}

/** One of several by their chances, the last one takes the rest. */
function oneOf(chance: Chance, chances: readonly (readonly [string, number])[]): string {
  let left = chance.next();
  for (const [code, share] of chances) if ((left -= share) < 0) return code;
  return chances.at(-1)?.[0] ?? '';
}

const yesNo = (chance: Chance, yes: number): AnswerValue => choice(chance.happens(yes) ? 'yes' : 'no');
const textSometimes = (chance: Chance, share: number, words: readonly string[]): AnswerValue | null => {
  const text = chance.pick(words);
  return chance.happens(share) ? { text } : null;
};
/** Rounded to 5, as people do. */
const percent = (chance: Chance, mean: number, deviation: number): AnswerValue => ({
  number: Math.min(100, Math.max(0, 5 * Math.round(chance.normal(mean, deviation) / 5))),
});

/** Only what was answered. */
function given(answers: Record<string, AnswerValue | null>): AnswerMap {
  return Object.fromEntries(
    Object.entries(answers).filter((entry): entry is [string, AnswerValue] => entry[1] !== null),
  );
}

const places = (record: RespondentRecord, list: 'trainers' | 'objectives' | 'actions') =>
  (record.lists?.[list] ?? []).map((_entry, i) => i + 1);

function moreOfEnd(chance: Chance, answers: AnswerMap, facts: MoreFacts): AnswerMap {
  const words = demoWords[facts.locale];
  const more: Record<string, AnswerValue | null> = {};
  for (const name of ['MET', 'MIX', 'PRA', 'ADM']) more[`EOA-${name}`] = scaled(chance, 4.2);
  more['EOA-GEN'] = scaled(chance, 3.3);
  more['EOA-ILS'] = scaled(chance, 3.9);
  for (const place of places(facts.record, 'trainers').slice(1))
    more[`EOA-FAC#${place}`] = scaled(chance, 4.2);
  for (const place of places(facts.record, 'objectives')) {
    const before = chance.scale(2.4, 0.8);
    more[`EOA-K-BEF#${place}`] = choice(String(before));
    more[`EOA-K-NOW#${place}`] = choice(String(Math.max(before, chance.scale(3.9, 0.7))));
  }
  if (answers['EOA-PLAN']) {
    more['EOA-PLAN-BY#1'] = { date: addDays(facts.day, chance.whole(30, 150)) };
    more['EOA-PLAN-WITH#1'] = textSometimes(chance, 0.7, words.partners);
    more['EOA-PLAN-FIRST#1'] = textSometimes(chance, 0.7, words.firstSteps);
  }
  more['EOA-BEST'] = textSometimes(chance, 0.3, words.best);
  more['EOA-CHG'] = textSometimes(chance, 0.2, words.toChange);
  return given(more);
}

function moreOfUse(
  chance: Chance,
  { applied, locale, record }: MoreFacts,
): Record<string, AnswerValue | null> {
  const plans = places(record, 'actions').map((place) => [
    `EXP-AP#${place}`,
    choice(
      applied
        ? oneOf(chance, [
            ['done', 0.45],
            ['under_way', 0.35],
            ['not_started', 0.12],
            ['dropped', 0.08],
          ])
        : oneOf(chance, [
            ['done', 0.05],
            ['under_way', 0.2],
            ['not_started', 0.5],
            ['dropped', 0.25],
          ]),
    ),
  ]);
  for (const [key, value] of [...plans]) {
    const code = value && typeof value === 'object' && 'codes' in value ? value.codes[0] : undefined;
    const moved = code === 'done' || code === 'under_way';
    const more = String(key).replace('#', moved ? '-EV#' : '-WHY#');
    const texts = moved ? ['https://example.org/evidence'] : demoWords[locale].obstacles;
    const text = textSometimes(chance, moved ? 0.5 : 0.7, texts);
    if (text) plans.push([more, text]);
  }
  if (!applied)
    return {
      ...Object.fromEntries(plans),
      'EXP-WHY': textSometimes(chance, 0.5, demoWords[locale].obstacles),
    };
  return {
    ...Object.fromEntries(plans),
    'EXP-SHA': choice(
      oneOf(chance, [
        ['25', 0.3],
        ['50', 0.4],
        ['75', 0.2],
        ['100', 0.1],
      ]),
    ),
    'EXP-SUSX': scaled(chance, 3.2),
    'EXP-SUSW': choice(
      oneOf(chance, [
        ['yes', 0.3],
        ['partly', 0.3],
        ['no', 0.32],
        ['dk', 0.08],
      ]),
    ),
  };
}

const stage = (chance: Chance): AnswerValue =>
  choice(
    oneOf(chance, [
      ['proposed', 0.25],
      ['approved', 0.25],
      ['in_use', 0.42],
      ['evaluated', 0.08],
    ]),
  );

function moreOfChange(chance: Chance, answers: AnswerMap, { applied, locale, day }: MoreFacts) {
  const inOrganization = 'codes' in (answers['EXP-ORG'] ?? {}) && hasCode(answers['EXP-ORG'], 'yes');
  const around = chance.happens(applied ? 0.14 : 0.03);
  const more: Record<string, AnswerValue | null> = {
    'EXP-ROLE': yesNo(chance, applied ? 0.25 : 0.15),
    'EXP-INS': choice(
      around
        ? 'yes'
        : oneOf(chance, [
            ['no', 0.7],
            ['too_early', 0.3],
          ]),
    ),
  };
  if (inOrganization) {
    more['EXP-ORG-ST'] = stage(chance);
    more['EXP-ORG-EV'] = choice(
      oneOf(chance, [
        ['document', 0.4],
        ['link', 0.15],
        ['none', 0.45],
      ]),
    );
  }
  if (around) {
    more['EXP-INS-T'] = choice(
      oneOf(chance, [
        ['law', 0.25],
        ['reporting', 0.25],
        ['dialogue_body', 0.2],
        ['plan', 0.3],
      ]),
    );
    more['EXP-INS-ST'] = stage(chance);
    more['EXP-INS-Y'] = { text: day.slice(0, 4) };
  }
  if (inOrganization || around) {
    more['EXP-IMP'] = textSometimes(chance, 0.5, demoWords[locale].examples);
    more['EXP-ATT'] = percent(chance, 45, 18);
    more['EXP-CON'] = percent(chance, 65, 15);
  }
  return more;
}

const hasCode = (value: AnswerValue | undefined, code: string) =>
  value !== undefined && 'codes' in value && value.codes.includes(code);

/** Who applied was helped a little more by everything; time and money hinder everybody. */
const factorMeans: Record<string, number> = {
  OPP: 0.6,
  SUP: 0.5,
  OPPO: 0.2,
  PEER: 0.5,
  COA: 0.2,
  DEC: 0,
  TIME: -0.7,
  MON: -0.8,
  CHA: 0.1,
  RUL: -0.3,
  CNF: 0.8,
  MOT: 1,
  FIT: 0.9,
  PRA: 0.7,
  REW: 0.1,
  TURN: -0.6,
  NET: 0.4,
};

function moreOfFactors(chance: Chance, applied: boolean): AnswerMap {
  if (!chance.happens(0.85)) return {};
  return Object.fromEntries(
    Object.entries(factorMeans).map(([name, mean]): [string, AnswerValue] => {
      const step = Math.round(chance.normal(applied ? mean + 0.2 : mean - 0.5, 0.9));
      const number = Math.min(2, Math.max(-2, step));
      // `+ 0`: no minus before nought.
      return [`EXP-F-${name}`, chance.happens(0.07) ? { missing: 'not_applicable' } : { number: number + 0 }];
    }),
  );
}

const conventions = ['C081', 'C087', 'C098', 'C129', 'C144', 'C155', 'C190'];

function moreOfEnding(chance: Chance, answers: AnswerMap, { applied, locale }: MoreFacts): AnswerMap {
  const words = demoWords[locale];
  const reached = answers['EXP-MUL'];
  const usedStandard = chance.happens(applied ? 0.35 : 0.1);
  const standard = chance.pick(conventions);
  const people = reached && 'number' in reached ? reached.number : 0;
  return given({
    'EXP-MUL-W': people > 0 ? { number: Math.round(people * (0.3 + 0.3 * chance.next())) } : null,
    'EXP-NET': yesNo(chance, 0.5),
    'EXP-ILS': choice(usedStandard ? 'yes' : 'no'),
    'EXP-ILS-W': usedStandard ? { text: standard } : null,
    'EXP-GEN': yesNo(chance, applied ? 0.3 : 0.12),
    'EXP-SD': yesNo(chance, applied ? 0.28 : 0.1),
    'EXP-COH': scaled(chance, 3.8),
    'EXP-MAIN': textSometimes(chance, 0.25, words.examples),
    'EXP-WANT': textSometimes(chance, 0.15, words.obstacles),
    'EXP-SCM': yesNo(chance, 0.25),
  });
}

function moreOfExPost(chance: Chance, answers: AnswerMap, facts: MoreFacts): AnswerMap {
  const start = given({
    'EXP-STAT': choice(
      oneOf(chance, [
        ['same', 0.8],
        ['new_role', 0.11],
        ['new_organization', 0.07],
        ['not_working', 0.02],
      ]),
    ),
    ...moreOfUse(chance, facts),
    ...moreOfChange(chance, answers, facts),
  });
  // Whoever left early answers nothing of what comes last.
  if (!answers['EXP-REC']) return start;
  return { ...start, ...moreOfFactors(chance, facts.applied), ...moreOfEnding(chance, answers, facts) };
}

/** Answers to what the forms ask beside; drawn from a source of their own, so that the older answers stay the same. */
export function drawMoreAnswers(
  chance: Chance,
  kind: DemoWaveKind,
  answers: AnswerMap,
  facts: MoreFacts,
): AnswerMap {
  if (kind === 'end_of_activity') return moreOfEnd(chance, answers, facts);
  return kind === 'ex_post' ? moreOfExPost(chance, answers, facts) : {};
}
