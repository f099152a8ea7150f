import { localised } from '../catalogue.js';
import type { MailKind } from '../mail-kind.js';

export const assignmentReturned: MailKind = {
  kind: 'assignment.returned',
  stoppable: false,
  words: ({ say, locale, content, activityTitle, links }) => {
    const assignment = localised(content.assignmentTitle, locale);
    const passed = content.markKind === 'passed';
    return {
      subject: say(passed ? 'assignmentReturned.passed' : 'assignmentReturned.notYet', { assignment }),
      paragraphs: [
        say(passed ? 'assignmentReturned.introPassed' : 'assignmentReturned.introNotYet', {
          assignment,
          activity: activityTitle,
        }),
        ...(content.markComment ? [say('assignmentReturned.comment', { comment: content.markComment })] : []),
        ...(passed ? [] : [say('assignmentReturned.again')]),
      ],
      button: {
        label: say('assignmentReturned.button'),
        url: links.plain(
          `/my-activities/${content.activityId ?? ''}/assignments/${content.assignmentId ?? ''}`,
        ),
      },
      why: 'why.participant',
    };
  },
};
