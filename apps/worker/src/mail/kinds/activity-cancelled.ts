import type { KindInput, KindWords, MailKind } from '../mail-kind.js';
import { enrolmentDates } from './enrolment-facts.js';

export const activityCancelled = endedKind('activity.cancelled', 'activityCancelled.intro', 'why.enrolment');
/** To somebody who had applied and has no place. */
export const applicationEnded = endedKind('application.ended', 'applicationEnded.intro', 'why.application');
/** To a nominee who has not applied yet, and to who nominated. */
export const nominationEnded = endedKind('nomination.ended', 'nominationEnded.intro', 'why.nomination');

function endedKind(kind: MailKind['kind'], intro: IntroKey, why: KindWords['why']): MailKind {
  return { kind, stoppable: false, words: (input) => ({ ...endedWords(input, intro), why }) };
}

type IntroKey = Parameters<KindInput['say']>[0];

function endedWords(input: KindInput, intro: IntroKey): Omit<KindWords, 'why'> {
  const { say, content, links } = input;
  return {
    subject: say('activityCancelled.subject', { activity: input.activityTitle }),
    paragraphs: [
      say(intro, { activity: input.activityTitle }),
      ...enrolmentDates(input),
      ...(content.cancelReason ? [say('activityCancelled.reason', { reason: content.cancelReason })] : []),
      say('activityCancelled.next'),
    ],
    button: { label: say('activityCancelled.button'), url: links.plain('/catalogue') },
  };
}
