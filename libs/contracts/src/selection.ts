import * as z from 'zod';
import { applicationStates, costCovers } from './applications.js';
import { defineEndpoint } from './endpoint.js';
import {
  constituentGroupSchema,
  countryCodeSchema,
  idSchema,
  instantSchema,
  lineSchema,
  localeSchema,
  localisedTextSchema,
  pageOf,
  pageQuery,
  paramsWithId,
  searchSchema,
  sexSchema,
} from './fields.js';
import { answersSchema } from './respond.js';

export const selectionDecisions = ['offer', 'reserve', 'decline'] as const;
export type SelectionDecision = (typeof selectionDecisions)[number];
export const offerStates = ['open', 'accepted', 'refused', 'lapsed', 'withdrawn'] as const;
export const regions = ['africa', 'americas', 'arab_states', 'asia_pacific', 'europe_central_asia'] as const;
/** States of an application that the board shows; drafts and people who stepped back are not there. */
export const boardStates = applicationStates.filter((state) => state !== 'draft' && state !== 'withdrawn');

const reasonSchema = z.string().trim().min(1).max(2000);
const criterionSchema = z.object({
  id: idSchema,
  title: z.string(),
  weight: z.number().int().describe('1–10, how much the criterion counts beside the others'),
});
export type SelectionCriterion = z.infer<typeof criterionSchema>;

/** What of every applicant counts for the live balance; so short that all of them come at once. */
const balanceFactSchema = z.object({
  id: idSchema,
  group: constituentGroupSchema,
  sex: sexSchema,
  region: z.enum(regions).nullable(),
  country: countryCodeSchema.nullable(),
  state: z.enum(applicationStates),
});
export const boardRowSchema = z.object({
  id: idSchema,
  personId: idSchema,
  givenName: z.string(),
  familyName: z.string(),
  sex: sexSchema,
  countryCode: countryCodeSchema.nullable(),
  constituentGroup: constituentGroupSchema,
  organizationName: z.string().nullable(),
  nominatorName: z.string().nullable(),
  nominatingOrganizationName: z.string().nullable(),
  costCover: z.enum(costCovers).nullable(),
  payerName: z.string().nullable().describe('organization that pays, where the nomination names one'),
  needs: z.number().int().nullable().describe('0–4: how strong a need for the training the form shows'),
  state: z.enum(applicationStates),
  score: z.number().nullable().describe('weighted mean of the panel, 1–5'),
  scoredBy: z.number().int(),
  notes: z.number().int(),
  conflicts: z.number().int(),
  ownConflict: z.boolean().describe('the reader has declared a conflict of interest'),
  decision: z.enum(selectionDecisions).nullable(),
  reservePosition: z.number().int().nullable(),
  letterSent: z.boolean(),
  offerExpiresAt: instantSchema.nullable(),
});
export type BoardRow = z.infer<typeof boardRowSchema>;

export const boardHeadSchema = z.object({
  activityId: idSchema,
  code: z.string(),
  title: localisedTextSchema,
  startsOn: z.string(),
  endsOn: z.string(),
  timeZone: z.string(),
  capacity: z.number().int().nullable(),
  enrolled: z.number().int(),
  offersOpen: z.number().int(),
  reservePlaces: z.number().int().nullable(),
  offerDays: z.number().int(),
  lettersWaiting: z.number().int(),
  targets: z
    .array(
      z.object({ dimension: z.enum(['group', 'sex', 'region']), code: z.string(), places: z.number().int() }),
    )
    .max(100),
  criteria: z.array(criterionSchema).max(20),
  facts: z.array(balanceFactSchema).max(5000),
});
export type BoardHead = z.infer<typeof boardHeadSchema>;

const detailSchema = boardRowSchema.extend({
  jobTitle: z.string().nullable(),
  capacityGap: z.string().nullable(),
  expectedUse: z.string().nullable(),
  answers: answersSchema,
  scores: z
    .array(
      z.object({
        criterionId: idSchema,
        memberId: idSchema,
        memberName: z.string(),
        score: z.number().int(),
      }),
    )
    .max(500),
  ownScores: z.record(z.string(), z.number().int()).describe('criterion id → 1–5'),
  noteList: z
    .array(z.object({ id: idSchema, authorName: z.string(), text: z.string(), createdAt: instantSchema }))
    .max(200),
  conflictList: z
    .array(z.object({ memberName: z.string(), reason: z.string(), declaredAt: instantSchema }))
    .max(100),
  history: z
    .array(
      z.object({
        decision: z.enum(selectionDecisions),
        reason: z.string().nullable(),
        deciderName: z.string().nullable().describe('null: the reserve list moved up by itself'),
        decidedAt: instantSchema,
        letterSentAt: instantSchema.nullable(),
        offerState: z.enum(offerStates).nullable(),
        offerExpiresAt: instantSchema.nullable(),
      }),
    )
    .max(100),
});
export type SelectionDetail = z.infer<typeof detailSchema>;

