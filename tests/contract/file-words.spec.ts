import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { locales, type Locale } from '@traccia/contracts';
import { fileWords } from '@traccia/impact';

const catalogueOf = (locale: Locale, name: string): Record<string, string> =>
  JSON.parse(
    readFileSync(new URL(`../../apps/web/src/catalogue/${locale}/${name}.json`, import.meta.url), 'utf8'),
  );
/** Keys below a prefix, without it. */
const below = (catalogue: Record<string, string>, prefix: string): Record<string, string> =>
  Object.fromEntries(
    Object.entries(catalogue).flatMap(([key, text]) =>
      key.startsWith(`${prefix}.`) ? [[key.slice(prefix.length + 1), text]] : [],
    ),
  );

describe.each(locales)('a file of figures in %s', (locale) => {
  const codes = catalogueOf(locale, 'codes');
  const impact = catalogueOf(locale, 'impact');
  const words = fileWords[locale];

  it.each([
    ['group', codes],
    ['sex', codes],
    ['region', codes],
    ['scope', codes],
    ['timing', impact],
  ] as const)('says what the pages say of %s', (name, catalogue) => {
    const shown = below(catalogue, name);
    expect(Object.keys(words[name]).length).toBeGreaterThan(2);
    for (const [code, text] of Object.entries(words[name]))
      // A place where nobody knows the region has no word on a page of its own.
      expect([code, text]).toEqual([code, shown[code] ?? codes[`group.${code}`]]);
  });

  it('names waves, reasons and caveats like the pages', () => {
    expect(words.waveKind).toEqual(below(codes, 'wave_kind'));
    expect(words.runReason).toEqual(below(impact, 'run.reason'));
    expect(words.everybody).toBe(impact['dimension.all']);
    expect(words.file.caveat).toBe(impact.caveat);
  });
});
