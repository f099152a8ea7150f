import { type ColumnedKind, sheetKinds } from '@traccia/training';
import * as z from 'zod';
import { defineEndpoint } from './endpoint.js';
import { applicationStates } from './applications.js';
import { enrolmentStatuses } from './enrolments.js';
import {
  constituentGroupSchema,
  countryCodeSchema,
  idSchema,
  instantSchema,
  pageOf,
  pageQuery,
  paramsWithId,
  searchSchema,
} from './fields.js';
import { roles } from './permissions.js';

export const transferStates = ['asked', 'checked', 'running', 'done', 'failed', 'cancelled'] as const;
export type TransferState = (typeof transferStates)[number];
export const transferFaults = [
  'unreadable',
  'too-large',
  'too-many-rows',
  'empty',
  'columns-missing',
  'activity-not-open',
  'activity-closed',
  'activity-gone',
] as const;
export const transferFormats = ['csv', 'xlsx'] as const;
export const transferKindSchema = z.enum(sheetKinds);
/** Kinds whose empty sheet is the same everywhere; a sheet of marks is made of an activity. */
const columnedKinds = [
  'people',
  'organizations',
  'enrolments',
  'applications',
] as const satisfies readonly ColumnedKind[];
export const transferFormatSchema = z.enum(transferFormats);
/** What the list showed whose export was asked for: its own search and filters, by their names. */
export const transferFilterSchema = z.strictObject({
  search: searchSchema,
  role: z.enum(roles).optional(),
  organizationId: idSchema.optional(),
  group: constituentGroupSchema.optional(),
  country: countryCodeSchema.optional(),
  verified: z.enum(['yes', 'no']).optional(),
  status: z.enum(enrolmentStatuses).optional(),
  state: z.enum(applicationStates).optional(),
  complete: z.enum(['yes', 'no']).optional(),
});
export type TransferFilter = z.infer<typeof transferFilterSchema>;
/** Rows of a sheet. */
export const mostSheetRows = 50_000;

export const transferSchema = z.object({
  id: idSchema,
  direction: z.enum(['import', 'export']),
  kind: transferKindSchema,
  format: transferFormatSchema,
  activityId: idSchema.nullable(),
  activityCode: z.string().nullable(),
  fileName: z.string().nullable(),
  filter: transferFilterSchema,
  state: z.enum(transferStates).describe('asked: being read; checked: waits for the person'),
  fault: z.enum(transferFaults).nullable().describe('why the sheet as a whole was not taken'),
  rowsTotal: z.number().int(),
  rowsFaulty: z.number().int(),
  rowsToAdd: z
    .number()
    .int()
    .describe('what the check foresaw; sound lines that are neither are there already'),
  rowsToChange: z.number().int(),
  rowsDone: z.number().int(),
  rowsNew: z.number().int(),
  rowsChanged: z.number().int(),
  askedByName: z.string().nullable().describe('null for the own'),
  hasResult: z.boolean(),
  askedAt: instantSchema,
  endedAt: instantSchema.nullable(),
});
export type Transfer = z.infer<typeof transferSchema>;
export const transferLineSchema = z.object({
  line: z.number().int().describe('as a spreadsheet counts, the header being 1'),
  about: z.string().describe('the address or name that the line holds'),
  faults: z.array(z.object({ column: z.string(), reason: z.string(), value: z.string() })),
});
export type TransferLine = z.infer<typeof transferLineSchema>;

const common = { permission: 'transfers.manage', status: 200, params: paramsWithId } as const;
const asFile = { answer: z.instanceof(Uint8Array), answersWith: 'application/octet-stream' } as const;

/** Imports and exports as background work. */
export const transfersApi = {
  list: defineEndpoint({
    id: 'transfers.list',
    method: 'GET',
    path: '/api/transfers',
    permission: 'transfers.manage',
    status: 200,
    summary: 'What I have imported and exported, newest first; administrators see everybody’s',
    query: z.object({ ...pageQuery, search: searchSchema, kind: transferKindSchema.optional() }),
    answer: pageOf(transferSchema),
  }),
  create: defineEndpoint({
    id: 'transfers.create',
    method: 'POST',
    path: '/api/transfers',
    permission: 'transfers.manage',
    status: 201,
    summary: 'Have a sheet checked, or a list written',
    body: z.strictObject({
      direction: z.enum(['import', 'export']),
      kind: transferKindSchema,
      activityId: idSchema.nullable(),
      fileId: idSchema.nullable(),
      format: transferFormatSchema,
      filter: transferFilterSchema.default({}),
    }),
    answer: transferSchema,
    rateLimit: { hits: 60, windowSeconds: 600, by: 'subject' },
  }),
  template: defineEndpoint({
    id: 'transfers.template',
    method: 'GET',
    path: '/api/transfer-templates/:kind',
    permission: 'transfers.manage',
    status: 200,
    summary: 'An empty sheet with the headings',
    params: z.object({ kind: z.enum(columnedKinds) }),
    query: z.object({ format: transferFormatSchema.default('csv') }),
    ...asFile,
  }),
  get: defineEndpoint({
    id: 'transfers.get',
    method: 'GET',
    path: '/api/transfers/:id',
    summary: 'How far it is',
    answer: transferSchema,
    ...common,
  }),
  faults: defineEndpoint({
    id: 'transfers.faults',
    method: 'GET',
    path: '/api/transfers/:id/faults',
    summary: 'Lines that cannot be taken, and why',
    query: z.object({ ...pageQuery, search: searchSchema }),
    answer: pageOf(transferLineSchema),
    ...common,
  }),
  failedRows: defineEndpoint({
    id: 'transfers.failed-rows',
    method: 'GET',
    path: '/api/transfers/:id/failed-rows',
    summary: 'The lines that cannot be taken, as a sheet to correct and hand in again',
    query: z.object({ format: transferFormatSchema.default('csv') }),
    ...common,
    ...asFile,
  }),
  result: defineEndpoint({
    id: 'transfers.result',
    method: 'GET',
    path: '/api/transfers/:id/result',
    summary: 'The list that was written',
    ...common,
    ...asFile,
  }),
  confirm: defineEndpoint({
    id: 'transfers.confirm',
    method: 'POST',
    path: '/api/transfers/:id/confirmation',
    summary: 'Take the sound rows of a checked sheet',
    answer: transferSchema,
    ...common,
  }),
  cancel: defineEndpoint({
    id: 'transfers.cancel',
    method: 'POST',
    path: '/api/transfers/:id/cancellation',
    summary: 'Stop; what was taken stays',
    answer: transferSchema,
    ...common,
  }),
};
