import { describe, expect, it } from '@jest/globals';
import { answerColumns, readAnswerCells, writeAnswerCells } from './answer-cells.js';
import { fromAnswerRows, flattenItems, toAnswerRows } from './answer-rows.js';
import { applicationForm, bankInstruments, exPostParticipant, knowledgeTest } from './bank/shipped.js';
import { checkAnswers } from './check-answers.js';
import { completenessCounts, estimateMinutes } from './completeness.js';
import { choicesOf, itemsOf } from './definition.js';
import { instrumentDefinitionSchema } from './definition-schema.js';
import { pickText } from './localised-text.js';
import { forRespondent, scoreResponse } from './score-response.js';
import { visibleItems } from './visible-items.js';

const codes = (given: Parameters<typeof visibleItems>[1]) =>
  visibleItems(exPostParticipant, given).map((item) => item.code);
const full = {
  'EXP-APP': { codes: ['yes'] },
  'EXP-FRQ': { codes: ['4'] },
  'EXP-SKL': { codes: ['5'] },
  'EXP-PERF': { codes: ['4'] },
  'EXP-ORG-X': { codes: ['na'] },
  'EXP-ORG': { codes: ['yes'] },
  'EXP-ORG-T': { codes: ['policy', 'training'] },
  'EXP-SUS': { codes: ['yes'] },
  'EXP-REL': { codes: ['5'] },
  'EXP-REC': { number: 9 },
};

describe('branching', () => {
  it('asks how often only those who used it', () => {
    expect(codes({ 'EXP-APP': { codes: ['no'] } })).not.toContain('EXP-FRQ');
    expect(codes({ 'EXP-APP': { codes: ['partly'] } })).toContain('EXP-FRQ');
    expect(codes({})).not.toContain('EXP-FRQ');
  });
  it('drops an answer injected for a hidden item', () => {
    const { accepted } = checkAnswers(
      exPostParticipant,
      { 'EXP-APP': { codes: ['no'] }, 'EXP-FRQ': { codes: ['5'] }, NOPE: { text: 'x' } },
      'draft',
    );
    expect(accepted).toEqual({ 'EXP-APP': { codes: ['no'] } });
  });
});

describe('checkAnswers', () => {
  it.each([
    ['a number above the scale', { 'EXP-REC': { number: 11 } }, 'EXP-REC', 'fault.max'],
    ['half a point', { 'EXP-REC': { number: 7.5 } }, 'EXP-REC', 'fault.invalid'],
    ['an unknown code', { 'EXP-APP': { codes: ['maybe'] } }, 'EXP-APP', 'fault.invalid'],
    ['two codes of one', { 'EXP-APP': { codes: ['yes', 'no'] } }, 'EXP-APP', 'fault.max'],
    [
      'the same code twice',
      { 'EXP-ORG': { codes: ['yes'] }, 'EXP-ORG-T': { codes: ['policy', 'policy'] } },
      'EXP-ORG-T',
      'fault.invalid',
    ],
    ['text for a choice', { 'EXP-APP': { text: 'yes' } }, 'EXP-APP', 'fault.invalid'],
    ['a name of every object', { constructor: { text: 'x' } }, 'EXP-APP', 'fault.required'],
    ['nothing', {}, 'EXP-APP', 'fault.required'],
  ])('%s', (_what, answers, itemCode, key) => {
    expect(checkAnswers(exPostParticipant, answers as never, 'submit').faults).toContainEqual(
      expect.objectContaining({ itemCode, key }),
    );
  });
  it('takes a whole form', () =>
    expect(checkAnswers(exPostParticipant, full, 'submit')).toEqual({ accepted: full, faults: [] }));
});

describe('rows', () => {
  it('stores codes, keeps their order, and says why a value is missing', () => {
    const rows = toAnswerRows(exPostParticipant, full);
    expect(rows).toContainEqual({
      itemCode: 'EXP-ORG-X',
      occurrence: 0,
      ordinal: 0,
      fileId: null,
      choiceCode: null,
      numberValue: null,
      textValue: null,
      dateValue: null,
      missingReason: 'not_applicable',
    });
    expect(fromAnswerRows(exPostParticipant, rows)).toEqual(full);
  });
  it('gives a matrix one item a row', () =>
    expect(flattenItems(exPostParticipant).map(({ code }) => code)).toEqual(
      expect.arrayContaining(['EXP-SKL', 'EXP-PERF', 'EXP-ORG-X']),
    ));
});

