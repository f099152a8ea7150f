import type { Item, Rule } from '../../definition.js';
import { both, type Spot, textIfAny, textOr } from '../form-builder.js';
import { type Asked, type Choices, choicesFrom, codeFor, joinTexts, reportPart } from './asked.js';
import { importArray } from './import-array.js';
import type { LimeContext } from './import-context.js';
import { leaveAttributes } from './left-attributes.js';
import { builtInScales, commentWords, inLanguages, otherWords } from './scales.js';
import type { LimeAnswer, LimePart, LimeQuestion } from './survey-model.js';

function reportLeft({ question, spot }: Asked, { builder }: LimeContext): void {
  if (question.pattern.trim()) builder.leave('questions', 'preg', question.code, 'limit-not-understood');
  if (question.hasDefault) builder.say(spot, 'left_out', 'default-left-out');
  if (question.hasOther && !'LOMPG!'.includes(question.type))
    builder.leave('questions', 'other', question.code, 'other-left-out');
  const isSaid = question.type === 'X' || question.type === '*';
  if (isSaid && question.isMandatory !== 'N')
    builder.leave('questions', 'mandatory', question.code, 'setting-left-out');
  if (question.type === '*' && Object.keys(question.help).length > 0)
    builder.leave('questions', 'help', question.code, 'message-left-out');
}

/** A limit that is worked out from other answers is not read. */
const numberIn = (
  { attributes, used }: LimeQuestion,
  fits: (found: number) => boolean,
  ...names: string[]
): number | undefined => {
  for (const name of names) {
    const value = attributes.get(name)?.trim();
    if (!value || !/^-?\d+(?:\.\d+)?$/.test(value) || !fits(Number(value))) continue;
    used.add(name);
    return Number(value);
  }
  return undefined;
};

const isOn = ({ attributes, used }: LimeQuestion, name: string): boolean => {
  if (attributes.get(name) !== '1') return false;
  used.add(name);
  return true;
};

function numberItem({ question, code, text, frame }: Asked): Item {
  const any = () => true;
  const [min, max] = [numberIn(question, any, 'min_num_value_n'), numberIn(question, any, 'max_num_value_n')];
  const whole = isOn(question, 'num_value_int_only');
  return {
    ...frame,
    code,
    type: 'number',
    text,
    ...(min !== undefined && { min }),
    ...(max !== undefined && { max }),
    ...(whole && { whole }),
  };
}

function textItem(asked: Asked, long: boolean): Item {
  const { question, code, text, frame } = asked;
  if (isOn(question, 'numbers_only')) return numberItem(asked);
  const most = numberIn(question, (found) => found >= 1 && found <= 5000, 'maximum_chars');
  const maxLength = most === undefined ? undefined : Math.floor(most);
  return { ...frame, code, type: long ? 'long_text' : 'short_text', text, ...(maxLength && { maxLength }) };
}

/** "Other, please say" and remarks are questions of their own, asked where they belong. */
function addBeside(
  asked: Asked,
  context: LimeContext,
  kind: 'OTHER' | 'COMMENT',
  showIf: Rule | undefined,
): void {
  const { code, text, spot, question, frame } = asked;
  const own = context.builder.codes.give(`${code}-${kind}`);
  const words = kind === 'OTHER' ? otherWords : commentWords;
  const label = Object.fromEntries(
    Object.entries(text).map(([language, asks]) => [
      language,
      `${words[language] ?? words['en']}: ${asks}`.slice(0, 5000),
    ]),
  );
  const rule = showIf ?? frame.showIf;
  context.add(
    { code: own, type: 'short_text', text: label, ...(rule !== undefined && { showIf: rule }) },
    spot,
  );
  context.know(question, { code: own }, kind === 'OTHER' ? 'other' : 'comment');
  context.builder.say(spot, 'changed', kind === 'OTHER' ? 'other-asked' : 'comment-asked');
}

const isSeveral = ({ type }: LimeQuestion) => type === 'M' || type === 'P';

