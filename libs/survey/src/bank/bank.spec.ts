import { describe, expect, it } from '@jest/globals';
import { answerCodesOf } from '../answer-codes.js';
import { estimateMinutes } from '../completeness.js';
import {
  choicesOf,
  type InstrumentDefinition,
  type Item,
  itemsOf,
  type ItemTags,
  type MatrixRow,
  storedItemsOf,
} from '../definition.js';
import { instrumentDefinitionSchema } from '../definition-schema.js';
import type { LocalisedText } from '../localised-text.js';
import { mention } from '../pipe-text.js';
import { variablesOf } from '../rules.js';
import { scoredItemsOf } from '../score-response.js';
import { visibleItems } from '../visible-items.js';
import { dacCriteria, resultLevels } from './questions.js';
import {
  bankInstruments,
  endOfActivity,
  exPostParticipant,
  knowledgeTestTemplate,
  mirroredCodes,
  organizationSurvey,
} from './shipped.js';

const languages = ['en', 'fr', 'es', 'ar'];
const each = bankInstruments.map((instrument) => [instrument.code, instrument] as const);

const rowsOf = (item: Item): MatrixRow[] =>
  item.type === 'percent_pair' ? [item.attribution, item.confidence] : 'rows' in item ? item.rows : [];

function textsOf(instrument: InstrumentDefinition): LocalisedText[] {
  const given = [
    instrument.title,
    instrument.intro,
    ...instrument.pages.map(({ title }) => title),
    ...Object.values(instrument.answerLists)
      .flat()
      .map(({ text }) => text),
    ...storedItemsOf(instrument).flatMap((item) => [
      item.text,
      item.help,
      ...rowsOf(item).map(({ text }) => text),
    ]),
  ];
  return given.filter((text) => text !== undefined);
}

describe.each(each)('%s', (_code, instrument) => {
  it('is an instrument', () =>
    expect(
      instrumentDefinitionSchema.safeParse(JSON.parse(JSON.stringify(instrument))).error,
    ).toBeUndefined());

  it('says everything in four languages, and mentions the same in each', () => {
    expect(instrument.languages).toEqual(languages);
    for (const text of textsOf(instrument)) {
      expect(Object.keys(text).filter((language) => text[language]?.trim())).toEqual(languages);
      const mentions = languages.map((language) => [...(text[language] ?? '').matchAll(mention)].map(String));
      for (const found of mentions) expect(found).toEqual(mentions[0]);
    }
  });

  it('tags every item with what it measures, one result level and one criterion', () => {
    for (const item of storedItemsOf(instrument))
      for (const tags of [
        ...rowsOf(item).map((row) => row.tags ?? item.tags),
        item.tags ?? rowsOf(item)[0]?.tags,
      ])
        expect(isTagged(tags) ? '' : item.code).toBe('');
  });

  it('asks only for what was asked before, and only from lists it has', () => {
    const known = new Set<string>();
    for (const item of itemsOf(instrument)) {
      readsOnly(item, known);
      const inner = item.type === 'group' ? item.items : [];
      const inside = new Set(known);
      for (const question of inner) {
        readsOnly(question, inside);
        answerCodesOf(question).forEach((code) => inside.add(code));
      }
      answerCodesOf(item).forEach((code) => known.add(code));
      known.add(item.code);
    }
  });

  it('has no list that nobody asks from', () => {
    const used = storedItemsOf(instrument).flatMap((item) =>
      'answerList' in item && item.answerList ? [item.answerList] : [],
    );
    expect(Object.keys(instrument.answerLists).filter((list) => !used.includes(list))).toEqual([]);
  });
});

function isTagged(tags: ItemTags | undefined): boolean {
  const { metric, resultLevel, dac } = tags ?? {};
  return (
    Boolean(metric) &&
    (resultLevels as readonly (string | undefined)[]).includes(resultLevel) &&
    (dacCriteria as readonly (string | undefined)[]).includes(dac)
  );
}

