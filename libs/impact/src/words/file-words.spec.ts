import { describe, expect, it } from '@jest/globals';
import { citeFigures, type CitedFigures } from './cite-figures.js';
import { figureFileColumns } from './figure-columns.js';
import { fileWords, sayColumn, sayGroup, sayReason } from './file-words.js';

const languages = ['en', 'fr', 'es', 'ar'] as const;
const cited: CitedFigures = {
  centre: 'ITC',
  title: 'Wages 2026',
  scope: 'Wages in Turin',
  scopeCode: 'W-1',
  waveKind: 'ex_post',
  edition: 'TR-2026-0001',
  runId: '7c1d',
  methodVersion: 'impact-1.2.0',
  computedOn: '2026-11-28',
  withdrawnOn: null,
  responded: 1022,
  invited: 2044,
};

/** Every text of a catalogue with the path to it. */
const textsOf = (value: unknown, path = ''): [string, string][] =>
  typeof value === 'string'
    ? [[path, value]]
    : Object.entries(value as object).flatMap(([key, part]) => textsOf(part, `${path}.${key}`));

describe('the words of a file of figures', () => {
  const keys = textsOf(fileWords.en).map(([path]) => path);

  it.each(languages)('say the same things in %s', (language) => {
    const texts = textsOf(fileWords[language]);
    expect(texts.map(([path]) => path).toSorted()).toEqual(keys.toSorted());
    expect(texts.filter(([, text]) => text.trim() === '')).toEqual([]);
    // What is put in has the same names everywhere.
    const holes = (text: string) => (text.match(/\{\w+\}/g) ?? []).toSorted().join();
    const english = new Map(textsOf(fileWords.en));
    for (const [path, text] of texts)
      expect([path, holes(text)]).toEqual([path, holes(english.get(path) ?? '')]);
  });

  it('are French with hard spaces and curled apostrophes, and Arabic in Arabic letters', () => {
    for (const [path, text] of textsOf(fileWords.fr))
      expect([path, / [?!:;»]|'/.test(text)]).toEqual([path, false]);
    for (const [path, text] of textsOf(fileWords.ar))
      expect([path, /\p{Script=Arabic}/u.test(text)]).toEqual([path, true]);
  });

  it.each(languages)('explain each column in %s', (language) => {
    const said = figureFileColumns.map((column) => sayColumn(language, column));
    expect(said.filter((text) => text.length < 5)).toEqual([]);
    expect(new Set(figureFileColumns).size).toBe(figureFileColumns.length);
  });

  it.each([
    ['all', 'all', 'Everybody'],
    ['sex', 'woman', 'Women'],
    ['sex', 'unknown', 'Not known'],
    ['constituent_group', 'other', 'Others'],
    ['region', 'africa', 'Africa'],
    ['timing', 'late', 'after the last reminder'],
    ['constituent_group_x_sex', 'other|woman', 'Others · Women'],
    ['constituent_group', 'new_group', 'new_group'],
  ])('name the group %s %s', (dimension, code, name) => {
    expect(sayGroup('en', dimension, code)).toBe(name);
  });

  it.each([
    [null, ''],
    ['no_invited', 'Nobody was invited.'],
    ['new_reason', 'It could not be computed (new_reason).'],
  ])('say the reason %s', (reason, sentence) => {
    expect(sayReason('en', reason)).toBe(sentence);
  });
});

describe('the citation', () => {
  it('says what is cited and what it rests on: 1,022 of 2,044 are half', () => {
    expect(citeFigures('en', cited)).toBe(
      'ITC, Wages 2026, Wages in Turin (W-1), Months after, edition TR-2026-0001, method impact-1.2.0, computed on 2026-11-28, 1,022 of 2,044 invited answered, response rate 50%.',
    );
  });

  it.each([
    ['no edition', { edition: null, title: null }, 'run 7c1d, not frozen', 'TR-'],
    ['a hidden count', { responded: null }, 'the number of answers is not shown', 'rate'],
    ['no list', { invited: null }, '1,022 answers, no invited list', 'rate'],
    ['a withdrawn edition', { withdrawnOn: '2026-12-01' }, 'withdrawn on 2026-12-01', 'null'],
    ['a title with signs', { title: 'Costs $& more' }, 'Costs $& more', 'null'],
  ])('of %s', (_, part, said, unsaid) => {
    const text = citeFigures('en', { ...cited, ...part });
    expect(text).toContain(said);
    expect(text).not.toContain(unsaid);
  });

  it('is set in the language of the reader', () => {
    expect(citeFigures('fr', cited)).toContain('taux de réponse 50\u00a0%');
    expect(citeFigures('ar', cited)).toContain('، الإصدارة TR-2026-0001، ');
  });
});
