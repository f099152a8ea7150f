import type { MailKind } from '../mail-kind.js';
import { surveySubject, surveyTerms } from './survey-terms.js';

export const surveyReminder: MailKind = {
  kind: 'survey.reminder',
  stoppable: true,
  words: (input) => {
    const intro = input.say('surveyReminder.intro', {
      activity: input.activityTitle,
      centre: input.centreName,
    });
    return {
      subject: input.say('surveyReminder.subject', { subject: surveySubject(input) }),
      ...surveyTerms(input, intro),
    };
  },
};
