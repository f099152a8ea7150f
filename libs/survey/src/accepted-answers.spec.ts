import { describe, expect, it } from '@jest/globals';
import { isAcceptedText, scoreWritten } from './accepted-answers.js';
import { checkInstrument } from './check-instrument.js';
import { convertFile } from './conversions/convert-file.js';
import type { InstrumentDefinition, Item } from './definition.js';
import { mendDefinition } from './mend-definition.js';
import { forRespondent, scoredItemsOf, scoreResponse } from './score-response.js';

describe('words that are accepted', () => {
  it.each<[string, string, boolean]>([
    ['The Hague', '  the   HAGUE ', true],
    ['The Hague', 'Hague', false],
    ['*Hague', 'The Hague', true],
    ['the*', 'theory', true],
    ['a*b*c', 'a-b-c', true],
    ['a*b*c', 'acb', false],
    // Both ends may not share a letter.
    ['ab*ba', 'aba', false],
    ['*', '', true],
    [String.raw`5\*`, '5*', true],
    [String.raw`5\*`, '55', false],
    // é as one sign and as two
    ['\u00E9t\u00E9', 'e\u0301te\u0301', true],
    ['été', 'ete', false],
    ['(a+)+$', 'aaaa', false],
  ])('%s and %s: %s', (pattern, written, fits) => expect(isAcceptedText(pattern, written)).toBe(fits));
});

describe('points', () => {
  const near = {
    accepted: [
      { min: 3.13, max: 3.15 },
      { min: 3, max: 4, share: 0.5 },
    ],
    points: 2,
  };
  it.each<[string, Parameters<typeof scoreWritten>[1], number]>([
    ['within', { number: 3.15 }, 2],
    // 0.5 × 2
    ['about', { number: 4 }, 1],
    ['beside', { number: 4.01 }, 0],
    ['not known', { missing: 'dont_know' }, 0],
    ['nothing', undefined, 0],
    ['of another kind', { text: '3.14' }, 0],
  ])('%s', (_what, value, points) => expect(scoreWritten(near, value)).toBe(points));
});

const gift = [
  'Pi to two places {#3.14:0.005}',
  '',
  'A year {#1945..1949}',
  '',
  'How many? {#',
  '  =193:0 #Right',
  '  =%50%193:5 #About',
  '}',
  '',
  'Who rules? {=%100%The people =%25%*parliament* =The nation}',
  '',
  'Odd {#=many}',
].join('\n');

async function imported(): Promise<InstrumentDefinition & { whys: string[] }> {
  const { conversion } = await convertFile(new TextEncoder().encode(gift));
  if ('fault' in conversion) throw new Error(conversion.fault);
  return { ...conversion.definition, whys: conversion.report.map(({ place, why }) => `${place} ${why}`) };
}

describe('a GIFT test of figures and words', () => {
  it('keeps ranges, tolerances and parts of the points', async () => {
    const { whys, ...definition } = await imported();
    expect(scoredItemsOf(definition).map(({ scoring }) => 'accepted' in scoring && scoring.accepted)).toEqual(
      [
        [{ min: 3.135, max: 3.145 }],
        [{ min: 1945, max: 1949 }],
        [
          { min: 193, max: 193 },
          { min: 188, max: 198, share: 0.5 },
        ],
        [{ text: 'The people' }, { text: '*parliament*', share: 0.25 }, { text: 'The nation' }],
      ],
    );
    expect(whys).toEqual([
      '1 same',
      '3 same',
      '5 feedback-left-out',
      '5 same',
      '10 same',
      '12 points-left-out',
    ]);
    const faults = checkInstrument(definition).filter(({ key }) => key.startsWith('key'));
    expect(faults).toEqual([]);
  });

  it('scores, and shows no key to whom it asks', async () => {
    const { whys: _whys, ...definition } = await imported();
    const answers = {
      Q1: { number: 3.14 },
      Q2: { number: 1950 },
      Q3: { number: 190 },
      Q4: { text: 'our Parliament' },
    };
    // 1 + 0 + 0.5 + 0.25 of four
    expect(scoreResponse(definition, answers)).toMatchObject({ points: 1.75, maxPoints: 4 });
    expect(JSON.stringify(forRespondent(definition))).not.toMatch(/accepted|parliament/);
    expect(mendDefinition(definition)).toEqual(definition);
  });
});

it('says of a key that cannot be met why', () => {
  const written = (scoring: object): Item =>
    ({ code: 'A', type: 'number', text: { en: 'A?' }, scoring }) as unknown as Item;
  const faultsOf = (scoring: object) =>
    checkInstrument({
      code: 'test',
      kind: 'knowledge_test',
      languages: ['en'],
      title: { en: 'T' },
      privacyMode: 'named',
      answerLists: {},
      pages: [{ code: 'p', items: [written(scoring)] }],
    } as InstrumentDefinition).map(({ key }) => key);
  expect(faultsOf({ accepted: [], points: 1 })).toContain('key-missing');
  expect(faultsOf({ accepted: [{ min: 3, max: 2 }], points: 1 })).toContain('min-over-max');
  expect(faultsOf({ accepted: [{ min: 2, max: 3 }], points: 1 })).not.toContain('min-over-max');
});
