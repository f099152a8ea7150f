import type { MailKind } from '../mail-kind.js';
import { stageOf, surveySubject, surveyTerms } from './survey-terms.js';

export const surveyInvitation: MailKind = {
  kind: 'survey.invitation',
  stoppable: true,
  words: (input) => {
    const about = { activity: input.activityTitle, centre: input.centreName };
    const intro = input.say(`surveyInvitation.intro.${stageOf(input)}`, about);
    return { subject: surveySubject(input), ...surveyTerms(input, intro) };
  },
};
