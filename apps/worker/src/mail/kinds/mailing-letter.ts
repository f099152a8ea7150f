import { mailingLetter } from '@traccia/training';
import type { MailWord } from '../catalogue.js';
import { enrolmentPage } from './enrolment-facts.js';
import type { KindInput, KindWords, MailKind } from '../mail-kind.js';

const whys: Record<NonNullable<KindInput['content']['letterRelation']>, MailWord> = {
  participant: 'why.participant',
  applicant: 'why.application',
  nominator: 'why.nominator',
  trainer: 'why.trainer',
};

/** The words are those that staff have previewed: one function writes both. */
function written(input: KindInput): KindWords {
  const { locale, content, activityTitle, centreName } = input;
  const { letterSubject, letterBody, letterRelation } = content;
  if (letterSubject === null || letterBody === null || letterRelation === null)
    throw new Error('the message to a group has no text in this language');
  const letter = mailingLetter({ subject: letterSubject, body: letterBody }, locale, {
    givenName: content.letterGivenName ?? '',
    familyName: content.letterFamilyName ?? '',
    activity: activityTitle,
    activityCode: content.activityCode ?? '',
    startsOn: content.activityStartsOn ?? '',
    endsOn: content.activityEndsOn ?? '',
    venue: content.venue,
    centre: centreName,
  });
  const news = content.letterPurpose === 'news';
  return {
    subject: letter.subject,
    paragraphs: letter.paragraphs,
    button: news ? catalogue(input) : (pages[letterRelation] ?? enrolmentPage)(input),
    why: news ? 'why.news' : whys[letterRelation],
  };
}

/** Where a nominator goes on; everybody else to the activity. */
const pages: Partial<Record<keyof typeof whys, (input: KindInput) => KindWords['button']>> = {
  nominator: ({ say, links }) => ({ label: say('mailing.nominations'), url: links.plain('/nominations') }),
};
const catalogue = ({ say, links }: KindInput) => ({
  label: say('activityCancelled.button'),
  url: links.plain('/catalogue'),
});

export const mailingLetterKind: MailKind = { kind: 'mailing.letter', stoppable: false, words: written };

/** The same mail to whoever writes it, marked as a trial. */
export const mailingTest: MailKind = {
  kind: 'mailing.test',
  stoppable: false,
  words: (input) => {
    const words = written(input);
    const name = [input.content.letterGivenName, input.content.letterFamilyName].filter(Boolean).join(' ');
    return {
      ...words,
      subject: input.say('mailingTest.subject', { subject: words.subject }),
      paragraphs: [input.say('mailingTest.intro', { name }), ...words.paragraphs],
      why: 'why.mailingTest',
    };
  },
};
