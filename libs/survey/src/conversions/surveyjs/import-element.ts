import type { Item, ItemScoring, Rule, TextFormat, TextItem } from '../../definition.js';
import type { LocalisedText } from '../../localised-text.js';
import type { Spot } from '../form-builder.js';
import { at, type Json, type JsonObject, numberAt, objectsAt, textAt } from '../read-json.js';
import type { JsChoices, JsContext } from './import-context.js';
import { leaveElement } from './left-keys.js';

/** What all kinds of elements have. */
export interface Element {
  element: JsonObject;
  spot: Spot;
  name: string;
  code: string;
  text: LocalisedText;
  frame: { help?: LocalisedText | undefined; required?: true | undefined; showIf?: Rule | undefined };
}

const choiceTypes = new Set([
  'radiogroup',
  'dropdown',
  'checkbox',
  'tagbox',
  'ranking',
  'imagepicker',
  'buttongroup',
]);

export function reportLeft({ element, name }: Element, { builder }: JsContext): void {
  leaveElement(builder, element, name);
  if (textAt(element, 'choicesOrder') && textAt(element, 'choicesOrder') !== 'none')
    builder.leave('/', 'choicesOrder', name, 'order-left-out');
}

const validatorOf = (element: JsonObject, type: string) =>
  objectsAt(element, 'validators').find((validator) => textAt(validator, 'type') === type) ?? {};

const formats: Readonly<Record<string, TextFormat>> = { email: 'email', tel: 'phone', url: 'url' };

const numbers = new Set(['number', 'range']);
const days = new Set(['date', 'datetime', 'datetime-local']);
const same = new Set(['text', 'date']);

function numberItem({ element, code, text, frame, spot }: Element, context: JsContext): Item {
  const numeric = validatorOf(element, 'numeric');
  const isText = textAt(element, 'type') === 'text';
  const right = isText ? numberAt(element, 'correctAnswer') : undefined;
  if (isText && right === undefined && 'correctAnswer' in element)
    context.builder.say(spot, 'changed', 'points-left-out');
  const isLost = ['min', 'max'].some((key) => key in element && numberAt(element, key) === undefined);
  if (isLost) context.builder.say(spot, 'changed', 'limit-not-understood');
  return {
    ...frame,
    code,
    type: 'number',
    text,
    min: numberAt(element, 'min') ?? numberAt(numeric, 'minValue'),
    max: numberAt(element, 'max') ?? numberAt(numeric, 'maxValue'),
    ...(right !== undefined && { scoring: { accepted: [{ min: right, max: right }], points: 1 } }),
  };
}

const asDay = (value: Json | undefined): string | undefined =>
  typeof value === 'string' ? /^\d{4}-\d{2}-\d{2}(?=$|T)/.exec(value)?.[0] : undefined;

function dateItem({ element, code, text, frame, spot }: Element, context: JsContext): Item {
  const [min, max] = [at(element, 'min'), at(element, 'max')];
  const isLost = [min, max].some((limit) => limit !== undefined && asDay(limit) === undefined);
  if (isLost) context.builder.say(spot, 'changed', 'limit-not-understood');
  if ('correctAnswer' in element) context.builder.say(spot, 'changed', 'points-left-out');
  return { ...frame, code, type: 'date', text, min: asDay(min), max: asDay(max) };
}

/** Words are compared there as here: neither case nor spaces around count. */
function acceptedOf({ element, spot }: Element, context: JsContext): Pick<TextItem, 'scoring'> {
  if (!('correctAnswer' in element)) return {};
  const right = textAt(element, 'correctAnswer')?.trim() ?? '';
  if (right !== '' && right.length <= 100)
    return { scoring: { accepted: [{ text: right.replaceAll('*', String.raw`\*`) }], points: 1 } };
  context.builder.say(spot, 'changed', 'points-left-out');
  return {};
}

function inputItem(given: Element, context: JsContext): Item {
  const { element, code, text, frame, spot } = given;
  const kind = textAt(element, 'inputType') ?? 'text';
  const isNumeric = numbers.has(kind) || 'type' in validatorOf(element, 'numeric');
  if (isNumeric && !days.has(kind)) return numberItem(given, context);
  const named = Object.hasOwn(formats, kind) ? formats[kind] : undefined;
  if (!named && !same.has(kind)) context.builder.say(spot, 'changed', 'type-nearest');
  if (days.has(kind)) return dateItem(given, context);
  const format = named ?? ('type' in validatorOf(element, 'email') ? 'email' : undefined);
  return {
    ...frame,
    code,
    type: 'short_text',
    text,
    ...lengthOf(element),
    format,
    ...acceptedOf(given, context),
  };
}

