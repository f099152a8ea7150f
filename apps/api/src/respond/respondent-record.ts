import type { PersonalLink, RecordParts } from '@traccia/persistence';
import type { LocalisedText, RecordFieldName, RespondentRecord } from '@traccia/survey';

const tags = { en: 'en-GB', fr: 'fr', es: 'es', ar: 'ar-u-nu-latn-ca-gregory' };

/** A day in words, in every language of the product. */
function dayInWords(day: string): LocalisedText {
  const at = new Date(`${day}T12:00:00Z`);
  const entries = Object.entries(tags).map(([locale, tag]) => {
    const format = new Intl.DateTimeFormat(tag, { dateStyle: 'long', timeZone: 'UTC' });
    return [locale, format.format(at)];
  });
  return Object.fromEntries(entries) as LocalisedText;
}

/** What texts mention, rules read and groups repeat over; of an anonymous respondent only what is of the activity. */
export function respondentRecord(
  link: Pick<PersonalLink, 'activityTitle' | 'activityCode'>,
  parts: RecordParts,
): RespondentRecord {
  const fields: Partial<Record<RecordFieldName, string | LocalisedText>> = {
    activityTitle: link.activityTitle,
    activityCode: link.activityCode,
    activityEnd: dayInWords(parts.activityEndsOn),
    activityEndsOn: parts.activityEndsOn,
    courseTitle: parts.courseTitle,
    ...(parts.organizationName !== null && { organizationName: parts.organizationName }),
    ...(parts.givenName !== null && { givenName: parts.givenName }),
    ...(parts.participantName !== null && { participantName: parts.participantName }),
  };
  const { trainers, objectives, actions, nominees } = parts;
  return { fields, lists: { trainers, objectives, actions, nominees } };
}
