import type { ConversionReason } from '../conversion.js';
import type { FormBuilder } from '../form-builder.js';
import { at, type Json, type JsonObject, objectsAt, textAt } from '../read-json.js';

const frame = ['type', 'name', 'title', 'description', 'isRequired', 'visibleIf', 'visible'];
const choices = [
  ...['choices', 'hasNone', 'showNoneItem', 'hasOther', 'showOtherItem', 'choicesByUrl', 'correctAnswer'],
  'choicesOrder',
];

/** What is more than a look or a setting that we do not have. */
const reasons: Readonly<Record<string, ConversionReason>> = {
  defaultValue: 'default-left-out',
  defaultValueExpression: 'default-left-out',
  requiredIf: 'required-by-rule',
  visibleIf: 'rule-not-understood',
  choicesVisibleIf: 'choice-filter-left-out',
  choicesEnableIf: 'choice-filter-left-out',
  rowsVisibleIf: 'choice-filter-left-out',
  columnsVisibleIf: 'choice-filter-left-out',
  choicesFromQuestion: 'choice-filter-left-out',
  imageLink: 'media-left-out',
  requiredErrorText: 'message-left-out',
  correctAnswer: 'points-left-out',
  validators: 'limit-not-understood',
  min: 'limit-not-understood',
  max: 'limit-not-understood',
  maxLength: 'limit-not-understood',
};

/** What each kind of element reads besides what all of them have. */
const ofType: Readonly<Record<string, readonly string[]>> = {
  radiogroup: choices,
  dropdown: choices,
  buttongroup: choices,
  checkbox: [...choices, 'maxSelectedChoices'],
  tagbox: [...choices, 'maxSelectedChoices'],
  ranking: choices,
  imagepicker: [...choices, 'multiSelect'],
  text: ['inputType', 'correctAnswer'],
  comment: ['maxLength'],
  rating: ['rateValues', 'rateMin', 'rateMax', 'rateCount', 'minRateDescription', 'maxRateDescription'],
  slider: ['min', 'max'],
  boolean: ['valueTrue', 'valueFalse', 'labelTrue', 'labelFalse', 'correctAnswer'],
  expression: ['expression'],
  html: ['html'],
  matrix: ['columns', 'rows', 'isAllRowRequired', 'eachRowRequired'],
  matrixdropdown: ['columns', 'rows', 'choices', 'cellType'],
  multipletext: ['items'],
  panel: ['elements', 'questions'],
  paneldynamic: ['templateElements', 'maxPanelCount'],
  matrixdynamic: ['columns', 'choices', 'cellType', 'maxRowCount'],
  page: ['elements', 'questions'],
};
const notOfType: Readonly<Record<string, readonly string[]>> = {
  expression: ['title', 'description', 'isRequired'],
  html: ['title', 'isRequired'],
  panel: ['description', 'isRequired'],
  paneldynamic: ['description', 'isRequired'],
  matrixdynamic: ['description', 'isRequired'],
  page: ['description', 'visible', 'type'],
};

const looks =
  /^(?:start[A-Z]\w*|\w*[wW]idth|\w*[hH]eight|\w*[lL]ocation|(?:show|hide)\w*|\w*[iI]ndent|col(?:Count|SpanOnXx|ors?)|rows|cols|state|place[hH]older|rate(?:Type|ColorMode|DisplayMode)|displayMode|renderAs|renderMode|searchEnabled|textWrapEnabled|itemSize|\w*[cC]ss\w*|theme\w*|logo\w*|imageFit|contentMode|alternateRows|widthMode|allowResize|autoGrow|\w*TextColor|appearance|\w+AsInput|isCompact|separateSpecialChoices)$/;

export const isEmpty = (value: Json | undefined): boolean =>
  value === undefined ||
  value === null ||
  value === '' ||
  (typeof value === 'object' && Object.keys(value).length === 0);

