import type { Answers } from '@traccia/contracts';
import type { InstrumentDefinition, Item } from '@traccia/survey';

const say = (en: string) => ({ en, fr: `${en} (fr)`, es: `${en} (es)`, ar: `${en} (ar)` });
const code = (n: number) => `B-${String(n).padStart(2, '0')}`;
const frame = (n: number) => ({ code: code(n), text: say(`What do you say to statement ${n}?`) });
const choices = (count: number) =>
  Array.from({ length: count }, (_none, n) => ({ code: `c${n + 1}`, text: say(`Choice ${n + 1}`) }));

/** What the last day asks: scales for the most part, and two branches that are both taken. */
const items: Item[] = [
  ...Array.from({ length: 8 }, (_none, n): Item => ({
    ...frame(n + 1),
    type: 'likert',
    answerList: 'agree',
    required: true,
  })),
  { ...frame(9), type: 'rating_0_10', required: true },
  { ...frame(10), type: 'rating' },
  { ...frame(11), type: 'single', answerList: 'places', required: true },
  { ...frame(12), type: 'single', answerList: 'places' },
  { ...frame(13), type: 'yes_no', required: true },
  { ...frame(14), type: 'number', min: 0, max: 500, showIf: { '==': [{ var: code(13) }, 'yes'] } },
  { ...frame(15), type: 'yes_no' },
  { ...frame(16), type: 'multiple', answerList: 'places' },
  { ...frame(17), type: 'multiple', answerList: 'places', maxChoices: 3 },
  { ...frame(18), type: 'short_text', showIf: { '>': [{ var: code(9) }, 5] } },
  { ...frame(19), type: 'long_text' },
  { ...frame(20), type: 'date' },
];

export const twentyQuestions: InstrumentDefinition = {
  code: 'twenty-questions',
  kind: 'end_of_activity',
  languages: ['en', 'fr', 'es', 'ar'],
  title: say('Twenty questions'),
  privacyMode: 'confidential',
  answerLists: { agree: choices(5), places: choices(7) },
  pages: [0, 1, 2, 3].map((page) => ({ code: `p${page + 1}`, items: items.slice(page * 5, page * 5 + 5) })),
};

/** Every question answered: twenty-two rows. */
export const twentyAnswers: Answers = Object.fromEntries(
  items.map((item): [string, Answers[string]] => [item.code, answerTo(item.type)]),
);

function answerTo(type: Item['type']): Answers[string] {
  switch (type) {
    case 'number':
    case 'rating_0_10':
      return { number: 8 };
    case 'rating':
      return { number: 4 };
    case 'date':
      return { date: '2026-01-31' };
    case 'short_text':
      return { text: 'We changed the checklist.' };
    case 'long_text':
      return { text: 'We trained two colleagues and now visit every plant twice a year. '.repeat(4) };
    case 'multiple':
      return { codes: ['c2', 'c5'] };
    case 'yes_no':
      return { codes: ['yes'] };
    default:
      return { codes: ['c4'] };
  }
}
