import type { MailKind } from '../mail-kind.js';
import { surveyTerms } from './survey-terms.js';

export const surveyInvitation: MailKind = {
  kind: 'survey.invitation',
  stoppable: true,
  words: (input) => ({
    subject: input.say('surveyInvitation.subject', { activity: input.activityTitle }),
    paragraphs: [
      input.say('surveyInvitation.intro', { activity: input.activityTitle, centre: input.centreName }),
      ...surveyTerms(input),
    ],
    button: { label: input.say('survey.button'), url: input.links.withToken('/f') },
    why: 'why.survey',
  }),
};