const reasonOf = (key: string): ConversionReason => {
  if (Object.hasOwn(reasons, key)) return reasons[key] ?? 'setting-left-out';
  if (/(?:order|random|shuffle)/i.test(key)) return 'order-left-out';
  if (looks.test(key)) return 'look-left-out';
  return /(?:errorText|message|hint|\.text)/i.test(key) ? 'message-left-out' : 'setting-left-out';
};

/** Every key of an object that nothing was made of. */
export function leaveKeys(
  builder: FormBuilder,
  { place, owner, part = '' }: { place: string; owner: string; part?: string },
  object: JsonObject,
  read: readonly string[],
): void {
  for (const [key, value] of Object.entries(object))
    if (!read.includes(key) && !isEmpty(value))
      builder.leave(place, `${part}${key}`, owner, reasonOf(`${part}${key}`));
}

/** Limits that the element does not say itself; what it says counts. */
const ofValidator: Readonly<Record<string, readonly [string, string][]>> = {
  numeric: [
    ['minValue', 'min'],
    ['maxValue', 'max'],
  ],
  text: [['maxLength', 'maxLength']],
  email: [],
};
const readOfValidator = (kind: string, element: JsonObject): string[] => [
  'type',
  ...(ofValidator[kind] ?? []).flatMap(([key, own]) => (isEmpty(at(element, own)) ? [key] : [])),
];

/** Limits that are not read, with all they say, and what is said beside those that are. */
function leaveValidators(
  builder: FormBuilder,
  element: JsonObject,
  owner: string,
  kinds: readonly string[],
): void {
  const isList = Array.isArray(at(element, 'validators'));
  if (!isList && !isEmpty(at(element, 'validators')))
    builder.leave('/', 'validators', owner, 'limit-not-understood');
  for (const validator of objectsAt(element, 'validators')) {
    const kind = textAt(validator, 'type') ?? '';
    const others = Object.keys(validator).filter((key) => key !== 'type');
    if (kinds.includes(kind))
      leaveKeys(
        builder,
        { place: '/', owner, part: 'validators.' },
        validator,
        readOfValidator(kind, element),
      );
    else builder.leave('/', `validators.${kind} (${others.join(', ')})`, owner, 'limit-not-understood');
  }
}

const isNumeric = (element: JsonObject) =>
  !isDay(element) &&
  (['number', 'range'].includes(textAt(element, 'inputType') ?? '') ||
    objectsAt(element, 'validators').some((validator) => textAt(validator, 'type') === 'numeric'));
const isDay = (element: JsonObject) =>
  ['date', 'datetime', 'datetime-local'].includes(textAt(element, 'inputType') ?? '');

/** Kinds of limits that an element takes over. */
function validatorsOf(type: string, element: JsonObject): readonly string[] {
  if (type === 'comment') return ['text'];
  if (type !== 'text' || isDay(element)) return [];
  return isNumeric(element) ? ['numeric'] : ['text', 'email'];
}

function readBesides(type: string, element: JsonObject): readonly string[] {
  const shows = (...keys: string[]) => keys.some((key) => at(element, key) === true);
  if (type === 'text') return isNumeric(element) || isDay(element) ? ['min', 'max'] : ['maxLength'];
  return [
    ...(shows('hasNone', 'showNoneItem') ? ['noneText'] : []),
    ...(shows('hasOther', 'showOtherItem') ? ['otherText'] : []),
  ];
}

/** What an element, a panel or a page says that its kind has no place for here. */
export function leaveElement(
  builder: FormBuilder,
  element: JsonObject,
  owner: string,
  type = textAt(element, 'type') ?? '',
): void {
  const not = notOfType[type] ?? [];
  const own = (Object.hasOwn(ofType, type) && ofType[type]) || [];
  const read = [...frame, ...own, ...readBesides(type, element)].filter((key) => !not.includes(key));
  leaveKeys(builder, { place: '/', owner }, element, [...read, 'validators']);
  leaveValidators(builder, element, owner, validatorsOf(type, element));
}
