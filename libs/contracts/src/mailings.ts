import * as z from 'zod';
import { applicationStates } from './applications.js';
import { defineEndpoint } from './endpoint.js';
import { enrolmentStatuses } from './enrolments.js';
import {
  constituentGroupSchema,
  countryCodeSchema,
  daySchema,
  idSchema,
  instantSchema,
  lineSchema,
  localeSchema,
  localisedTextSchema,
  noContent,
  pageOf,
  pageQuery,
  paramsWithId,
  searchSchema,
} from './fields.js';
import { messageStates } from './messages.js';

export const mailingStates = ['draft', 'scheduled', 'leaving', 'sent', 'stopped'] as const;
export type MailingState = (typeof mailingStates)[number];
/** `news` goes only to people who agreed to be told of offers; `service` is about something people are part of. */
export const mailingPurposes = ['service', 'news'] as const;
export const mailingRelations = ['participant', 'applicant', 'nominator', 'trainer'] as const;
export type MailingRelation = (typeof mailingRelations)[number];
/** Why somebody of the audience gets no mail; the words of the ledger. */
export const mailingExclusions = [
  'left-out',
  'person-erased',
  'person-disabled',
  'bounced',
  'unsubscribed',
  'staff',
  'no-consent',
  'no-address',
] as const;
/** States of an application of which an applicant has been told, or that tell no decision. */
export const addressableApplicationStates = applicationStates.filter((state) => state !== 'draft');

export const mailingAudienceSchema = z.strictObject({
  activityId: idSchema.nullable(),
  programmeId: idSchema.nullable(),
  courseId: idSchema.nullable(),
  runsFrom: daySchema.nullable().describe('activities that end on this day or later'),
  runsUntil: daySchema.nullable().describe('activities that begin on this day or earlier'),
  enrolmentStatuses: z.array(z.enum(enrolmentStatuses)).max(6),
  applicationStates: z.array(z.enum(applicationStates)).max(14),
  nominators: z.boolean(),
  trainers: z.boolean(),
  constituentGroups: z.array(constituentGroupSchema).max(5).describe('empty: all'),
  countryCodes: z.array(countryCodeSchema).max(60).describe('where people live; empty: all'),
  locales: z.array(localeSchema).max(4).describe('language of the person; empty: all'),
});
export type MailingAudience = z.infer<typeof mailingAudienceSchema>;
export const mailingTextSchema = z.strictObject({
  locale: localeSchema,
  subject: lineSchema.max(200),
  body: z
    .string()
    .max(10_000)
    .describe('paragraphs parted by an empty line; `{placeholders}` of the closed list'),
});
export type MailingText = z.infer<typeof mailingTextSchema>;

export const mailingRowSchema = z.object({
  id: idSchema,
  state: z.enum(mailingStates),
  subject: z.string().describe('of the first language; may be empty in a draft'),
  activityCode: z.string().nullable(),
  activityTitle: localisedTextSchema.nullable(),
  authorName: z.string(),
  sendAt: instantSchema.nullable(),
  recipients: z.number().int().nullable().describe('null before it leaves'),
  updatedAt: instantSchema,
});
export type MailingEntry = z.infer<typeof mailingRowSchema>;
export const mailingSchema = z.object({
  id: idSchema,
  state: z.enum(mailingStates),
  purpose: z.enum(mailingPurposes),
  audience: mailingAudienceSchema,
  activity: z
    .object({ id: idSchema, code: z.string(), title: localisedTextSchema, timeZone: z.string() })
    .nullable(),
  texts: z.array(mailingTextSchema).describe('the first is read by everybody whose language is missing'),
  authorName: z.string(),
  sendAt: instantSchema.nullable(),
  leftAt: instantSchema.nullable(),
  stopped: z
    .object({ at: instantSchema, byName: z.string() })
    .nullable()
    .describe('stopped on its way; what had not left then never leaves'),
  leftOut: z.array(idSchema).describe('people taken out by name, although the filter finds them'),
  counts: z
    .record(z.string(), z.number().int())
    .describe('state of the mails in the ledger, once it has left'),
  mayChange: z.boolean(),
  version: z.number().int(),
});
export type Mailing = z.infer<typeof mailingSchema>;
const samplePersonSchema = z.object({
  personId: idSchema,
  name: z.string(),
  locale: localeSchema.describe('in which this person will read it'),
  relation: z.enum(mailingRelations),
  activityCode: z.string(),
});
export const mailingRecipientSchema = z.object({
  id: idSchema,
  personId: idSchema,
  name: z.string(),
  relation: z.enum(mailingRelations),
  locale: localeSchema,
  activityCode: z.string(),
  messageId: idSchema.nullable(),
  state: z.enum(messageStates),
  reason: z.string().nullable(),
  sentAt: instantSchema.nullable(),
});
export type MailingRecipient = z.infer<typeof mailingRecipientSchema>;

const version = z.number().int().min(1);
const leftOutSchema = z
  .array(idSchema)
  .max(500)
  .default([])
  .describe('people whom the filter finds and who shall not get it');
