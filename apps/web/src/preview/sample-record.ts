import type { RespondentRecord } from '@traccia/survey';

/** Somebody who might answer; the words are plain so that nobody takes them for a real person's. */
export function sampleRecord(language: string): RespondentRecord {
  const numbered = (word: string) =>
    [1, 2].map((n) => ({ code: String(n), text: { [language]: `${word} ${n}` } }));
  return {
    fields: {
      activityTitle: '…',
      activityCode: 'A0000000',
      activityEnd: '31.12.2026',
      activityEndsOn: '2026-12-31',
      courseTitle: '…',
      organizationName: '…',
      givenName: '…',
      participantName: '…',
    },
    lists: {
      trainers: numbered('…'),
      objectives: numbered('…'),
      actions: numbered('…'),
      nominees: numbered('…'),
    },
  };
}
