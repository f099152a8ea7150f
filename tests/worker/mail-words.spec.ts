import { describe, expect, it } from '@jest/globals';
import { locales, mailedKinds, type Locale } from '@traccia/contracts';
import { knownLocale, wordsIn } from '../../apps/worker/src/mail/catalogue.js';
import ar from '../../apps/worker/src/mail/catalogue/ar.json' with { type: 'json' };
import en from '../../apps/worker/src/mail/catalogue/en.json' with { type: 'json' };
import es from '../../apps/worker/src/mail/catalogue/es.json' with { type: 'json' };
import fr from '../../apps/worker/src/mail/catalogue/fr.json' with { type: 'json' };
import { renderHtml, renderText, type LaidOutMail } from '../../apps/worker/src/mail/layout.js';
import type { KindInput } from '../../apps/worker/src/mail/mail-kind.js';
import { collectMailKinds } from '../../apps/worker/src/mail/mail-kinds.js';

const catalogues: Record<Locale, Record<string, string>> = { en, fr, es, ar };
const content: KindInput['content'] = {
  messageId: '0f9a2c1e-8a55-4c1b-9d57-2f0f3f4f5a6b',
  unsubscribe: null,
  courseCode: 'C1',
  givenName: 'Ann',
  familyName: 'Lee',
  activityId: 'a1',
  activityTitle: { en: 'Safety' },
  activityStartsOn: '2026-05-10',
  activityEndsOn: '2026-05-21',
  venue: 'Turin',
  cancelReason: null,
  waitPosition: 3,
  waveKind: 'ex_post',
  waveRespondentKind: 'participant',
  waveAbout: null,
  surveyLetters: null,
  letterTestKind: null,
  waveClosesAt: new Date('2026-12-20T09:00:00Z'),
  wavePromise: {
    mode: 'confidential',
    isTest: false,
    respondentKind: 'participant',
    changeable: false,
    linkedMonths: 60,
    threshold: 5,
  },
  timeZone: 'Europe/Rome',
  offerExpiresAt: new Date('2026-05-01T22:00:00Z'),
  nominees: [{ name: 'Hanta Rakoto', decision: 'offer' }],
  nominatedBy: 'Union of Ports',
  nominatorName: 'Ana Silva',
  costCover: 'shared',
  payerName: 'Ministry of Ports',
  invitedOrganization: 'Union of Ports',
  applicationClosesOn: '2026-04-30',
  nominationNonce: null,
  nominationKeyVersion: null,
  nominationExpiresAt: null,
  invitationNonce: null,
  invitationKeyVersion: null,
  assignmentId: 't1',
  assignmentTitle: { en: 'A plan' },
  markKind: 'not_yet',
  markComment: 'Say who will do it.',
  tokenPurpose: null,
  tokenNonce: null,
  tokenKeyVersion: null,
  tokenExpiresAt: null,
  certificateSerial: 'TR-2026-7K4M-Q2RW-9',
  broughtBy: 'Rosa Conti',
  broughtNote: 'The venue is booked.',
  handedActivities: [{ code: 'A1', title: { en: 'Safety' } }],
  passedTo: null,
  deputyFrom: '2026-05-10',
  deputyUntil: '2026-05-21',
  activityCode: 'A9010469',
  letterSubject: 'Before {activity}',
  letterBody: 'We begin on {starts_on}.',
  letterGivenName: 'Ann',
  letterFamilyName: 'Lee',
  letterRelation: 'nominator',
  letterPurpose: 'service',
};
const inputIn = (locale: Locale, waveKind = 'ex_post'): KindInput => ({
  say: wordsIn(locale),
  locale,
  content: { ...content, waveKind },
  activityTitle: 'Safety',
  centreName: 'Centre',
  day: () => 'DAY',
  links: { withToken: (path) => `https://t.test${path}#TOKEN`, plain: (path) => `https://t.test${path}` },
});

describe('the words of mail', () => {
  it('are the same set in every language, with the same places, and really translated', () => {
    const places = (text: string) => (text.match(/\{\w+\}/g) ?? []).sort().join();
    for (const locale of ['fr', 'es', 'ar'] as const) {
      const words = catalogues[locale];
      expect(Object.keys(words).sort()).toEqual(Object.keys(en).sort());
      for (const [key, text] of Object.entries(en)) {
        expect([key, places(words[key] ?? '')]).toEqual([key, places(text)]);
        if (!/^(Dates?: )?\{/.test(text) && key !== 'enrolment.dates')
          expect([key, words[key]]).not.toEqual([key, text]);
      }
    }
  });

  it.each(mailedKinds)('%s says something complete in every language', (kind) => {
    for (const locale of locales) {
      const words = collectMailKinds().get(kind)?.words(inputIn(locale));
      const text = JSON.stringify(words);
      expect(words?.subject.length).toBeGreaterThan(5);
      expect(words?.button?.url).toMatch(/^https:\/\/t\.test\//);
      expect(text).not.toMatch(/[{}]\w+\}|undefined|null/);
    }
  });

  it('ask before an activity in other words than after it', () => {
    const subjects = ['needs', 'pre_test', 'post_test', 'end_of_activity', 'ex_post'].map(
      (waveKind) => collectMailKinds().get('survey.invitation')?.words(inputIn('en', waveKind)).subject,
    );
    expect(new Set(subjects).size).toBe(4);
    expect(collectMailKinds().get('survey.invitation')?.words(inputIn('en', 'pre_test')).why).toBe(
      'why.surveyBefore',
    );
    expect(collectMailKinds().get('survey.reminder')?.words(inputIn('en')).subject).toBe(
      'Reminder: Your opinion on “Safety”',
    );
  });

  it('fall back to English for a language nobody wrote, and refuse a place without a value', () => {
    expect(knownLocale('xx')).toBe('en');
    expect(() => wordsIn('en')('greeting.named')).toThrow('{name}');
  });
});

describe('the frame of a mail', () => {
  const mail: LaidOutMail = {
    locale: 'ar',
    subject: 'S',
    centreName: 'C <b>',
    greeting: 'G',
    paragraphs: ['<script>alert(1)</script>'],
    button: { label: 'B', url: 'https://t.test/f#T', hint: 'H' },
    why: 'W',
    stop: { label: 'X', url: 'https://t.test/stop#T' },
  };

  it('escapes everything and reads from right to left in Arabic', () => {
    const html = renderHtml(mail);
    expect(html).toContain('<html lang="ar" dir="rtl"');
    expect(html).toContain('text-align:right');
    expect(html).toContain('&lt;script&gt;alert(1)&lt;/script&gt;');
    expect(html).not.toContain('<script');
    expect(renderHtml({ ...mail, locale: 'fr' })).toContain('<html lang="fr" dir="ltr"');
  });

  it('has one button and the same link as text, and loads nothing', () => {
    const html = renderHtml(mail);
    expect(html.match(/href="https:\/\/t\.test\/f#T"/g)).toHaveLength(1);
    expect(html.match(/https:\/\/t\.test\/f#T/g)).toHaveLength(2);
    expect(html).not.toMatch(/<img|<link|src=|url\(/);
  });

  it('says the same in plain text, links alone on their line', () => {
    const lines = renderText(mail).split('\n');
    for (const line of ['G', 'https://t.test/f#T', 'W', 'https://t.test/stop#T'])
      expect(lines).toContain(line);
    expect(lines).toContain('B:');
    expect(renderText({ ...mail, locale: 'fr' }).split('\n')).toContain('B\u00a0:');
  });
});
