import { describe, expect, it } from '@jest/globals';
import { surveyLetter, surveyLetterReader, surveyLetterText, surveyLetterFaults } from './survey-letter.js';
import { surveyLetterKinds, surveyLetterReaders } from './survey-letter-words.js';

const facts = {
  givenName: 'Aina',
  familyName: 'Rakoto',
  about: 'Bodo Rabe',
  activity: 'Wages',
  activityCode: 'W-1',
  startsOn: '2026-03-02',
  endsOn: '2026-03-06',
  centre: 'ITC',
  until: '1 April 2026',
  promise: ['Nobody is named.'],
};
const standard = { 'survey.invitation': null, 'survey.reminder': null };
const locales = ['en', 'fr', 'es', 'ar'] as const;

describe('the standard words', () => {
  for (const kind of surveyLetterKinds)
    for (const reader of surveyLetterReaders)
      it.each(locales)(`leave no place open: ${kind} ${reader} %s`, (locale) => {
        const text = surveyLetterText(kind, reader, locale, standard);
        expect(surveyLetterFaults('survey.invitation', `${text.subject} ${text.body}`)).toEqual([]);
        const letter = surveyLetter(text, locale, facts);
        expect(letter.subject).toContain('Wages');
        expect(letter.paragraphs.slice(1)).toEqual([
          'Nobody is named.',
          expect.any(String),
          expect.stringContaining('1 April 2026'),
        ]);
        expect([letter.subject, ...letter.paragraphs].join('')).not.toMatch(/[{}]/);
      });

  it('speak to a supervisor about the participant', () => {
    const text = surveyLetterText('survey.invitation', 'supervisor', 'en', standard);
    expect(surveyLetter(text, 'en', facts).paragraphs[0]).toMatch(/^Bodo Rabe took part/);
  });
});

describe('reworded', () => {
  const reworded = {
    'survey.invitation': { subject: 'Wages and {{ given_name }}', body: 'One.\n\n\nTwo, {{ centre }}.' },
    'survey.reminder': null,
  };
  it('stands for the standard words, and what is promised stays', () => {
    const letter = surveyLetter(surveyLetterText('survey.invitation', 'after', 'en', reworded), 'en', facts);
    expect(letter.subject).toBe('Wages and Aina');
    expect(letter.paragraphs.slice(0, 3)).toEqual(['One.', 'Two, ITC.', 'Nobody is named.']);
  });

  it('is the subject of a reminder too, and what people are called is never filled in again', () => {
    const text = surveyLetterText('survey.reminder', 'after', 'en', reworded);
    expect(surveyLetter(text, 'en', { ...facts, givenName: '{{ centre }} $&' }).subject).toBe(
      'Reminder: Wages and {{ centre }} $&',
    );
  });

  it.each([
    ['survey.invitation', '{{ givenname }}, {{ activity }}', [{ kind: 'place', name: 'givenname' }]],
    ['survey.invitation', '{{ subject }}', [{ kind: 'place', name: 'subject' }]],
    ['survey.reminder', '{{ subject }}', []],
    // A brace too few would stand in the mail as it is.
    ['survey.invitation', 'Dear {given_name}', [{ kind: 'place', name: 'given_name' }]],
    ['survey.invitation', 'Dear\n{% if about %}{{ about }}', [{ kind: 'template', line: 2 }]],
    ['survey.invitation', '{{ given_name | shout }}', [{ kind: 'template', line: 1 }]],
    ['survey.invitation', '{{ activity.title }}', [{ kind: 'template', line: 1 }]],
    // Nothing is read from elsewhere, and nothing goes round.
    ['survey.invitation', '{% include "secrets" %}', [{ kind: 'template', line: 1 }]],
    ['survey.invitation', '{% for i in (1..999999999) %}x{% endfor %}', [{ kind: 'template', line: 1 }]],
    ['survey.invitation', '{% if about %}On {{ about }}{% else %}On you{% endif %}', []],
  ] as const)('%s knows its places, and what is no Liquid: %s', (kind, text, faults) => {
    expect(surveyLetterFaults(kind, text)).toEqual(faults);
  });

  it('chooses between words; who is asked about oneself has no “about”', () => {
    const text = { subject: 'S', body: '{% if about %}On {{ about | upcase }}{% else %}On you{% endif %}' };
    expect(surveyLetter(text, 'en', facts).paragraphs[0]).toBe('On BODO RABE');
    expect(surveyLetter(text, 'en', { ...facts, about: '' }).paragraphs[0]).toBe('On you');
  });
});

it.each([
  ['supervisor', 'ex_post', 'supervisor'],
  ['organization', 'needs', 'organization'],
  ['participant', 'needs', 'before'],
  ['participant', 'post_test', 'test'],
  ['participant', 'end_of_activity', 'end'],
  ['participant', 'ex_post', 'after'],
])('a %s of a wave of kind %s reads the letter %s', (respondentKind, kind, reader) => {
  expect(surveyLetterReader(respondentKind, kind)).toBe(reader);
});
