import * as z from 'zod';
import { defineEndpoint } from './endpoint.js';
import {
  idSchema,
  instantSchema,
  localeSchema,
  localisedTextSchema,
  pageOf,
  pageQuery,
  paramsWithId,
  searchSchema,
} from './fields.js';
import { answersSchema, respondentRecordSchema, respondFormSchema } from './respond.js';

/** One respondent of a wave whose answer may come on paper. */
export const paperRespondentSchema = z.object({
  id: idSchema.describe('of the invitation'),
  name: z.string(),
  answerState: z.string(),
  source: z
    .enum(['link', 'paper', 'import', 'demo'])
    .nullable()
    .describe('how the answer came; null while there is none'),
  submittedAt: instantSchema.nullable(),
});
export type PaperRespondent = z.infer<typeof paperRespondentSchema>;

export const paperFormSchema = z.object({
  activityTitle: localisedTextSchema,
  activityCode: z.string(),
  privacyMode: respondFormSchema.shape.privacyMode,
  definition: respondFormSchema.shape.definition,
  record: respondentRecordSchema,
  minutes: z.number(),
  promise: respondFormSchema.shape.promise,
});
export type PaperForm = z.infer<typeof paperFormSchema>;

/** Forms that are printed, filled in by hand and typed in by staff. */
export const paperApi = {
  blank: defineEndpoint({
    id: 'paper.blank',
    method: 'GET',
    path: '/api/waves/:id/paper-form',
    permission: 'surveys.read',
    status: 200,
    summary:
      'The form of a wave to be printed, with what is known of the activity and of nobody in particular',
    params: paramsWithId,
    answer: paperFormSchema,
  }),
  respondents: defineEndpoint({
    id: 'paper.respondents',
    method: 'GET',
    path: '/api/waves/:id/paper-respondents',
    permission: 'surveys.manage',
    status: 200,
    summary: 'Whose answers may be typed in; of an anonymous wave nobody is named',
    params: paramsWithId,
    query: z.object({ ...pageQuery, search: searchSchema }),
    answer: pageOf(paperRespondentSchema),
  }),
  open: defineEndpoint({
    id: 'paper.open',
    method: 'GET',
    path: '/api/invitations/:id/paper',
    permission: 'surveys.manage',
    status: 200,
    summary: 'The form of one respondent, to type in what was written on paper; never an answer',
    params: paramsWithId,
    answer: paperFormSchema.extend({ name: z.string(), answerState: z.string() }),
  }),
  enter: defineEndpoint({
    id: 'paper.enter',
    method: 'POST',
    path: '/api/invitations/:id/paper',
    permission: 'surveys.manage',
    status: 200,
    summary:
      'Take an answer that came on paper; it is marked as such, and the same client id gives the same receipt',
    params: paramsWithId,
    body: z.strictObject({ clientId: idSchema, locale: localeSchema, answers: answersSchema }),
    answer: z.object({ receipt: z.string(), submittedAt: instantSchema }),
  }),
};
