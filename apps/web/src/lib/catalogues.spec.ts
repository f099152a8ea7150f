import { locales, problemStatuses } from '@traccia/contracts';
import { namespaces } from './catalogues';
import { loadCatalogue } from './words';

type Catalogue = Record<string, string>;
const forms = ['zero', 'one', 'two', 'few', 'many', 'other'];

/** Stems of counted keys: English has `…_one` and `…_other`. */
const countedIn = (english: Catalogue) =>
  Object.keys(english)
    .filter((key) => key.endsWith('_one') && `${key.slice(0, -4)}_other` in english)
    .map((key) => key.slice(0, -4));
const isCounted = (key: string, stems: readonly string[]) =>
  stems.some((stem) => forms.some((form) => key === `${stem}_${form}`));
const placeholders = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name).sort();
const catalogue = async (locale: string, namespace: string) =>
  (await loadCatalogue(locale, namespace)) as Catalogue;

describe.each(namespaces)('the words of %s', (namespace) => {
  it.each(locales)('are complete in %s', async (locale) => {
    const english = await catalogue('en', namespace);
    const words = await catalogue(locale, namespace);
    const stems = countedIn(english);
    const single = (keys: string[]) => keys.filter((key) => !isCounted(key, stems)).sort();
    expect(single(Object.keys(words))).toEqual(single(Object.keys(english)));
    const needed = new Intl.PluralRules(locale).resolvedOptions().pluralCategories;
    for (const stem of stems)
      for (const form of needed) expect(Object.keys(words)).toContain(`${stem}_${form}`);
  });

  it.each(locales)('name the same things in %s', async (locale) => {
    const english = await catalogue('en', namespace);
    const words = await catalogue(locale, namespace);
    const stems = countedIn(english);
    for (const key of Object.keys(english).filter((each) => !isCounted(each, stems)))
      expect([key, placeholders(words[key] ?? '')]).toEqual([key, placeholders(english[key] ?? '')]);
  });

  it('are Arabic in Arabic', async () => {
    const english = await catalogue('en', namespace);
    const arabic = await catalogue('ar', namespace);
    const left = Object.keys(arabic).filter((key) => {
      const plain = (arabic[key] ?? '').replace(/\{\w+\}/g, '');
      return /[a-z]{4}/.test(plain) && plain === (english[key] ?? '').replace(/\{\w+\}/g, '');
    });
    expect(left).toEqual([]);
  });
});

it('has a sentence for every problem', async () => {
  const problems = await catalogue('en', 'problems');
  for (const code of [...Object.keys(problemStatuses), 'offline', 'answer.invalid'])
    expect(Object.keys(problems)).toContain(code);
});
