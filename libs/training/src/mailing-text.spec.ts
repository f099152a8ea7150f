import { describe, expect, it } from '@jest/globals';
import { mailingLetter, unknownPlaceholders, type MailingFacts } from './mailing-text.js';

const facts: MailingFacts = {
  givenName: 'Amina',
  familyName: 'Diallo',
  activity: 'Safety at work',
  activityCode: 'A9010469',
  startsOn: '2026-05-10',
  endsOn: '2026-05-21',
  venue: 'Turin',
  centre: 'The Centre',
};
const body = (text: string, locale: 'en' | 'fr' | 'es' | 'ar' = 'en', given = facts) =>
  mailingLetter({ subject: 'S', body: text }, locale, given).paragraphs;

describe('a message to a group as one reader gets it', () => {
  it.each([
    ['{given_name} {family_name}', 'Amina Diallo'],
    ['{activity} ({activity_code}), {venue}', 'Safety at work (A9010469), Turin'],
    ['{starts_on} – {ends_on}', '10 May 2026 – 21 May 2026'],
    ['{centre} {{centre}}', 'The Centre {The Centre}'],
    ['{ given_name } {firstname} {}', '{ given_name } {firstname} {}'],
  ])('fills %s', (text, expected) => {
    expect(body(text)).toEqual([expected]);
  });

  it('fills nothing that came from data a second time', () => {
    expect(body('{given_name}', 'en', { ...facts, givenName: '{family_name}' })).toEqual(['{family_name}']);
  });

  it('writes days and a missing venue in the language of the text', () => {
    const nowhere = { ...facts, venue: null };
    expect(body('{starts_on}, {venue}', 'fr', nowhere)).toEqual([
      '10 mai 2026, un lieu qui reste à préciser',
    ]);
    expect(body('{starts_on}', 'ar')).toEqual(['10 مايو 2026']);
  });

  it('parts paragraphs by empty lines and keeps the lines within', () => {
    expect(body('One\ntwo\r\n\r\n  \n\nThree\n')).toEqual(['One\ntwo', 'Three']);
  });
});

describe('placeholders nobody fills in', () => {
  it.each([
    ['Dear {firstname}, {venue} {firstname}', ['firstname']],
    ['{given_name}', []],
    ['{Given_Name} {} { x }', ['Given_Name']],
  ])('%s', (text, expected) => {
    expect(unknownPlaceholders(text)).toEqual(expected);
  });
});