const wish = { purpose: z.enum(mailingPurposes), audience: mailingAudienceSchema };

export const mailingsApi = {
  list: defineEndpoint({
    id: 'mailings.list',
    method: 'GET',
    path: '/api/mailings',
    permission: 'messages.read',
    status: 200,
    summary: 'Messages to groups, newest first: own ones and those to activities within reach',
    query: z.object({
      ...pageQuery,
      search: searchSchema,
      state: z.enum(mailingStates).optional(),
      activityId: idSchema.optional(),
    }),
    answer: pageOf(mailingRowSchema),
  }),
  create: defineEndpoint({
    id: 'mailings.create',
    method: 'POST',
    path: '/api/mailings',
    permission: 'messages.manage',
    status: 201,
    idempotent: true,
    summary: 'Begin a message to a group',
    body: z.strictObject({ ...wish, locale: localeSchema.describe('the language that is written first') }),
    answer: mailingSchema,
  }),
  get: defineEndpoint({
    id: 'mailings.get',
    method: 'GET',
    path: '/api/mailings/:id',
    permission: 'messages.read',
    status: 200,
    summary: 'One message to a group with its texts, and how its mails stand',
    params: paramsWithId,
    answer: mailingSchema,
  }),
  save: defineEndpoint({
    id: 'mailings.save',
    method: 'PUT',
    path: '/api/mailings/:id',
    permission: 'messages.manage',
    status: 200,
    summary: 'Save a draft, whole',
    params: paramsWithId,
    body: z.strictObject({
      ...wish,
      texts: z.array(mailingTextSchema).min(1).max(4),
      leftOut: leftOutSchema,
      version,
    }),
    answer: mailingSchema,
  }),
  remove: defineEndpoint({
    id: 'mailings.remove',
    method: 'DELETE',
    path: '/api/mailings/:id',
    permission: 'messages.manage',
    status: 204,
    summary: 'Throw a draft away',
    params: paramsWithId,
    answer: noContent,
  }),
  preview: defineEndpoint({
    id: 'mailings.preview',
    method: 'GET',
    path: '/api/mailings/:id/preview',
    permission: 'messages.manage',
    status: 200,
    summary: 'Who would get the saved draft now, who would not and why, and how one of them would read it',
    params: paramsWithId,
    query: z.object({ personId: idSchema.optional(), search: searchSchema }),
    answer: z.object({
      total: z.number().int(),
      gets: z.number().int(),
      without: z.array(z.object({ reason: z.enum(mailingExclusions), count: z.number().int() })),
      languages: z
        .array(z.object({ locale: localeSchema, count: z.number().int() }))
        .describe('in which those who get it will read it'),
      samples: z.array(samplePersonSchema).describe('up to twenty of those who get it'),
      leftOut: z.array(samplePersonSchema).describe('those taken out by name whom the filter finds'),
      sample: samplePersonSchema.nullable().describe('whose data the previews show'),
      previews: z.array(
        z.object({ locale: localeSchema, subject: z.string(), paragraphs: z.array(z.string()) }),
      ),
    }),
  }),
  test: defineEndpoint({
    id: 'mailings.test',
    method: 'POST',
    path: '/api/mailings/:id/test',
    permission: 'messages.manage',
    status: 202,
    idempotent: true,
    rateLimit: { hits: 30, windowSeconds: 600, by: 'subject' },
    summary: 'Send the saved draft to myself, with the data of one recipient',
    params: paramsWithId,
    body: z.strictObject({ locale: localeSchema, personId: idSchema }),
    answer: z.object({ messageId: idSchema }),
  }),
  send: defineEndpoint({
    id: 'mailings.send',
    method: 'POST',
    path: '/api/mailings/:id/send',
    permission: 'messages.manage',
    status: 200,
    summary: 'Send now or at an instant; who gets it is worked out when it leaves',
    params: paramsWithId,
    body: z.strictObject({ at: instantSchema.nullable().describe('null: now'), version }),
    answer: mailingSchema,
  }),
  unschedule: defineEndpoint({
    id: 'mailings.unschedule',
    method: 'POST',
    path: '/api/mailings/:id/unschedule',
    permission: 'messages.manage',
    status: 200,
    summary: 'Make a draft again of what has not left',
    params: paramsWithId,
    answer: mailingSchema,
  }),
  stop: defineEndpoint({
    id: 'mailings.stop',
    method: 'POST',
    path: '/api/mailings/:id/stop',
    permission: 'messages.manage',
    status: 200,
    summary: 'Stop what has not left yet of a message on its way; what has left is counted',
    params: paramsWithId,
    answer: mailingSchema,
  }),
  recipients: defineEndpoint({
    id: 'mailings.recipients',
    method: 'GET',
    path: '/api/mailings/:id/recipients',
    permission: 'messages.read',
    status: 200,
    summary: 'Who got it, by name, with the state of each mail',
    params: paramsWithId,
    query: z.object({ ...pageQuery, search: searchSchema, state: z.enum(messageStates).optional() }),
    answer: pageOf(mailingRecipientSchema),
  }),
};
