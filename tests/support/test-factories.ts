import type { InstrumentDefinition, Item } from '@traccia/survey';

const say = (en: string) => ({ en, ar: `${en} ع` });

/** Six scored questions on two objectives, the right answer always `a`; against a clock of twenty minutes. */
export function timedTest(code: string, part: Partial<InstrumentDefinition> = {}): InstrumentDefinition {
  const item = (n: number): Item => ({
    code: `Q${n}`,
    type: 'single',
    answerList: 'abcd',
    required: true,
    text: say(`Question ${n}`),
    scoring: { key: ['a'], points: 1, objective: n <= 3 ? 'law' : 'dialogue' },
  });
  return {
    code,
    kind: 'knowledge_test',
    languages: ['en', 'ar'],
    title: say('What do you know?'),
    privacyMode: 'confidential',
    test: { minutes: 20, shuffleItems: true, shuffleChoices: true, reveal: 'nothing' },
    answerLists: {
      abcd: [
        ...['a', 'b', 'c', 'd'].map((choice) => ({ code: choice, text: say(`Choice ${choice}`) })),
        { code: 'dk', text: say('I do not know'), missing: 'dont_know' },
      ],
    },
    pages: [{ code: 'p1', items: [1, 2, 3, 4, 5, 6].map(item) }],
    ...part,
  };
}

/** Answers to all six: the first so many right, the rest wrong or not known. */
export function answersWith(right: number, rest = 'b'): Record<string, { codes: string[] }> {
  return Object.fromEntries([1, 2, 3, 4, 5, 6].map((n) => [`Q${n}`, { codes: [n <= right ? 'a' : rest] }]));
}