function lengthOf(element: JsonObject): { maxLength?: number } {
  const most = numberAt(element, 'maxLength') ?? numberAt(validatorOf(element, 'text'), 'maxLength');
  return most !== undefined && Number.isInteger(most) && most >= 1 && most <= 5000 ? { maxLength: most } : {};
}

function scoringOf(
  { element, spot }: Element,
  context: JsContext,
  codes: ReadonlyMap<string, string>,
): { scoring?: ItemScoring } {
  const right = at(element, 'correctAnswer');
  const key = (Array.isArray(right) ? right : [right]).flatMap((value: Json | undefined) => {
    const code =
      value === undefined || value === null || typeof value === 'object'
        ? undefined
        : codes.get(String(value));
    return code === undefined ? [] : [code];
  });
  const isWhole = key.length === (Array.isArray(right) ? right.length : 1);
  if (right !== undefined && !isWhole) context.builder.say(spot, 'changed', 'points-left-out');
  return key.length > 0 && isWhole ? { scoring: { key, points: 1 } } : {};
}

function withExtraChoices(
  { element, spot }: Element,
  context: JsContext,
  { choices, codes }: JsChoices,
): void {
  const add = (shows: readonly string[], code: string, key: string, words: string) => {
    if (!shows.some((name) => at(element, name) === true) || choices.some((choice) => choice.code === code))
      return;
    const own = context.text(spot, at(element, key));
    choices.push({ code, text: Object.keys(own).length > 0 ? own : { [context.language]: words } });
    codes.set(code, code);
  };
  add(['hasNone', 'showNoneItem'], 'none', 'noneText', 'None');
  add(['hasOther', 'showOtherItem'], 'other', 'otherText', 'Other');
}

const isSeveral = (element: JsonObject): boolean => {
  const type = textAt(element, 'type');
  return (
    type === 'checkbox' ||
    type === 'tagbox' ||
    (type === 'imagepicker' && at(element, 'multiSelect') === true)
  );
};

/** Without a list words are asked for. */
function addWithoutList(
  { element, spot, name, code, text, frame }: Element,
  context: JsContext,
  many: boolean,
): void {
  const elsewhere = at(element, 'choicesByUrl') !== undefined;
  context.builder.add({ ...frame, code, type: 'short_text', text }, spot);
  context.know(name, { code });
  const missing = many ? 'too-many-choices' : 'choices-missing';
  context.builder.say(spot, 'changed', elsewhere ? 'choices-elsewhere' : missing);
}

function choiceItem(
  given: Element,
  context: JsContext,
  answerList: string,
  codes: ReadonlyMap<string, string>,
): Item {
  const { element, code, text, frame } = given;
  const scoring = scoringOf(given, context, codes);
  if (textAt(element, 'type') === 'ranking')
    return { ...frame, code, type: 'ranking', answerList, text, ...scoring };
  const several = isSeveral(element);
  const most = several ? numberAt(element, 'maxSelectedChoices') : undefined;
  const maxChoices = most !== undefined && most >= 1 && most <= 100 ? Math.floor(most) : undefined;
  const type = several ? 'multiple' : 'single';
  return { ...frame, code, type, answerList, text, maxChoices, ...scoring };
}

function addChoice(given: Element, context: JsContext): void {
  const { element, spot, name, code } = given;
  const list = context.choices(spot, at(element, 'choices'));
  withExtraChoices(given, context, list);
  const { choices, codes } = list;
  const answerList = context.builder.list(name, choices);
  if (answerList === null) return addWithoutList(given, context, choices.length > 0);
  const item = choiceItem(given, context, answerList, codes);
  context.builder.add(item, spot);
  context.know(name, { code, several: item.type !== 'single', choices: codes });
  const isPictures = textAt(element, 'type') === 'imagepicker';
  context.builder.say(spot, isPictures ? 'changed' : 'converted', isPictures ? 'media-left-out' : 'same');
  if (codes.has('other')) addOther(given, context, isSeveral(element));
}

