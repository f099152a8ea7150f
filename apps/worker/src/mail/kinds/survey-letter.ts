import { promiseFor } from '@traccia/survey';
import type { SurveyLetterKind } from '@traccia/training';
import {
  surveyLetter,
  type SurveyLetterFacts,
  surveyLetterReader,
  surveyLetterText,
} from '@traccia/training/survey-letter';
import type { KindInput, KindWords, MailKind } from '../mail-kind.js';

/** The words are those that staff have previewed: one function writes both. */
function written(kind: SurveyLetterKind, input: KindInput): Omit<KindWords, 'button'> & { button: string } {
  const { content, locale } = input;
  const reader = surveyLetterReader(content.waveRespondentKind, content.waveKind);
  const text = surveyLetterText(kind, reader, locale, {
    'survey.invitation': content.surveyLetters?.['survey.invitation'] ?? null,
    'survey.reminder': content.surveyLetters?.['survey.reminder'] ?? null,
  });
  return { ...surveyLetter(text, locale, factsOf(input)), why: whys[reader] ?? 'why.survey' };
}

function factsOf({ content, locale, activityTitle, centreName, day }: KindInput): SurveyLetterFacts {
  const or = (value: string | null) => value ?? '';
  return {
    givenName: or(content.letterGivenName),
    familyName: or(content.letterFamilyName),
    about: or(content.waveAbout),
    activity: activityTitle,
    activityCode: or(content.activityCode),
    startsOn: or(content.activityStartsOn),
    endsOn: or(content.activityEndsOn),
    centre: centreName,
    until: content.waveClosesAt && day(content.waveClosesAt),
    // The first sentence says it all; the rest stands on the first page, in the same words.
    promise: content.wavePromise ? promiseFor(content.wavePromise, locale).slice(0, 1) : [],
  };
}

/** Why it came depends on what somebody has to do with the activity. */
const whys: Partial<Record<ReturnType<typeof surveyLetterReader>, KindWords['why']>> = {
  before: 'why.surveyBefore',
  supervisor: 'why.surveySupervisor',
  organization: 'why.surveyOrganization',
  trainer: 'why.trainer',
};

const asking = (kind: SurveyLetterKind): MailKind => ({
  kind,
  stoppable: true,
  words: (input) => {
    const { button, ...words } = written(kind, input);
    return { ...words, button: { label: button, url: input.links.withToken('/f') } };
  },
});
export const surveyInvitation = asking('survey.invitation');
export const surveyReminder = asking('survey.reminder');

/** The same mail to whoever words it, marked as a trial; its button leads to nobody's form. */
export const surveyLetterTest: MailKind = {
  kind: 'survey.letter_test',
  stoppable: false,
  words: (input) => {
    const { content, say, links } = input;
    const { button, subject, paragraphs } = written(content.letterTestKind ?? 'survey.invitation', input);
    const name = [content.letterGivenName, content.letterFamilyName].filter(Boolean).join(' ');
    return {
      subject: say('mailingTest.subject', { subject }),
      paragraphs: [say('mailingTest.intro', { name }), ...paragraphs],
      button: { label: button, url: links.plain('/staff/survey-letters') },
      why: 'why.mailingTest',
    };
  },
};
