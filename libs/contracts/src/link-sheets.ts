import * as z from 'zod';
import { defineEndpoint } from './endpoint.js';
import { daySchema, idSchema, localeSchema, paramsWithId } from './fields.js';
import { silentReasons } from './response-monitor.js';

/** Whom a sheet is for: those whom no mail reached, or everybody who had not answered at the last telling. */
export const linkSheetReaders = ['unreached', 'silent'] as const;
/** People on one sheet. */
export const mostLinksOnSheet = 200;
/** Why nobody can be handed a link; null where they can. */
export const linkSheetReasons = [...silentReasons, 'closed'] as const;
export type LinkSheetReason = (typeof linkSheetReasons)[number];

export const linkSheetRowSchema = z.object({
  messageId: idSchema.describe('the row of the ledger that says who was handed what'),
  name: z.string(),
  organizationName: z.string().nullable(),
  about: z.string().nullable().describe('the participant or organization asked about; null: the reader'),
  telephone: z.string().nullable().describe('as the person gave it; null: none'),
  address: z.string().nullable(),
  locale: localeSchema,
  url: z.url().describe('the personal link, the same as in the mail'),
  text: z.string().describe('to read out or to paste, in the language of the reader, with the link'),
});
export type LinkSheetRow = z.infer<typeof linkSheetRowSchema>;
export const linkSheetSchema = z.object({
  takenOn: daySchema.describe(
    'in the zone of the activity; the same sheet taken again that day is the same rows',
  ),
  rows: z.array(linkSheetRowSchema),
  next: z.string().nullable().describe('where the next sheet goes on; null: there is none'),
  leftOut: z
    .array(z.object({ reason: z.string(), count: z.number().int() }))
    .describe('who wants no questions, or may not be asked'),
});
export type LinkSheet = z.infer<typeof linkSheetSchema>;

const takeBody = {
  readers: z.enum(linkSheetReaders),
  after: z.string().max(600).nullable().default(null),
};
const takeLimit = { hits: 30, windowSeconds: 600, by: 'subject' } as const;

export const linkSheetsApi = {
  preview: defineEndpoint({
    id: 'link-sheets.preview',
    method: 'GET',
    path: '/api/waves/:id/link-sheet',
    permission: 'surveys.manage',
    status: 200,
    summary: 'How many people a sheet of links would be for; no names',
    params: paramsWithId,
    answer: z.object({
      reason: z.enum(linkSheetReasons).nullable().describe('why there is no sheet; null: there is one'),
      unreached: z.number().int(),
      silent: z.number().int(),
    }),
  }),
  take: defineEndpoint({
    id: 'link-sheets.take',
    method: 'POST',
    path: '/api/waves/:id/link-sheet',
    permission: 'surveys.manage',
    status: 200,
    summary:
      'Take the personal links of people to hand over by telephone or messenger; each is a row of the ledger',
    params: paramsWithId,
    body: z.strictObject(takeBody),
    answer: linkSheetSchema,
    rateLimit: takeLimit,
  }),
  file: defineEndpoint({
    id: 'link-sheets.file',
    method: 'POST',
    path: '/api/waves/:id/link-sheet/file',
    permission: 'surveys.manage',
    status: 200,
    summary: 'Take the same sheet as a file; on the same day that adds no row to the ledger',
    params: paramsWithId,
    body: z.strictObject({ ...takeBody, format: z.enum(['csv', 'xlsx']) }),
    answer: z.instanceof(Uint8Array),
    answersWith: 'application/octet-stream',
    rateLimit: takeLimit,
  }),
};
