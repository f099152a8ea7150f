import * as z from 'zod';
import { defineEndpoint } from './endpoint.js';
import {
  constituentGroupSchema,
  countryCodeSchema,
  idSchema,
  instantSchema,
  lineSchema,
  mergeReasonSchema,
  pageOf,
  pageQuery,
  paramsWithId,
  searchSchema,
} from './fields.js';

export const organizationRowSchema = z.object({
  id: idSchema,
  name: z.string(),
  constituentGroup: constituentGroupSchema,
  countryCode: z.string().nullable(),
  people: z.number().int(),
  verified: z.boolean(),
});
const pointerSchema = z.object({ id: idSchema, name: z.string() });
const organizationMergeSchema = z.object({
  id: idSchema,
  organizationId: idSchema,
  name: z.string(),
  byName: z.string(),
  reason: z.string().nullable(),
  mergedAt: instantSchema,
  undoneAt: instantSchema.nullable(),
  mayUndo: z.boolean(),
});
export type OrganizationMerge = z.infer<typeof organizationMergeSchema>;
export const organizationSchema = organizationRowSchema.extend({
  parent: pointerSchema.nullable(),
  /** Null while nobody has checked that it exists and belongs to its group. */
  verifiedAt: instantSchema.nullable(),
  verifiedByName: z.string().nullable(),
  /** The organization that stands for this one since they were merged. */
  mergedInto: pointerSchema.nullable(),
  createdAt: instantSchema,
  version: z.number().int(),
  /** At most five with nearly the same name, the nearest first. */
  similar: z.array(organizationRowSchema),
  /** What was merged into it, the newest first. */
  merges: z.array(organizationMergeSchema).max(50),
});
export type Organization = z.infer<typeof organizationSchema>;

/** Kinds of rows that a merge moves. */
export const movedKinds = [
  'people',
  'enrolments',
  'applications',
  'nominations',
  'quotas',
  'invitations',
  'funding_lines',
  'hosted_activities',
  'roles',
  'organizations',
  'other',
] as const;
export type MovedKind = (typeof movedKinds)[number];

const factFields = {
  name: lineSchema.min(1).max(300),
  constituentGroup: constituentGroupSchema,
  countryCode: countryCodeSchema.nullable(),
  parentId: idSchema.nullable(),
};

export const organizationsApi = {
  list: defineEndpoint({
    id: 'organizations.list',
    method: 'GET',
    path: '/api/organizations',
    permission: 'organizations.read',
    status: 200,
    summary: 'Organizations, by name',
    query: z.object({
      ...pageQuery,
      search: searchSchema,
      constituentGroup: constituentGroupSchema.optional(),
      countryCode: countryCodeSchema.optional(),
      verified: z.enum(['yes', 'no']).optional(),
    }),
    answer: pageOf(organizationRowSchema),
  }),
  get: defineEndpoint({
    id: 'organizations.get',
    method: 'GET',
    path: '/api/organizations/:id',
    permission: 'organizations.read',
    status: 200,
    summary: 'One organization, and those with nearly the same name',
    params: paramsWithId,
    answer: organizationSchema,
  }),
  create: defineEndpoint({
    id: 'organizations.create',
    method: 'POST',
    path: '/api/organizations',
    permission: 'organizations.manage',
    status: 201,
    summary: 'Add an organization; nobody has verified it yet',
    body: z.strictObject(factFields),
    answer: organizationSchema,
  }),
  update: defineEndpoint({
    id: 'organizations.update',
    method: 'PUT',
    path: '/api/organizations/:id',
    permission: 'organizations.manage',
    status: 200,
    summary: 'Change name, group, country or the organization above it',
    params: paramsWithId,
    body: z.strictObject({ ...factFields, version: z.number().int() }),
    answer: organizationSchema,
  }),
  setVerified: defineEndpoint({
    id: 'organizations.set-verified',
    method: 'PUT',
    path: '/api/organizations/:id/verified',
    permission: 'organizations.manage',
    status: 200,
    summary: 'Say that it exists and belongs to its group, or take that back',
    params: paramsWithId,
    body: z.strictObject({ verified: z.boolean() }),
    answer: organizationSchema,
  }),
  mergePreview: defineEndpoint({
    id: 'organizations.merge-preview',
    method: 'GET',
    path: '/api/organizations/:id/merge-preview',
    permission: 'organizations.manage',
    status: 200,
    summary: 'What a merge would move; refused as the merge would be',
    params: paramsWithId,
    query: z.object({ intoId: idSchema }),
    answer: z.object({
      moves: z.array(z.object({ what: z.enum(movedKinds), rows: z.number().int() })),
    }),
  }),
  merge: defineEndpoint({
    id: 'organizations.merge',
    method: 'POST',
    path: '/api/organizations/:id/merge',
    permission: 'organizations.manage',
    status: 200,
    summary: 'Move everything of an unverified organization to another one; it stays as a pointer',
    params: paramsWithId,
    body: z.strictObject({ intoId: idSchema, reason: mergeReasonSchema }),
    answer: organizationSchema,
  }),
  undoMerge: defineEndpoint({
    id: 'organizations.undo-merge',
    method: 'POST',
    path: '/api/organizations/:id/merges/:mergeId/undo',
    permission: 'organizations.manage',
    status: 200,
    summary: 'Put back what a merge into this organization has moved',
    params: z.object({ id: idSchema, mergeId: idSchema }),
    answer: organizationSchema,
  }),
};
