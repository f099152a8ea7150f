import type { KindInput } from '../mail-kind.js';

/** What invitation and reminder promise alike: whose link it is, and until when. */
export function surveyTerms({ say, content, day }: KindInput): string[] {
  const until = content.waveClosesAt ? [say('survey.until', { day: day(content.waveClosesAt) })] : [];
  return [say('survey.personalLink'), ...until];
}