function addOther({ name, code, text, spot }: Element, context: JsContext, several: boolean): void {
  const own = context.builder.codes.give(`${code}-OTHER`);
  const showIf: Rule = several ? { in: ['other', { var: [code, []] }] } : { '==': [{ var: code }, 'other'] };
  context.builder.add({ code: own, type: 'short_text', text, showIf }, spot);
  context.know(`${name}-Comment`, { code: own });
  context.builder.say(spot, 'changed', 'other-asked');
}

function ratingItem({ element, code, text, frame, spot }: Element, context: JsContext, name: string): Item {
  const values = at(element, 'rateValues');
  if (Array.isArray(values) && values.length > 0) {
    const { choices, codes } = context.choices(spot, values);
    const answerList = context.builder.list(name, choices);
    if (answerList !== null) {
      context.know(name, { code, choices: codes });
      return { ...frame, code, type: 'likert', answerList, text };
    }
  }
  const [min, max] = [
    numberAt(element, 'rateMin') ?? 1,
    numberAt(element, 'rateMax') ?? numberAt(element, 'rateCount') ?? 5,
  ];
  const ends = {
    ...withText('low', context.text(spot, at(element, 'minRateDescription'))),
    ...withText('high', context.text(spot, at(element, 'maxRateDescription'))),
  };
  if (min === 0 && max === 10) return { ...frame, code, type: 'rating_0_10', text, ...ends };
  return { ...frame, code, type: 'rating', min, max: Math.max(max, min + 1), text, ...ends };
}

const withText = (key: 'low' | 'high', text: LocalisedText): { low?: LocalisedText; high?: LocalisedText } =>
  Object.keys(text).length > 0 ? { [key]: text } : {};

function addBoolean(given: Element, context: JsContext): void {
  const { element, spot, name, code, text, frame } = given;
  const said = (key: string, otherwise: string) => String(at(element, key) ?? otherwise);
  const codes = new Map([
    [said('valueTrue', 'true'), 'yes'],
    [said('valueFalse', 'false'), 'no'],
  ]);
  context.builder.add({ ...frame, code, type: 'yes_no', text, ...scoringOf(given, context, codes) }, spot);
  context.know(name, { code, choices: codes });
  const renamed = at(element, 'labelTrue') !== undefined || at(element, 'labelFalse') !== undefined;
  context.builder.say(spot, renamed ? 'changed' : 'converted', renamed ? 'type-nearest' : 'same');
}

function addExpression({ element, spot, name, code, frame }: Element, context: JsContext): void {
  const value = context.builder.inGroup ? null : context.value(textAt(element, 'expression') ?? '');
  if (value === null) return context.builder.say(spot, 'left_out', 'calculation-not-understood');
  const { showIf } = frame;
  context.builder.add(
    {
      code,
      type: 'computed',
      value,
      text: { [context.language]: name },
      ...(showIf !== undefined && { showIf }),
    },
    spot,
  );
  context.know(name, { code });
  context.builder.say(spot, 'converted', 'same');
}

function simpleItem(given: Element, context: JsContext): Item | null {
  const { element, code, text, frame, name } = given;
  switch (textAt(element, 'type')) {
    case 'text':
      return inputItem(given, context);
    case 'comment':
      return { ...frame, code, type: 'long_text', text, ...lengthOf(element) };
    case 'slider':
      return numberItem(given, context);
    case 'rating':
      return ratingItem(given, context, name);
    case 'html':
      return { ...frame, code, type: 'info', text };
    case 'file':
    case 'signaturepad':
      return { ...frame, code, type: 'file', text };
    default:
      return null;
  }
}

/** One question; tables, panels and repeated panels are elsewhere. */
export function importElement(given: Element, context: JsContext): void {
  const { element, spot, code, name } = given;
  reportLeft(given, context);
  const type = textAt(element, 'type') ?? '';
  if (choiceTypes.has(type)) return addChoice(given, context);
  if (type === 'boolean') return addBoolean(given, context);
  if (type === 'expression') return addExpression(given, context);
  const item = simpleItem(given, context);
  if (!item)
    return context.builder.say(spot, 'left_out', type === 'image' ? 'media-left-out' : 'type-unknown');
  context.builder.add(item, spot);
  if (!context.resolve(name)) context.know(name, { code });
  const near = type === 'signaturepad' || type === 'slider';
  context.builder.say(spot, near ? 'changed' : 'converted', near ? 'type-nearest' : 'same');
}
