import type { KindInput, KindWords } from '../mail-kind.js';

/** When and where, for the three mails about one enrolment. */
export function enrolmentDates({ say, content, day }: KindInput): string[] {
  const { activityStartsOn, activityEndsOn, venue } = content;
  if (activityStartsOn === null || activityEndsOn === null) return [];
  const dates =
    activityStartsOn === activityEndsOn
      ? say('enrolment.oneDay', { day: day(activityStartsOn) })
      : say('enrolment.dates', { from: day(activityStartsOn), to: day(activityEndsOn) });
  return venue ? [dates, say('enrolment.venue', { venue })] : [dates];
}

export function enrolmentPage({ say, content, links }: KindInput): KindWords['button'] {
  return { label: say('enrolment.button'), url: links.plain(`/activities/${content.activityId ?? ''}`) };
}

/** The town of a time zone, beside a day or hour that holds at the venue. */
export function townOf(timeZone: string | null): string {
  return (timeZone ?? 'UTC').split('/').at(-1)?.replaceAll('_', ' ') ?? 'UTC';
}
