import * as z from 'zod';
import { defineEndpoint } from './endpoint.js';
import {
  daySchema,
  idSchema,
  instantSchema,
  localeSchema,
  localisedTextSchema,
  pageOf,
  pageQuery,
  paramsWithId,
} from './fields.js';
import { storedFileSchema } from './files.js';
import { materialBlockSchema } from './material-tree.js';
import { assignmentStates } from './materials.js';

const version = z.number().int().min(1);
const texts = z.partialRecord(localeSchema, z.string().max(20_000));
const draft = {
  title: z.partialRecord(localeSchema, z.string().trim().max(200)),
  instructions: texts,
  dueOn: daySchema
    .nullable()
    .describe('the last day in the zone of the activity; later is taken and marked late'),
  requiredForCertificate: z.boolean(),
};
const work = {
  body: z.string().max(20_000),
  fileIds: z.array(idSchema).max(5),
  version: z.number().int().min(0).describe('0 before anything was saved'),
};
export const markResults = ['passed', 'not_yet'] as const;

export const assignmentRowSchema = z.object({
  id: idSchema,
  title: localisedTextSchema,
  instructions: localisedTextSchema,
  dueOn: daySchema.nullable(),
  requiredForCertificate: z.boolean(),
  version,
  deleted: z.boolean(),
  toMark: z.number().int(),
  passed: z.number().int(),
  notYet: z.number().int(),
});
export type AssignmentRow = z.infer<typeof assignmentRowSchema>;

const historySchema = z.array(
  z.object({
    kind: z.enum(['submitted', ...markResults]),
    late: z.boolean(),
    body: z.string().describe('what was handed in, or the comment'),
    at: instantSchema,
  }),
);
export const myAssignmentSchema = z.object({
  id: idSchema,
  activityId: idSchema,
  activityTitle: localisedTextSchema,
  timeZone: z.string(),
  title: localisedTextSchema,
  blocks: z.array(materialBlockSchema),
  dueOn: daySchema.nullable(),
  requiredForCertificate: z.boolean(),
  overdue: z.boolean(),
  state: z.enum(assignmentStates),
  late: z.boolean(),
  body: z.string(),
  files: z.array(storedFileSchema),
  version: z.number().int(),
  history: historySchema,
});
export type MyAssignment = z.infer<typeof myAssignmentSchema>;

export const submissionRowSchema = z.object({
  id: idSchema,
  personId: idSchema,
  givenName: z.string(),
  familyName: z.string(),
  state: z.enum(['submitted', ...markResults]),
  late: z.boolean(),
  submittedAt: instantSchema,
  body: z.string(),
  files: z.array(storedFileSchema),
  history: historySchema,
  version,
});
export type SubmissionRow = z.infer<typeof submissionRowSchema>;

/** Work that is handed in, marked and returned. */
export const assignmentsApi = {
  mine: defineEndpoint({
    id: 'assignments.mine',
    method: 'GET',
    path: '/api/me/assignments/:id',
    permission: 'signed-in',
    status: 200,
    summary: 'One assignment with what I have written',
    params: paramsWithId,
    query: z.object({ locale: localeSchema.default('en') }),
    answer: myAssignmentSchema,
  }),
  save: defineEndpoint({
    id: 'assignments.save',
    method: 'PUT',
    path: '/api/me/assignments/:id/draft',
    permission: 'signed-in',
    status: 200,
    summary: 'Keep a draft; nobody but the writer sees it',
    params: paramsWithId,
    body: z.strictObject(work),
    answer: z.object({ version }),
  }),
  submit: defineEndpoint({
    id: 'assignments.submit',
    method: 'POST',
    path: '/api/me/assignments/:id/submission',
    permission: 'signed-in',
    status: 200,
    summary: 'Hand in, also once more until it is marked; late is taken and marked late',
    params: paramsWithId,
    body: z.strictObject(work),
    answer: z.object({ version, late: z.boolean() }),
  }),
  list: defineEndpoint({
    id: 'assignments.list',
    method: 'GET',
    path: '/api/activities/:id/assignments',
    permission: 'materials.manage',
    status: 200,
    summary: 'Assignments of an activity and how many are to be marked',
    params: paramsWithId,
    answer: z.object({ rows: z.array(assignmentRowSchema).max(100) }),
  }),
  create: defineEndpoint({
    id: 'assignments.create',
    method: 'POST',
    path: '/api/activities/:id/assignments',
    permission: 'materials.manage',
    status: 201,
    summary: 'Set an assignment',
    params: paramsWithId,
    body: z.strictObject(draft),
    answer: z.object({ id: idSchema }),
  }),
  update: defineEndpoint({
    id: 'assignments.update',
    method: 'PATCH',
    path: '/api/assignments/:id',
    permission: 'materials.manage',
    status: 200,
    summary: 'Change an assignment',
    params: paramsWithId,
    body: z.strictObject({ ...draft, version }),
    answer: z.object({ version }),
  }),
  remove: defineEndpoint({
    id: 'assignments.remove',
    method: 'PUT',
    path: '/api/assignments/:id/deletion',
    permission: 'materials.manage',
    status: 204,
    summary: 'Take an assignment away, or bring it back',
    params: paramsWithId,
    body: z.strictObject({ deleted: z.boolean() }),
    answer: z.undefined(),
  }),
  submissions: defineEndpoint({
    id: 'assignments.submissions',
    method: 'GET',
    path: '/api/assignments/:id/submissions',
    permission: 'materials.manage',
    status: 200,
    summary: 'What was handed in, longest waiting first; drafts never',
    params: paramsWithId,
    query: z.object({ ...pageQuery, state: z.enum(['submitted', ...markResults]).optional() }),
    answer: pageOf(submissionRowSchema),
  }),
  mark: defineEndpoint({
    id: 'assignments.mark',
    method: 'POST',
    path: '/api/submissions/:id/mark',
    permission: 'materials.manage',
    status: 200,
    summary: 'Pass, or not yet with a comment that says why; the writer is told by mail',
    params: paramsWithId,
    body: z
      .strictObject({ result: z.enum(markResults), comment: z.string().max(5000), version })
      .superRefine(({ result, comment }, { addIssue }) => {
        if (result === 'not_yet' && comment.trim() === '')
          addIssue({ code: 'too_small', origin: 'string', minimum: 1, path: ['comment'], input: comment });
      }),
    answer: z.object({ version }),
  }),
};