function choicesOf(
  { question, spot }: Asked,
  context: LimeContext,
  given: readonly (LimeAnswer | LimePart)[],
): Choices {
  const found = choicesFrom(context, spot, given);
  if (!question.hasOther) return found;
  const own = question.attributeWords.get('other_replace_text');
  if (own) question.used.add('other_replace_text');
  const text = { ...otherWords, ...(own && context.text(spot, own)) };
  found.choices.push(...inLanguages([{ code: 'other', text }], context.survey.languages));
  found.codes.set('-oth-', 'other');
  return found;
}

/** Largest number of choices, if the file has a sensible one. */
function mostChoices(question: LimeQuestion): number | undefined {
  const fits = (found: number) => found >= 1 && found <= 100;
  const most = isSeveral(question) ? numberIn(question, fits, 'max_answers') : undefined;
  return most === undefined ? undefined : Math.floor(most);
}

function addChoice(asked: Asked, context: LimeContext, given: readonly (LimeAnswer | LimePart)[]): void {
  const { question, spot, code, text, frame } = asked;
  const several = isSeveral(question);
  const { choices, codes } = choicesOf(asked, context, given);
  const answerList = context.builder.list(question.code, choices);
  if (answerList === null) {
    context.builder.say(spot, 'changed', choices.length === 0 ? 'choices-missing' : 'too-many-choices');
    context.add({ ...frame, code, type: 'short_text', text }, spot);
    return;
  }
  const maxChoices = mostChoices(question);
  context.add({ ...frame, code, type: several ? 'multiple' : 'single', answerList, text, maxChoices }, spot);
  context.builder.say(spot, 'converted', 'same');
  context.know(question, { code, several, choices: codes });
  if (several)
    for (const [theirs, choice] of codes) context.know(question, { code, several, choice }, theirs);
  addRemarks(asked, context, several);
}

function addRemarks(asked: Asked, context: LimeContext, several: boolean): void {
  const { question, code } = asked;
  const isOther: Rule = several ? { in: ['other', { var: [code, []] }] } : { '==': [{ var: code }, 'other'] };
  if (question.hasOther) addBeside(asked, context, 'OTHER', isOther);
  if (question.type === 'O' || question.type === 'P') addBeside(asked, context, 'COMMENT', undefined);
}

function addRanking(asked: Asked, context: LimeContext): void {
  const { question, spot, code, text, frame } = asked;
  const given = question.answers[0] ?? question.parts[0] ?? [];
  const { choices, codes } = choicesFrom(context, spot, given);
  const answerList = context.builder.list(question.code, choices);
  if (answerList === null) return context.builder.say(spot, 'left_out', 'choices-missing');
  const fits = (found: number) => found >= 2 && found <= 20;
  const most = numberIn(question, fits, 'max_answers', 'max_subquestions');
  const maxRanked = most === undefined ? {} : { maxRanked: Math.floor(most) };
  context.add({ ...frame, code, type: 'ranking', answerList, text, ...maxRanked }, spot);
  context.know(question, { code, several: true, choices: codes });
  context.builder.say(spot, 'converted', 'same');
}

function addYesNo(asked: Asked, context: LimeContext): void {
  const { question, spot, code, text, frame } = asked;
  context.add({ ...frame, code, type: 'yes_no', text }, spot);
  context.know(question, {
    code,
    choices: new Map([
      ['Y', 'yes'],
      ['N', 'no'],
    ]),
  });
  context.builder.say(spot, 'converted', 'same');
}

/** Several fields under one heading: each becomes a question with the heading before it. */
function addFields(asked: Asked, context: LimeContext, isNumber: boolean): void {
  const { question, spot, code, text, frame } = asked;
  const parts = question.parts[0] ?? [];
  if (parts.length === 0) return context.builder.say(spot, 'left_out', 'choices-missing');
  for (const part of parts) {
    const own = codeFor(context, context.spot(question, part), `${code}_${part.code}`);
    const label = joinTexts(text, context.text(context.spot(question, part), part.words));
    reportPart(context, spot, part);
    const item: Item = isNumber
      ? { ...numberItem(asked), code: own, text: label }
      : { ...textItem(asked, false), code: own, text: label };
    context.add({ ...item, ...frame }, spot);
    context.know(question, { code: own }, part.code);
  }
  context.builder.say(spot, 'changed', 'rows-several');
}

