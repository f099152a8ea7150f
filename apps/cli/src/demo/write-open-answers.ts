import type { Locale } from '@traccia/contracts';
import { CodebookRepository, OpenTextRepository, TextCodingRepository } from '@traccia/persistence';
import { redactSpans } from '@traccia/survey';
import type { EntityManager } from 'typeorm';
import { Chance } from './chance.js';
import { interviewTexts, namedPerson } from './interview-texts.js';
import { demoWords } from './words.js';

interface Text {
  id: string;
  body: string;
  locale: Locale;
  mayBeQuoted: boolean;
}

/** In an order that the seed decides, whatever ids the database gave. */
const textsSql = `SELECT n.text_id AS id, n.text_value AS body, r.locale, EXISTS (
    SELECT 1 FROM answer q JOIN item k ON k.id = q.item_id WHERE q.response_id = r.id
      AND k.metric = 'quotation_consent' AND q.choice_code IN ('yes', 'named', 'unnamed')) AS "mayBeQuoted"
  FROM answer n JOIN item t ON t.id = n.item_id JOIN response r ON r.id = n.response_id JOIN wave w ON w.id = r.wave_id
  WHERE t.code LIKE $1 AND n.text_value IS NOT NULL AND w.state = 'closed' ORDER BY r.id, t.code, n.occurrence`;

/** In the order of the obstacles that people of the demo name. */
const codes = [
  { code: 'money', label: 'Money', description: 'Budget, funds, pay' },
  { code: 'time', label: 'Time', description: 'Time of one’s own or of the management' },
  { code: 'people', label: 'People leaving', description: 'Turnover, vacancies' },
];
const codedTexts = 60;
const translatedTexts = 40;
const quotedTexts = 5;
/** Where two coders see the same. */
const agreeing = 0.85;

async function personId(tx: EntityManager, email: string): Promise<string> {
  const [row]: { id: string }[] = await tx.query('SELECT id FROM person WHERE email = $1', [email]);
  if (!row) throw new Error(`nobody in the demo is ${email}`);
  return row.id;
}

/** What readers have done with the answers so far: coded twice, translated, names taken out, some chosen to be quoted. */
export async function writeOpenAnswers(tx: EntityManager, seed: number): Promise<void> {
  const chance = new Chance(seed);
  const [evaluator, second] = [
    await personId(tx, 'evaluator@demo.example'),
    await personId(tx, 'administrator@demo.example'),
  ];
  const obstacles: Text[] = await tx.query(textsSql, ['EXP-OBST']);
  const talks: Text[] = await tx.query(textsSql, ['SCM-%']);
  const books = new CodebookRepository(tx);
  const book = await books.create('What stands in the way', evaluator);
  if (!book) throw new Error('the demo has a codebook already');
  await books.saveCodes(
    book.id,
    codes.map((each) => ({ ...each, retired: false })),
  );
  const codings = new TextCodingRepository(tx);
  for (const { id, body, locale } of obstacles.slice(0, codedTexts)) {
    const seen = codes[demoWords[locale].obstacles.indexOf(body)]?.code;
    if (!seen) continue;
    const other = chance.happens(agreeing) ? seen : chance.pick(codes).code;
    await codings.code(id, book.id, evaluator, [seen]);
    await codings.code(id, book.id, second, [other]);
  }
  const texts = new OpenTextRepository(tx);
  await translate(
    texts,
    obstacles.slice(0, translatedTexts),
    evaluator,
    (locale) => demoWords[locale].obstacles,
  );
  await translate(texts, talks, evaluator, (locale) => interviewTexts[locale]);
  await takeNamesOut(texts, talks, evaluator);
  for (const { id } of talks.filter(({ mayBeQuoted }) => mayBeQuoted).slice(0, quotedTexts))
    await texts.choose(id, true, evaluator);
}

async function translate(
  texts: OpenTextRepository,
  given: readonly Text[],
  author: string,
  wordsIn: (locale: Locale) => readonly string[],
): Promise<void> {
  for (const { id, body, locale } of given) {
    const same = wordsIn('en')[wordsIn(locale).indexOf(body)];
    // A translation would give away the name that is taken out beside it.
    if (locale === 'en' || !same || same.includes(namedPerson.en)) continue;
    await texts.translate(id, 'en', same, author);
  }
}

async function takeNamesOut(
  texts: OpenTextRepository,
  talks: readonly Text[],
  reader: string,
): Promise<void> {
  for (const { id, body, locale } of talks) {
    const name = namedPerson[locale];
    const from = body.indexOf(name);
    const shown = from < 0 ? null : redactSpans(body, [[from, from + name.length]]);
    if (shown !== null) await texts.redact(id, shown, 1, reader);
  }
}
