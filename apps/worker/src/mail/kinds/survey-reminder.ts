import type { MailKind } from '../mail-kind.js';
import { surveyTerms } from './survey-terms.js';

export const surveyReminder: MailKind = {
  kind: 'survey.reminder',
  stoppable: true,
  words: (input) => ({
    subject: input.say('surveyReminder.subject', { activity: input.activityTitle }),
    paragraphs: [
      input.say('surveyReminder.intro', { activity: input.activityTitle, centre: input.centreName }),
      ...surveyTerms(input),
    ],
    button: { label: input.say('survey.button'), url: input.links.withToken('/f') },
    why: 'why.survey',
  }),
};
