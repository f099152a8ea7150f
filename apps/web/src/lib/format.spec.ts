import { formatsFor } from './format';

describe('formats', () => {
  it.each([
    ['en', '10–21 May 2026'],
    ['fr', '10–21 mai 2026'],
    ['ar', '10–21 مايو 2026'],
  ] as const)('writes a span of days in %s', (locale, text) => {
    const plain = formatsFor(locale, 'UTC')
      .dayRange('2026-05-10', '2026-05-21')
      .replace(/[\s\u200f]*[–-][\s\u200f]*/, '–');
    expect(plain).toBe(text);
  });

  it('does not move a calendar day into the reader’s zone', () => {
    expect(formatsFor('en', 'Pacific/Honolulu').day('2026-05-14')).toBe('14 May 2026');
  });

  it('shows an instant in a zone', () => {
    const format = formatsFor('en', 'Indian/Antananarivo');
    expect(format.time('2026-05-14T12:00:00Z')).toBe('15:00');
    expect(format.time('2026-05-14T12:00:00Z', 'Europe/Rome')).toBe('14:00');
    expect(format.dayOf('2026-05-14T22:30:00Z')).toBe('2026-05-15');
  });

  it('counts days from the product’s today', () => {
    const format = formatsFor('en', 'UTC');
    expect(format.relativeDay('2026-05-14', '2026-05-14T23:00:00Z')).toBe('today');
    expect(format.relativeDay('2026-05-17', '2026-05-14')).toBe('in 3 days');
    expect(format.relativeDay('2026-04-30', '2026-05-14')).toBe('2 weeks ago');
  });

  it('writes shares and Latin digits in Arabic', () => {
    expect(formatsFor('en', 'UTC').percent(0.684)).toBe('68%');
    expect(formatsFor('ar', 'UTC').number(1234)).toMatch(/1.?234/);
  });
});
