import * as z from 'zod';
import { defineEndpoint } from './endpoint.js';
import {
  emailSchema,
  idSchema,
  instantSchema,
  localeSchema,
  nameSchema,
  pageOf,
  pageQuery,
  paramsWithId,
  searchSchema,
  sexSchema,
} from './fields.js';
import { roleGrantSchema } from './identity.js';
import { roles, scopeTypes } from './permissions.js';

export const personRowSchema = z.object({
  id: idSchema,
  givenName: z.string(),
  familyName: z.string(),
  email: z.string().nullable(),
  organizationName: z.string().nullable(),
  countryCode: z.string().nullable(),
  roles: z.array(z.enum(roles)),
  disabled: z.boolean(),
});
/** A record that was brought into this one: how the person was known before. */
const formerRecordSchema = z.object({
  mergeId: idSchema,
  personId: idSchema,
  name: z.string(),
  email: z.string().nullable(),
  byName: z.string(),
  reason: z.string().nullable(),
  mergedAt: instantSchema,
  undoneAt: instantSchema.nullable(),
  mayUndo: z.boolean(),
});
export type FormerRecord = z.infer<typeof formerRecordSchema>;
export const personSchema = personRowSchema.extend({
  sex: sexSchema,
  locale: localeSchema,
  timeZone: z.string().nullable(),
  jobTitle: z.string().nullable(),
  organizationId: idSchema.nullable(),
  grants: z.array(roleGrantSchema),
  mergedInto: z
    .object({ id: idSchema, name: z.string() })
    .nullable()
    .describe('the record that stands for it'),
  /** For those who keep the register; empty for everybody else. */
  furtherAddresses: z.array(z.object({ email: z.string(), verified: z.boolean() })).max(20),
  formerRecords: z.array(formerRecordSchema).max(50),
  createdAt: instantSchema,
  version: z.number().int(),
});
export type Person = z.infer<typeof personSchema>;

export const peopleApi = {
  list: defineEndpoint({
    id: 'people.list',
    method: 'GET',
    path: '/api/people',
    permission: 'people.read',
    status: 200,
    summary: 'People, by name',
    query: z.object({
      ...pageQuery,
      search: searchSchema,
      role: z.enum(roles).optional(),
      organizationId: idSchema.optional(),
    }),
    answer: pageOf(personRowSchema),
  }),
  get: defineEndpoint({
    id: 'people.get',
    method: 'GET',
    path: '/api/people/:id',
    permission: 'people.read',
    status: 200,
    summary: 'One person',
    params: paramsWithId,
    answer: personSchema,
  }),
  create: defineEndpoint({
    id: 'people.create',
    method: 'POST',
    path: '/api/people',
    permission: 'people.manage',
    status: 201,
    summary: 'Add a person',
    body: z.strictObject({
      givenName: nameSchema,
      familyName: nameSchema,
      email: emailSchema.nullable(),
      sex: sexSchema,
      locale: localeSchema,
      organizationId: idSchema.nullable(),
      jobTitle: z.string().trim().max(200).nullable(),
    }),
    answer: personSchema,
  }),
  setDisabled: defineEndpoint({
    id: 'people.set-disabled',
    method: 'PUT',
    path: '/api/people/:id/disabled',
    permission: 'people.manage',
    status: 200,
    summary: 'Close or reopen an account; closing ends every session',
    params: paramsWithId,
    body: z.strictObject({ disabled: z.boolean() }),
    answer: personSchema,
  }),
  grantRole: defineEndpoint({
    id: 'people.grant-role',
    method: 'POST',
    path: '/api/people/:id/roles',
    permission: 'people.manage',
    status: 201,
    summary: 'Give a role within a scope; ends the sessions of the person',
    params: paramsWithId,
    body: z.strictObject({
      role: z.enum(roles),
      scopeType: z.enum(scopeTypes),
      scopeId: z.string().max(80).nullable(),
    }),
    answer: personSchema,
  }),
  endRole: defineEndpoint({
    id: 'people.end-role',
    method: 'DELETE',
    path: '/api/people/:id/roles/:grantId',
    permission: 'people.manage',
    status: 200,
    summary: 'Take a role back; ends the sessions of the person',
    params: z.object({ id: idSchema, grantId: idSchema }),
    answer: personSchema,
  }),
};
