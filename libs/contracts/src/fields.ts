import * as z from 'zod';

/** Pieces of several contracts that carry no noun of their own. */
export const idSchema = z.uuid();
export const locales = ['en', 'fr', 'es', 'ar'] as const;
export const localeSchema = z.enum(locales);
export type Locale = z.infer<typeof localeSchema>;

/** Language → text; shown in the reader's language, else the first that exists. */
export const localisedTextSchema = z.record(z.string().max(10), z.string().max(5000));
export type LocalisedText = z.infer<typeof localisedTextSchema>;

/** A calendar day, ISO 8601. */
export const daySchema = z.iso.date();
/** An instant, ISO 8601 in UTC. */
export const instantSchema = z.iso.datetime({ offset: true });

export const emailSchema = z.email().max(254);
/** One line: a line feed in a name would end up in a mail header. */
export const lineSchema = z
  .string()
  .trim()
  .regex(/^\P{Cc}*$/u);
/** As people write it, with or without the code of the country. */
export const telephoneSchema = z
  .string()
  .trim()
  .max(40)
  .regex(/^\+?(?:[ ()./-]*[0-9]){5,15}[ ()./-]*$/);
export const nameSchema = lineSchema.min(1).max(120);
/** Why two records were one; whoever merges may say it, and who reads later sees it. */
export const mergeReasonSchema = lineSchema.max(500).nullish();
export const passwordSchema = z.string().min(12).max(200);
export const tokenSchema = z
  .string()
  .min(20)
  .max(200)
  .regex(/^[A-Za-z0-9_-]+$/);
export const searchSchema = z.string().trim().max(200).optional();
export const countryCodeSchema = z.string().regex(/^[A-Z]{2}$/);

export const activityCodeSchema = z
  .string()
  .trim()
  .min(1)
  .max(80)
  .regex(/^[A-Za-z0-9._-]+$/);

export const constituentGroups = [
  'employers_org',
  'workers_org',
  'government_labour_ministry',
  'government_other',
  'other',
] as const;
/** The groups whose secretary approves candidates where an activity asks for it. */
export const groupsWithSecretary = ['employers_org', 'workers_org'] as const;
export const constituentGroupSchema = z.enum(constituentGroups);
export type ConstituentGroup = z.infer<typeof constituentGroupSchema>;
export const sexes = ['woman', 'man', 'other', 'undisclosed'] as const;
export const sexSchema = z.enum(sexes);
export type Sex = z.infer<typeof sexSchema>;

/** Keyset paging: `after` is the opaque `next` of the page before. */
export const pageQuery = {
  after: z.string().max(300).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(25),
};
export function pageOf<T extends z.ZodType>(row: T) {
  return z.object({ rows: z.array(row), next: z.string().nullable(), total: z.number().int().nullable() });
}
export const paramsWithId = z.object({ id: idSchema });
export const noContent = z.undefined();

/** Bytes that are made while they are sent. */
export const streamedSchema = z.custom<AsyncIterable<Uint8Array>>(
  (value) => typeof value === 'object' && value !== null && Symbol.asyncIterator in value,
);