describe('cells of a sheet', () => {
  const answers = {
    'EXP-APP': { codes: ['yes'] },
    'EXP-ORG': { codes: ['yes'] },
    'EXP-ORG-T': { codes: ['policy', 'training'] },
    'EXP-REC': { number: 9 },
  };
  it('has a column for each answer code, a matrix one a row', () =>
    expect(answerColumns(applicationForm).slice(0, 4)).toEqual([
      'APP-LVL',
      'APP-YRS',
      'APP-TASK',
      'APP-LANG-EN',
    ]));
  it('gives back what was written', () => {
    const cells = writeAnswerCells(answers);
    expect(cells).toMatchObject({ 'EXP-ORG-T': 'policy; training', 'EXP-REC': '9' });
    expect(readAnswerCells(exPostParticipant, cells)).toEqual({ answers, faults: [] });
  });
  it.each([
    [{ 'APP-LVL': 'king' }, 'APP-LVL'],
    [{ 'APP-YRS': 'many' }, 'APP-YRS'],
    [{ 'APP-YRS': '2,5' }, 'APP-YRS'], // whole years only
    [{ 'APP-TASK': 'x'.repeat(1001) }, 'APP-TASK'],
  ])('names the cell of %j that is no answer', (cells, code) => {
    const read = readAnswerCells(applicationForm, cells);
    expect(read.answers).toEqual({});
    expect(read.faults.map(({ itemCode }) => itemCode)).toEqual([code]);
  });
  it('takes one line end for another and says nothing by an empty cell', () =>
    expect(readAnswerCells(applicationForm, { 'APP-TASK': 'a\r\nb', 'APP-WHY': ' ' }).answers).toEqual({
      'APP-TASK': { text: 'a\nb' },
    }));
});

describe('counts', () => {
  it('counts required items that are shown', () => {
    // no: EXP-APP, three rows, EXP-ORG, EXP-REL, EXP-REC are shown and required = 7; one is answered
    expect(completenessCounts(exPostParticipant, { 'EXP-APP': { codes: ['no'] } })).toEqual({
      shownRequired: 7,
      answeredRequired: 1,
    });
    // yes adds EXP-FRQ and EXP-SUS = 9, all answered
    expect(completenessCounts(exPostParticipant, full)).toEqual({ shownRequired: 9, answeredRequired: 9 });
  });
  it('estimates minutes', () => expect(estimateMinutes(exPostParticipant)).toBeLessThanOrEqual(15));
});

describe('scoring', () => {
  it('gives points for the key and none for "I do not know"', () => {
    const score = scoreResponse(knowledgeTest, {
      'KAT-1': { codes: ['b'] },
      'KAT-2': { codes: ['dk'] },
      'KAT-3': { codes: ['a'] },
      'KAT-4': { codes: ['a'] },
    });
    expect(score).toMatchObject({
      points: 2,
      maxPoints: 6,
      byObjective: { standards: { points: 1, maxPoints: 2 }, supervision: { points: 1, maxPoints: 2 } },
    });
  });
  it('scores partly: (2 right − 1 wrong) / 3 rights × 3 points = 1', () => {
    const list = ['a', 'b', 'c', 'd'].map((code) => ({ code, text: { en: code } }));
    const test = {
      ...knowledgeTest,
      answerLists: { l: list },
      pages: [
        {
          code: 'p',
          items: [
            {
              code: 'Q',
              type: 'multiple' as const,
              answerList: 'l',
              text: { en: 'Q' },
              scoring: { key: ['a', 'b', 'c'], points: 3, partial: true },
            },
          ],
        },
      ],
    };
    expect(scoreResponse(test, { Q: { codes: ['a', 'b', 'd'] } })?.points).toBeCloseTo(1);
  });
  it('is null without a key', () => expect(scoreResponse(exPostParticipant, full)).toBeNull());
  it('never shows a key to a respondent', () =>
    expect(JSON.stringify(forRespondent(knowledgeTest))).not.toMatch(/scoring|"key"|objective/));
});

describe('the bank', () => {
  it.each(bankInstruments.map((instrument) => [instrument.code, instrument] as const))(
    '%s is whole in every language',
    (_code, instrument) => {
      expect(instrumentDefinitionSchema.parse(JSON.parse(JSON.stringify(instrument)))).toBeTruthy();
      const texts = itemsOf(instrument).flatMap((item) => [
        item.text,
        ...choicesOf(instrument, item).map((choice) => choice.text),
        ...('rows' in item ? item.rows.map((row) => row.text) : []),
      ]);
      for (const language of instrument.languages)
        expect(texts.filter((text) => !text[language])).toEqual([]);
    },
  );
});

describe('pickText', () => {
  it.each([
    [{ en: 'Yes', fr: 'Oui' }, 'fr', 'Oui'],
    [{ en: 'Yes', fr: '' }, 'fr', 'Yes'],
    [{ ar: 'نعم' }, 'es', 'نعم'],
    [{}, 'en', ''],
  ])('%j in %s', (text, locale, expected) =>
    expect(pickText(text as Record<string, string>, locale)).toBe(expected),
  );
});