function readsOnly(item: Item, known: ReadonlySet<string>): void {
  const names = variablesOf(item.showIf).map(({ name }) => name);
  const unknown = names.filter((name) => !known.has(name) && !name.startsWith('record.'));
  expect(unknown.length === 0 ? '' : `${item.code} reads ${unknown.join()}`).toBe('');
}

describe('codes', () => {
  it('stand for one question in the whole bank', () => {
    const codes = bankInstruments.flatMap((instrument) =>
      storedItemsOf(instrument).flatMap((item) => [...new Set([item.code, ...answerCodesOf(item)])]),
    );
    expect(codes.filter((code, i) => codes.indexOf(code) !== i)).toEqual([]);
  });

  it('of a list are the same wherever it is used', () => {
    const lists = new Map<string, string>();
    for (const { answerLists } of bankInstruments)
      for (const [name, choices] of Object.entries(answerLists)) {
        const codes = choices.map(({ code, missing }) => `${code}${missing ?? ''}`).join();
        expect([name, lists.get(name) ?? codes]).toEqual([name, codes]);
        lists.set(name, codes);
      }
  });

  it('that mirror each other have the same answers', () => {
    for (const [ours, theirs] of Object.entries(mirroredCodes)) {
      const [mine, other] = [found(organizationSurvey, ours), found(exPostParticipant, theirs)];
      expect(choicesOf(organizationSurvey, mine)).toEqual(choicesOf(exPostParticipant, other));
    }
    const { 'ORG-APP': application } = mirroredCodes;
    expect(application).toBe('EXP-APP');
  });

  it('keep the meaning they had in earlier versions', () => {
    const answers = (instrument: InstrumentDefinition, code: string) =>
      choicesOf(instrument, found(instrument, code)).map((choice) => choice.code);
    expect(answers(exPostParticipant, 'EXP-APP')).toEqual([
      'yes',
      'partly',
      'not_yet',
      'no_opportunity',
      'no',
    ]);
    for (const code of ['EXP-SKL', 'EXP-PERF', 'EXP-ORG-X', 'EXP-REL'])
      expect(answers(exPostParticipant, code)).toEqual(['1', '2', '3', '4', '5', 'na']);
    expect(answers(exPostParticipant, 'EXP-ORG')).toEqual(['yes', 'no', 'too_early']);
    for (const code of [
      'EOA-REL',
      'EOA-ORG',
      'EOA-OBJ',
      'EOA-ENG',
      'EOA-FAC',
      'EOA-CNF',
      'EOA-COM',
      'EOA-TRI',
    ])
      expect(answers(endOfActivity, code)).toEqual(['1', '2', '3', '4', '5', 'na']);
    expect(answers(endOfActivity, 'EOA-OVR')).toEqual(['1', '2', '3', '4', '5']);
  });
});

function found(instrument: InstrumentDefinition, code: string): Item {
  const item = storedItemsOf(instrument).find((candidate) => answerCodesOf(candidate).includes(code));
  if (!item) throw new Error(`no item ${code}`);
  return item;
}

const codes = (...given: string[]) => ({ codes: given });
const three = ['a', 'b', 'c'].map((code) => ({ code, text: { en: code } }));

