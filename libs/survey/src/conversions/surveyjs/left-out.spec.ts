import { describe, expect, it } from '@jest/globals';
import type { Json, JsonObject } from '../read-json.js';
import { type Part, silentParts } from '../silent-parts.js';
import { importSurveyJs } from './import-surveyjs.js';

describe('SurveyJS: every key is taken over or named with its question', () => {
  const more: JsonObject = {
    title: 'Title',
    description: 'Help',
    visibleIf: '{first} = 1',
    isRequired: true,
    startWithNewLine: 'no',
    titleLocation: 'hidden',
    width: '50%',
    enableIf: '{first} = 1',
    requiredIf: '{first} = 1',
    defaultValue: 1,
    requiredErrorText: 'must',
    readOnly: true,
    colCount: 2,
    placeholder: 'write',
    choicesOrder: 'random',
    oddity: { deep: true },
    showCommentArea: true,
    commentText: 'why',
    validators: [
      { type: 'numeric', minValue: 1, maxValue: 4, text: 'own words' },
      { type: 'text', minLength: 2, maxLength: 9, text: 'own words' },
      { type: 'expression', expression: '{a} > 1', text: 'own words' },
    ],
    maxLength: 7,
    min: 2,
    max: 3,
    step: 2,
    inputType: 'number',
    correctAnswer: 'a',
  };
  const list: Json = [
    { value: 'a', text: { default: 'A', fr: 'Â', 'xx-unknown': 'x' }, imageLink: 'a.png', score: 3 },
    { value: 'b', visibleIf: '{first} = 1' },
    'other-one',
  ];
  const first: JsonObject = { type: 'text', name: 'first', inputType: 'number' };
  const elements: JsonObject[] = [
    ...['radiogroup', 'checkbox', 'ranking', 'imagepicker', 'dropdown'].map((type): JsonObject => ({
      ...more,
      type,
      name: `el_${type}`,
      choices: list,
      hasOther: true,
      otherText: 'Else',
      showNoneItem: true,
      noneText: 'Nothing',
      maxSelectedChoices: 2,
      multiSelect: true,
      hasSelectAll: true,
    })),
    ...['text', 'comment', 'boolean', 'file', 'signaturepad', 'slider', 'expression', 'html'].map(
      (type): JsonObject => ({ ...more, type, name: `el_${type}`, expression: '{first} + 1', html: 'Said' }),
    ),
    {
      ...more,
      type: 'text',
      name: 'el_plain',
      inputType: 'text',
      validators: [{ type: 'email', text: 'own' }],
    },
    { ...more, type: 'text', name: 'el_day', inputType: 'date', min: '2026-01-01', max: 'today()' },
    {
      ...more,
      type: 'rating',
      name: 'el_rating',
      rateMin: 2,
      rateMax: 7,
      rateStep: 2,
      minRateDescription: 'bad',
    },
    {
      ...more,
      isRequired: false,
      type: 'matrix',
      name: 'el_matrix',
      columns: ['a', { value: 'b', text: 'B', customProperty: 1 }],
      rows: [{ value: 'r', text: 'R', visibleIf: '{first} = 1' }, 's'],
      isAllRowRequired: true,
      cells: { r: { a: 'cell' } },
    },
    {
      ...more,
      type: 'matrixdropdown',
      name: 'el_cells',
      cellType: 'checkbox',
      columns: [
        { ...more, isRequired: false, name: 'c1', minWidth: '9px', cellType: 'dropdown', choices: list },
        { name: 'c3' },
      ],
      rows: ['r'],
      choices: ['z'],
    },
    {
      ...more,
      type: 'multipletext',
      name: 'el_fields',
      items: [{ ...more, isRequired: false, name: 'f1', size: 4 }],
    },
    {
      ...more,
      type: 'panel',
      name: 'el_panel',
      state: 'collapsed',
      elements: [{ type: 'text', name: 'in' }],
    },
    {
      ...more,
      type: 'paneldynamic',
      name: 'el_each',
      maxPanelCount: 3,
      minPanelCount: 1,
      templateTitle: 'No {panelIndex}',
      templateElements: [{ type: 'text', name: 'n' }],
    },
    {
      ...more,
      type: 'matrixdynamic',
      name: 'el_rows',
      maxRowCount: 4,
      rowCount: 2,
      columns: [{ name: 'c2', cellType: 'text', minWidth: '4px' }],
    },
  ];
  const form: JsonObject = {
    title: 'Form',
    description: 'Intro',
    showProgressBar: 'top',
    triggers: [{ type: 'complete', expression: '{first} = 2' }],
    calculatedValues: [{ name: 'sum', expression: '1' }],
    pages: [
      {
        name: 'p1',
        title: 'One',
        description: 'Says',
        visibleIf: '{first} = 1',
        navigationTitle: 'N',
        elements: [],
      },
      { name: 'p2', title: 'Two', elements: [first], maxTimeToFinish: 30, questionTitleLocation: 'left' },
    ],
  };

  const kept = ['type', 'name', 'value', 'elements', 'pages', 'inputType'];
  /** Every key at every depth, with the nearest name above it. */
  function partsOf(value: Json, rebuild: (changed: Json) => JsonObject, owner = ''): Part<JsonObject>[] {
    if (Array.isArray(value))
      return value.flatMap((each, at) =>
        partsOf(each, (changed) => rebuild(value.map((one, i) => (i === at ? changed : one))), owner),
      );
    if (value === null || typeof value !== 'object') return [];
    const named = typeof value['name'] === 'string' ? value['name'] : owner;
    return Object.entries(value).flatMap(([key, inner]) => {
      const { [key]: _gone, ...rest } = value;
      if (inner === false || kept.includes(key))
        return partsOf(inner, (changed) => rebuild({ ...value, [key]: changed }), named);
      const opaque = ['oddity', 'cells', 'triggers', 'calculatedValues', 'correctAnswer'].includes(key);
      return [
        { name: key, owner: named, without: rebuild(rest) },
        ...(opaque ? [] : partsOf(inner, (changed) => rebuild({ ...value, [key]: changed }), named)),
      ];
    });
  }

  const silentIn = (form: JsonObject) =>
    silentParts(
      form,
      partsOf(form, (changed) => changed as JsonObject),
      (file) => importSurveyJs(JSON.stringify(file)),
    );

  it.each(elements.map((element) => [String(element['name']), element]))('%s', async (_name, element) => {
    expect(await silentIn({ elements: [first, element] })).toEqual([]);
  });

  it('the form and its pages', async () => expect(await silentIn(form)).toEqual([]));
});
