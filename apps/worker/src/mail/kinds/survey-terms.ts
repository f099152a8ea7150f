import { promiseFor } from '@traccia/survey';
import type { KindInput, KindWords } from '../mail-kind.js';

type Stage = 'before' | 'test' | 'end' | 'after';

const stages: Readonly<Record<string, Stage>> = {
  needs: 'before',
  pre_test: 'before',
  post_test: 'test',
  end_of_activity: 'end',
  ex_post: 'after',
};

/** Somebody who has not been there yet is asked other things, in other words. */
export function stageOf({ content }: KindInput): Stage {
  return stages[content.waveKind ?? ''] ?? 'after';
}

export function surveySubject(input: KindInput): string {
  return input.say(`surveyInvitation.subject.${stageOf(input)}`, { activity: input.activityTitle });
}

/** What invitation and reminder promise alike: whose link it is, until when, and why it came. */
export function surveyTerms(input: KindInput, intro: string): Omit<KindWords, 'subject'> {
  const { say, content, day, links, locale } = input;
  const until = content.waveClosesAt ? [say('survey.until', { day: day(content.waveClosesAt) })] : [];
  // The first sentence says it all; the rest stands on the first page, in the same words.
  const promise = content.wavePromise ? promiseFor(content.wavePromise, locale).slice(0, 1) : [];
  return {
    paragraphs: [intro, ...promise, say('survey.personalLink'), ...until],
    button: { label: say('survey.button'), url: links.withToken('/f') },
    why: stageOf(input) === 'before' ? 'why.surveyBefore' : 'why.survey',
  };
}