function addEquation(asked: Asked, context: LimeContext): void {
  const { question, spot, code, frame } = asked;
  question.used.add('equation');
  const written = question.attributes.get('equation')?.trim() || Object.values(question.words)[0] || '';
  const value = context.value(written);
  if (value === null) return context.builder.say(spot, 'left_out', 'calculation-not-understood');
  const { showIf } = frame;
  context.add(
    {
      code,
      type: 'computed',
      value,
      text: { [context.language]: question.code },
      ...(showIf !== undefined && { showIf }),
    },
    spot,
  );
  context.know(question, { code });
  context.builder.say(spot, 'converted', 'same');
}

function simpleItem(asked: Asked): Item | null {
  const { question, code, text, frame } = asked;
  switch (question.type) {
    case 'S':
      return textItem(asked, false);
    case 'T':
    case 'U':
      return textItem(asked, true);
    case 'N':
      return numberItem(asked);
    case 'D':
      return { ...frame, code, type: 'date', text };
    case '5':
      return { ...frame, code, type: 'rating', min: 1, max: 5, text };
    case '|':
      return { ...frame, code, type: 'file', text };
    case 'X':
      return { ...frame, code, type: 'info', text };
    default:
      return null;
  }
}

const demanded = { Y: true, S: 'soft', N: undefined } as const;

function frameOf(
  question: LimeQuestion,
  context: LimeContext,
  outer: Rule | undefined,
  spot: Spot,
): Asked['frame'] {
  const old = context.survey.conditions.get(question.id);
  const own =
    question.relevance.trim() === '' && old
      ? context.conditions(spot, old)
      : context.rule(spot, question.relevance);
  return {
    help: textIfAny(context.text(spot, question.help)),
    required: question.type === 'X' ? undefined : demanded[question.isMandatory],
    showIf: both(outer, own),
  };
}

/** One question of a LimeSurvey survey. */
export function importQuestion(question: LimeQuestion, context: LimeContext, outer: Rule | undefined): void {
  const spot = context.spot(question);
  const { builder } = context;
  if (question.type === 'I') return builder.say(spot, 'left_out', 'setting-left-out');
  if (question.attributes.get('hidden') === '1' && question.type !== '*')
    return builder.say(spot, 'left_out', 'hidden-left-out');
  const frame = frameOf(question, context, outer, spot);
  const said = context.text(spot, question.words);
  const code = codeFor(context, spot, question.code);
  const isEmpty = Object.keys(said).length === 0;
  if (isEmpty && question.type !== '*') builder.say(spot, 'changed', 'text-missing');
  const asked: Asked = {
    question,
    spot,
    code,
    text: textOr(said, context.language, question.code || code),
    frame,
  };
  reportLeft(asked, context);
  addKind(asked, context);
  leaveAttributes(builder, question);
}

type Kind = (asked: Asked, context: LimeContext) => void;

const ofAnswers: Kind = (asked, context) => addChoice(asked, context, asked.question.answers[0] ?? []);
const ofParts: Kind = (asked, context) => addChoice(asked, context, asked.question.parts[0] ?? []);
const ofGender: Kind = (asked, context) => {
  const choices = inLanguages(builtInScales['G'] ?? [], context.survey.languages);
  addChoice(
    asked,
    context,
    choices.map(({ code, text }) => ({ code, words: text })),
  );
};

const kinds: Readonly<Record<string, Kind>> = {
  L: ofAnswers,
  '!': ofAnswers,
  O: ofAnswers,
  G: ofGender,
  M: ofParts,
  P: ofParts,
  Y: addYesNo,
  R: addRanking,
  K: (asked, context) => addFields(asked, context, true),
  Q: (asked, context) => addFields(asked, context, false),
  '*': addEquation,
  ...Object.fromEntries([...'ABCEFH1:;'].map((type) => [type, importArray])),
};

function addKind(asked: Asked, context: LimeContext): void {
  const { question, spot, code } = asked;
  const kind = Object.hasOwn(kinds, question.type) ? kinds[question.type] : undefined;
  if (kind) return kind(asked, context);
  const item = simpleItem(asked);
  if (!item) return context.builder.say(spot, 'left_out', 'type-unknown');
  context.add(item, spot);
  context.know(question, { code });
  context.builder.say(spot, 'converted', 'same');
}
