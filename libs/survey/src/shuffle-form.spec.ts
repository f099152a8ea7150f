import { knowledgeTest } from './bank/knowledge-test.js';
import type { InstrumentDefinition, Item } from './definition.js';
import { scoreResponse, scoredItemsOf } from './score-response.js';
import { shuffled, shuffleForm } from './shuffle-form.js';

const say = (en: string) => ({ en });
const scored = (code: string, part: Partial<Item> = {}): Item =>
  ({
    code,
    type: 'single',
    answerList: 'abc',
    text: say(code),
    scoring: { key: ['a'], points: 1 },
    ...part,
  }) as Item;
const codes = (definition: InstrumentDefinition) =>
  definition.pages.map(({ items }) => items.map((i) => i.code));
const choices = (definition: InstrumentDefinition, code: string) => {
  const item = scoredItemsOf(definition).find((one) => one.code === code);
  const name = item && 'answerList' in item ? item.answerList : undefined;
  return definition.answerLists[name ?? '']?.map((choice) => choice.code);
};

const test: InstrumentDefinition = {
  code: 'test',
  kind: 'knowledge_test',
  languages: ['en', 'ar'],
  title: say('Test'),
  privacyMode: 'named',
  test: { shuffleItems: true, shuffleChoices: true },
  answerLists: {
    abc: [
      { code: 'dk', text: say('I do not know'), missing: 'dont_know' },
      ...['a', 'b', 'c', 'd', 'e'].map((code) => ({ code, text: say(code) })),
      { code: 'na', text: say('Not applicable'), missing: 'not_applicable' as const },
    ],
  },
  pages: [
    {
      code: 'p1',
      items: [
        { code: 'INTRO', type: 'info', text: say('Read this') },
        ...['Q1', 'Q2', 'Q3', 'Q4', 'Q5', 'Q6'].map((code) => scored(code)),
        { code: 'NAME', type: 'short_text', text: say('Who taught you?') },
        ...['Q7', 'Q8', 'Q9'].map((code) => scored(code)),
      ],
    },
    {
      code: 'p2',
      items: [
        scored('B1'),
        scored('B2', { showIf: { '==': [{ var: 'B1' }, 'a'] } }),
        scored('B3'),
        { code: 'WHY', type: 'long_text', text: say('You said {{answer.B3}}. Why?') },
        scored('SCALE', { type: 'likert' }),
      ],
    },
  ],
};
const seeds = Array.from({ length: 40 }, (_, n) => `invitation ${n}`);

describe('shuffleForm', () => {
  it('keeps every item, on its page, and what is not scored in its place', () => {
    for (const seed of seeds) {
      const [first, second] = codes(shuffleForm(test, seed));
      expect([...(first ?? [])].sort()).toEqual([...(codes(test)[0] ?? [])].sort());
      expect(first?.[0]).toBe('INTRO');
      expect(first?.[7]).toBe('NAME');
      // B1 decides whether B2 is asked, B2 depends on it, B3 is mentioned later: only SCALE could move, alone.
      expect(second).toEqual(['B1', 'B2', 'B3', 'WHY', 'SCALE']);
    }
  });

  it('gives the same order for the same seed, whatever the language, and others for others', () => {
    const orders = seeds.map((seed) => JSON.stringify(codes(shuffleForm(test, seed))));
    expect(seeds.map((seed) => JSON.stringify(codes(shuffleForm(test, seed))))).toEqual(orders);
    const arabic = { ...test, languages: ['ar'], title: { ar: 'اختبار' } };
    expect(seeds.map((seed) => JSON.stringify(codes(shuffleForm(arabic, seed))))).toEqual(orders);
    expect(new Set(orders).size).toBeGreaterThan(35);
  });

  it('mixes the choices of each question for itself and leaves "I do not know" last', () => {
    const form = shuffleForm(test, 'x');
    for (const code of ['Q1', 'Q2', 'B2']) {
      expect(choices(form, code)?.slice(5)).toEqual(['dk', 'na']);
      expect([...(choices(form, code) ?? [])].sort()).toEqual(['a', 'b', 'c', 'd', 'dk', 'e', 'na']);
    }
    expect(choices(form, 'Q1')).not.toEqual(choices(form, 'Q2'));
    expect(choices(form, 'SCALE')?.[0]).toBe('dk');
    expect(test.answerLists.abc?.[0]?.code).toBe('dk');
  });

  it('scores the same whatever the order', () => {
    const answers = { 'KAT-1': { codes: ['b'] }, 'KAT-2': { codes: ['c'] } };
    const mixed = { ...knowledgeTest, test: { shuffleItems: true, shuffleChoices: true } };
    expect(scoreResponse(shuffleForm(mixed, 'y'), answers)).toEqual(scoreResponse(knowledgeTest, answers));
  });

  it('leaves a form alone that does not ask for it', () => {
    expect(shuffleForm({ ...test, test: {} }, 'x')).toEqual({ ...test, test: {} });
    const plain = { ...test, test: undefined };
    expect(shuffleForm(plain, 'x')).toBe(plain);
  });
});

describe('shuffled', () => {
  it('is fair: each of three values stands first about as often', () => {
    const first = { a: 0, b: 0, c: 0 } as Record<string, number>;
    for (let n = 0; n < 3000; n += 1)
      first[shuffled(['a', 'b', 'c'], `s${n}`)[0] ?? ''] =
        (first[shuffled(['a', 'b', 'c'], `s${n}`)[0] ?? ''] ?? 0) + 1;
    // 1,000 expected each; standard deviation √(3000 · 1/3 · 2/3) = 26, so 4 of them is 103
    for (const count of Object.values(first)) expect(Math.abs(count - 1000)).toBeLessThan(103);
  });

  it('takes empty and single lists', () => {
    expect(shuffled([], 'x')).toEqual([]);
    expect(shuffled([1], '')).toEqual([1]);
  });
});
