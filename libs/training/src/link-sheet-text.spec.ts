import { describe, expect, it } from '@jest/globals';
import { linkSheetText } from './link-sheet-text.js';

const facts = { name: 'Aina', centre: 'ITC', activity: 'Wages', about: null, url: 'https://t.org/f#x' };

describe('linkSheetText', () => {
  it.each(['en', 'fr', 'es', 'ar'] as const)(
    'has the link on a line of its own, and no place left open: %s',
    (locale) => {
      for (const about of [null, 'Bodo Rabe']) {
        const lines = linkSheetText(locale, { ...facts, about }).split('\n');
        expect(lines).toHaveLength(5);
        expect(lines[3]).toBe('https://t.org/f#x');
        expect(lines[1]).toContain('Wages');
        expect(lines[1]?.includes('Bodo Rabe')).toBe(about !== null);
        expect(lines.join('')).not.toMatch(/[{}]/);
      }
    },
  );

  it('takes names as they are', () => {
    expect(linkSheetText('en', { ...facts, name: '{centre} $& <b>' })).toContain('Hello {centre} $& <b>,');
  });
});
