import type {
  AnswerOf,
  Locale,
  Mailing,
  MailingEntry,
  MailingRecipient,
  mailingsApi,
} from '@traccia/contracts';
import type {
  AudienceCount,
  AudienceSample,
  MailingDetail,
  MailingListEntry,
  RecipientEntry,
} from '@traccia/persistence';
import { mailingLetter } from '@traccia/training';
import { textIn } from './text-in.js';

type Preview = AnswerOf<typeof mailingsApi.preview>;

export function presentEntry({ createdAt: _, ...entry }: MailingListEntry): MailingEntry {
  return entry;
}

export function presentMailing(
  mailing: MailingDetail,
  mayChange: boolean,
  counts: readonly { state: string; count: number }[],
): Mailing {
  const byState = Object.fromEntries(counts.map(({ state, count }) => [state, count]));
  return { ...mailing, mayChange, counts: byState };
}

export function presentRecipient({ sortKey: _, ...recipient }: RecipientEntry): MailingRecipient {
  return recipient;
}

export function presentAudience(
  counts: readonly AudienceCount[],
): Pick<Preview, 'total' | 'gets' | 'without' | 'languages'> {
  const sum = (rows: readonly AudienceCount[]) => rows.reduce((total, { count }) => total + count, 0);
  const without = new Map<NonNullable<AudienceCount['reason']>, number>();
  const languages = new Map<Locale, number>();
  for (const { reason, locale, count } of counts) {
    if (reason === null) languages.set(locale, count);
    else without.set(reason, (without.get(reason) ?? 0) + count);
  }
  return {
    total: sum(counts),
    gets: sum(counts.filter(({ reason }) => reason === null)),
    without: [...without].map(([reason, count]) => ({ reason, count })),
    languages: [...languages].map(([locale, count]) => ({ locale, count })),
  };
}

export function presentSample(sample: AudienceSample): Preview['samples'][number] {
  const { personId, locale, relation, activityCode } = sample;
  return { personId, name: `${sample.givenName} ${sample.familyName}`, locale, relation, activityCode };
}

/** Each language as this person would read it. */
export function presentPreviews(
  { texts }: MailingDetail,
  sample: AudienceSample,
  centre: string,
): Preview['previews'] {
  return texts.map((text) => ({
    locale: text.locale,
    ...mailingLetter(text, text.locale, {
      ...sample,
      activity: textIn(sample.activityTitle, text.locale),
      centre,
    }),
  }));
}