describe('length', () => {
  const everything = {
    'EXP-APP': codes('yes'),
    'EXP-ORG': codes('yes'),
    'EXP-ORG-EV': codes('link'),
    'EXP-INS': codes('yes'),
    'EXP-MUL': { number: 9 },
    'EXP-ILS': codes('yes'),
  };
  it('of the six-month form is fifteen minutes at most, on the longest way through it', () => {
    const record = { lists: { actions: three } };
    expect(visibleItems(exPostParticipant, everything, record).map(({ code }) => code)).toEqual(
      expect.arrayContaining(['EXP-AP#3', 'EXP-CTB', 'EXP-ORG-REF', 'EXP-INS-Y', 'EXP-MUL-W', 'EXP-ILS-W']),
    );
    expect(estimateMinutes(exPostParticipant, everything, record)).toBeLessThanOrEqual(15);
    // Three actions of which each is done and shown by a file: 3 × (25 + 40) seconds more.
    const shown = Object.fromEntries(['1', '2', '3'].map((n) => [`EXP-AP#${n}`, codes('done')]));
    expect(estimateMinutes(exPostParticipant, { ...everything, ...shown }, record)).toBeLessThanOrEqual(18);
  });
  it('of the six-month form is ten minutes at most for those who used nothing', () =>
    expect(estimateMinutes(exPostParticipant, { 'EXP-APP': codes('no') })).toBeLessThanOrEqual(10));
  it('of the form on the last day is twenty questions at most', () =>
    expect(itemsOf(endOfActivity).length).toBeLessThanOrEqual(20));
  it('of the supervisor’s form is eight questions at most, and one for those who cannot say', () => {
    const changed = { 'ORG-KNOW': codes('yes'), 'ORG-CHG': codes('yes') };
    expect(visibleItems(organizationSurvey, changed)).toHaveLength(8);
    expect(visibleItems(organizationSurvey, { 'ORG-KNOW': codes('no') })).toHaveLength(1);
  });
  it('of a test is ten to twenty questions, two for each objective at least', () => {
    const scored = scoredItemsOf(knowledgeTestTemplate);
    expect(scored.length).toBeGreaterThanOrEqual(10);
    const objectives = scored.map(({ scoring }) => scoring.objective ?? '');
    for (const objective of new Set(objectives))
      expect(objectives.filter((name) => name === objective).length).toBeGreaterThanOrEqual(2);
  });
});

describe('groups', () => {
  const record = { lists: { trainers: three.slice(0, 2), objectives: three } };
  it('ask about each trainer and each objective, before and now', () => {
    const shown = visibleItems(endOfActivity, {}, record);
    expect(shown.filter(({ code }) => code.startsWith('EOA-FAC')).map(({ code }) => code)).toEqual([
      'EOA-FAC#1',
      'EOA-FAC#2',
    ]);
    expect(shown.flatMap(answerCodesOf)).toEqual(expect.arrayContaining(['EOA-K-BEF#3', 'EOA-K-NOW#3']));
  });
  it('ask for the rest of an action once it is named', () => {
    const planned = { 'EOA-PLAN': { number: 2 }, 'EOA-PLAN-WHAT#2': { text: 'A checklist' } };
    const shown = visibleItems(endOfActivity, planned, record).map(({ code }) => code);
    expect(shown).toContain('EOA-PLAN-BY#2');
    expect(shown).not.toContain('EOA-PLAN-BY#1');
  });
});

it('asks of each planned action where it stands, why it stands still, and what shows it', () => {
  const record = { lists: { actions: three } };
  const answers = { 'EXP-AP#1': codes('done'), 'EXP-AP#2': codes('under_way'), 'EXP-AP#3': codes('dropped') };
  const asked = visibleItems(exPostParticipant, answers, record).map(({ code }) => code);
  expect(asked.filter((code) => /^EXP-AP[-#]/.test(code))).toEqual([
    'EXP-AP#1',
    'EXP-AP-EV#1',
    'EXP-AP-FILE#1',
    'EXP-AP#2',
    'EXP-AP-EV#2',
    'EXP-AP#3',
    'EXP-AP-WHY#3',
  ]);
});

it('asks what stands in the way in words of its own, each with the code of its factor', () => {
  const factors = bankInstruments.flatMap((instrument) =>
    storedItemsOf(instrument).flatMap((item) => (item.type === 'factor_list' ? item.rows : [])),
  );
  expect(factors.filter(({ tags }) => !tags?.factor)).toEqual([]);
});