export const letterKinds = ['offer', 'reserve', 'declined', 'nominee-told'] as const;
const letterSchema = z.object({
  kind: z.enum(letterKinds),
  locale: localeSchema,
  count: z.number().int(),
  sample: z.object({
    recipientName: z.string(),
    subject: z.string(),
    paragraphs: z.array(z.string()).max(12),
    button: z.string(),
  }),
});
const boardQuery = {
  search: searchSchema,
  group: constituentGroupSchema.optional(),
  country: countryCodeSchema.optional(),
  state: z.enum(applicationStates).optional(),
  minScore: z.coerce.number().min(1).max(5).optional(),
};

export const selectionApi = {
  head: defineEndpoint({
    id: 'selection.head',
    method: 'GET',
    path: '/api/activities/:id/selection',
    permission: 'admissions.read',
    status: 200,
    summary:
      'What the selection board of an activity stands on: places, targets, criteria, facts of all applicants',
    params: paramsWithId,
    answer: boardHeadSchema,
  }),
  board: defineEndpoint({
    id: 'selection.board',
    method: 'GET',
    path: '/api/activities/:id/selection/applicants',
    permission: 'admissions.read',
    status: 200,
    summary: 'Applicants with their scores, best first',
    params: paramsWithId,
    query: z.object({
      ...pageQuery,
      limit: z.coerce.number().int().min(1).max(100).default(100),
      ...boardQuery,
    }),
    answer: pageOf(boardRowSchema),
  }),
  applicant: defineEndpoint({
    id: 'selection.applicant',
    method: 'GET',
    path: '/api/applications/:id/selection',
    permission: 'admissions.read',
    status: 200,
    summary: 'One applicant: form, scores, notes, conflicts, decisions',
    params: paramsWithId,
    answer: detailSchema,
  }),
  setCriteria: defineEndpoint({
    id: 'selection.set-criteria',
    method: 'PUT',
    path: '/api/activities/:id/selection/criteria',
    permission: 'admissions.manage',
    status: 200,
    summary: 'Say what the panel judges; a criterion left out goes, with its scores',
    params: paramsWithId,
    body: z.strictObject({
      criteria: z
        .array(
          z.strictObject({
            id: idSchema.optional(),
            title: lineSchema.min(1).max(200),
            weight: z.number().int().min(1).max(10),
          }),
        )
        .max(20),
    }),
    answer: z.object({ criteria: z.array(criterionSchema).max(20) }),
  }),
  score: defineEndpoint({
    id: 'selection.score',
    method: 'PUT',
    path: '/api/applications/:id/selection/scores',
    permission: 'admissions.read',
    status: 200,
    summary: 'Give my scores to an applicant',
    params: paramsWithId,
    body: z.strictObject({
      scores: z
        .array(z.strictObject({ criterionId: idSchema, score: z.number().int().min(1).max(5) }))
        .min(1)
        .max(20),
    }),
    answer: detailSchema,
  }),
  addNote: defineEndpoint({
    id: 'selection.add-note',
    method: 'POST',
    path: '/api/applications/:id/selection/notes',
    permission: 'admissions.read',
    status: 201,
    summary: 'Write a note that the panel sees',
    params: paramsWithId,
    body: z.strictObject({ text: z.string().trim().min(1).max(4000) }),
    answer: detailSchema,
  }),
  declareConflict: defineEndpoint({
    id: 'selection.declare-conflict',
    method: 'PUT',
    path: '/api/applications/:id/selection/conflict',
    permission: 'admissions.read',
    status: 200,
    summary: 'Declare a conflict of interest of mine; my scores for this applicant go, and I can give none',
    params: paramsWithId,
    body: z.strictObject({
      reason: z.string().trim().min(1).max(1000).nullable().describe('null: there is none'),
    }),
    answer: detailSchema,
  }),
  decide: defineEndpoint({
    id: 'selection.decide',
    method: 'POST',
    path: '/api/activities/:id/selection/decisions',
    permission: 'admissions.manage',
    status: 200,
    summary:
      'Offer, put on the reserve list in this order, or decline; nobody is told before the letters leave',
    params: paramsWithId,
    body: z
      .strictObject({
        decision: z.enum(selectionDecisions),
        applicationIds: z.array(idSchema).min(1).max(500),
        reason: reasonSchema.nullable(),
      })
      .refine(({ decision, reason }) => decision !== 'decline' || reason !== null, { path: ['reason'] }),
    answer: z.object({ decided: z.number().int() }),
  }),
  previewLetters: defineEndpoint({
    id: 'selection.preview-letters',
    method: 'GET',
    path: '/api/activities/:id/selection/letters',
    permission: 'admissions.manage',
    status: 200,
    summary:
      'The letters that would leave now: how many of each kind and language, and one of each with real data',
    params: paramsWithId,
    answer: z.object({
      letters: z.array(letterSchema).max(16),
      decisions: z.number().int().describe('decisions that the letters tell'),
    }),
  }),
  sendLetters: defineEndpoint({
    id: 'selection.send-letters',
    method: 'POST',
    path: '/api/activities/:id/selection/letters',
    permission: 'admissions.manage',
    status: 200,
    summary: 'Let the letters leave and make the offers; each holds a place until it is answered',
    params: paramsWithId,
    body: z.strictObject({
      decisions: z.number().int().min(1).describe('as previewed; another number now is 409'),
    }),
    answer: z.object({ sent: z.number().int(), offers: z.number().int() }),
  }),
};
