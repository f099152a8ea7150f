import { loadWords, locales, type Words } from './words';

const placeholders = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name).sort();

it.each(locales)('the words of the answer page are complete in %s', async (locale) => {
  const english = await loadWords('en');
  const words: Words = await loadWords(locale);
  expect(Object.keys(words).sort()).toEqual(Object.keys(english).sort());
  for (const key of Object.keys(english) as (keyof Words)[])
    expect([key, placeholders(words[key])]).toEqual([key, placeholders(english[key])]);
});
