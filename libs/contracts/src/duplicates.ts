import * as z from 'zod';
import { defineEndpoint } from './endpoint.js';
import {
  idSchema,
  instantSchema,
  mergeReasonSchema,
  noContent,
  pageOf,
  pageQuery,
  paramsWithId,
} from './fields.js';

/** Why two records may be one person, the strongest first. */
export const pairReasons = [
  'same_email',
  'same_name_organization',
  'same_name_country',
  'similar_name',
] as const;
export type PairReason = (typeof pairReasons)[number];
const pairSideSchema = z.object({
  id: idSchema,
  givenName: z.string(),
  familyName: z.string(),
  email: z.string().nullable(),
  organizationName: z.string().nullable(),
  countryCode: z.string().nullable(),
  jobTitle: z.string().nullable(),
  disabled: z.boolean(),
  enrolments: z.number().int(),
  /** Roles that hold now. */
  roles: z.number().int(),
  createdAt: instantSchema,
});
export const personPairSchema = z.object({
  id: idSchema,
  reasons: z.array(z.enum(pairReasons)),
  a: pairSideSchema,
  b: pairSideSchema,
});
export const personMergeSchema = z.object({
  id: idSchema,
  keptId: idSchema,
  mergedId: idSchema,
  keptName: z.string(),
  mergedName: z.string(),
  byName: z.string(),
  mergedAt: instantSchema,
  undoneAt: instantSchema.nullable(),
  reason: z.string().nullable(),
  /** Rows moved to the kept person. */
  moved: z.number().int(),
  /** Rows left with the pointer, because the kept person has one of that kind, which counts. */
  stayed: z.number().int(),
});

export const duplicatesApi = {
  list: defineEndpoint({
    id: 'duplicates.list',
    method: 'GET',
    path: '/api/people/duplicates',
    permission: 'people.manage',
    status: 200,
    summary: 'Records that may be one person, side by side, the likeliest first',
    query: z.object(pageQuery),
    answer: pageOf(personPairSchema),
  }),
  look: defineEndpoint({
    id: 'duplicates.look',
    method: 'POST',
    path: '/api/people/duplicates/look',
    permission: 'people.manage',
    status: 200,
    summary: 'Look for more; at most 200 new pairs',
    answer: z.object({ found: z.number().int() }),
  }),
  notSame: defineEndpoint({
    id: 'duplicates.not-same',
    method: 'POST',
    path: '/api/people/duplicates/:id/not-same',
    permission: 'people.manage',
    status: 204,
    summary: 'Remember that these are two people; the pair is never proposed again',
    params: paramsWithId,
    answer: noContent,
  }),
  merge: defineEndpoint({
    id: 'duplicates.merge',
    method: 'POST',
    path: '/api/people/:id/merge',
    permission: 'people.manage',
    status: 200,
    summary: 'Move everything of this person to another record; ends the sessions of both, and can be undone',
    params: paramsWithId,
    body: z.strictObject({ intoId: idSchema, reason: mergeReasonSchema }),
    answer: z.object({ mergeId: idSchema, moved: z.number().int(), stayed: z.number().int() }),
  }),
  merges: defineEndpoint({
    id: 'duplicates.merges',
    method: 'GET',
    path: '/api/people/merges',
    permission: 'people.manage',
    status: 200,
    summary: 'Merges, the newest first',
    query: z.object(pageQuery),
    answer: pageOf(personMergeSchema),
  }),
  undo: defineEndpoint({
    id: 'duplicates.undo',
    method: 'POST',
    path: '/api/people/merges/:id/undo',
    permission: 'people.manage',
    status: 204,
    summary: 'Put everything back that the merge has moved',
    params: paramsWithId,
    answer: noContent,
  }),
};
