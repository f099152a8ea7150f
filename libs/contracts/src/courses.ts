import * as z from 'zod';
import { defineEndpoint } from './endpoint.js';
import { idSchema, localisedTextSchema, pageOf, pageQuery, paramsWithId, searchSchema } from './fields.js';
import {
  activityLineSchema,
  frameworkEntrySchema,
  frameworkGaps,
  frameworkLinksBody,
  frameworkLinksSchema,
  reportedReachSchema,
  resultLevels,
} from './framework.js';

const codeSchema = z
  .string()
  .trim()
  .min(1)
  .max(40)
  .regex(/^[A-Za-z0-9._-]+$/);

export const courseRowSchema = z.object({
  id: idSchema,
  code: z.string(),
  title: localisedTextSchema,
  programmeId: idSchema,
  programmeCode: z.string(),
  programmeTitle: localisedTextSchema,
  activities: z.number().int(),
  gaps: z.array(z.enum(frameworkGaps)),
});
export type CourseRowShown = z.infer<typeof courseRowSchema>;
export const courseSchema = courseRowSchema.omit({ gaps: true }).extend({
  summary: localisedTextSchema,
  objectives: localisedTextSchema.describe('what participants can do afterwards; plain text, one a line'),
  version: z.number().int(),
  framework: frameworkLinksSchema,
  latest: z.array(activityLineSchema).describe('its activities within my scope, newest first, at most 50'),
});
export type Course = z.infer<typeof courseSchema>;

const courseBody = {
  programmeId: idSchema,
  title: localisedTextSchema,
  summary: localisedTextSchema,
  objectives: localisedTextSchema,
};

export const coursesApi = {
  list: defineEndpoint({
    id: 'courses.list',
    method: 'GET',
    path: '/api/courses',
    permission: 'activities.read',
    status: 200,
    summary: 'Courses with their programme',
    query: z.object({
      ...pageQuery,
      search: searchSchema,
      programme: z.string().max(40).optional(),
      gaps: z.enum(['yes']).optional().describe('only courses that leave something unsaid'),
    }),
    answer: pageOf(courseRowSchema),
  }),
  get: defineEndpoint({
    id: 'courses.get',
    method: 'GET',
    path: '/api/courses/:id',
    permission: 'activities.read',
    status: 200,
    summary: 'One course with what it answers to and its activities',
    params: paramsWithId,
    answer: courseSchema,
  }),
  create: defineEndpoint({
    id: 'courses.create',
    method: 'POST',
    path: '/api/courses',
    permission: 'courses.manage',
    status: 201,
    summary: 'Add a course to a programme',
    body: z.strictObject({ code: codeSchema, ...courseBody }),
    answer: courseSchema,
  }),
  update: defineEndpoint({
    id: 'courses.update',
    method: 'PUT',
    path: '/api/courses/:id',
    permission: 'courses.manage',
    status: 200,
    summary: 'Change what a course says of itself',
    params: paramsWithId,
    body: z.strictObject({ ...courseBody, version: z.number().int() }),
    answer: courseSchema,
  }),
  link: defineEndpoint({
    id: 'courses.link',
    method: 'PUT',
    path: '/api/courses/:id/framework',
    permission: 'courses.manage',
    status: 200,
    summary: 'Say what a course answers to; activities that exist keep theirs',
    params: paramsWithId,
    body: z.strictObject({ ...frameworkLinksBody, version: z.number().int() }),
    answer: courseSchema,
  }),
};

export const programmeRowSchema = z.object({
  id: idSchema,
  code: z.string(),
  title: localisedTextSchema,
  courses: z.number().int(),
  indicators: z.number().int(),
});
export const programmeSchema = programmeRowSchema.extend({
  summary: localisedTextSchema,
  resultsChain: z
    .partialRecord(z.enum(resultLevels), localisedTextSchema)
    .describe('one sentence a result level'),
  version: z.number().int(),
  chain: z.array(frameworkEntrySchema).describe('its indicators, at most 200'),
  reach: z.array(reportedReachSchema),
});
export type Programme = z.infer<typeof programmeSchema>;
const programmeBody = {
  title: localisedTextSchema,
  summary: localisedTextSchema,
  resultsChain: z.partialRecord(z.enum(resultLevels), localisedTextSchema),
};
export const programmesApi = {
  list: defineEndpoint({
    id: 'programmes.list',
    method: 'GET',
    path: '/api/programmes',
    permission: 'activities.read',
    status: 200,
    summary: 'Programmes of which I see a course, by code',
    query: z.object({ ...pageQuery, search: searchSchema }),
    answer: pageOf(programmeRowSchema),
  }),
  get: defineEndpoint({
    id: 'programmes.get',
    method: 'GET',
    path: '/api/programmes/:id',
    permission: 'activities.read',
    status: 200,
    summary: 'One programme with its results chain',
    params: paramsWithId,
    answer: programmeSchema,
  }),
  create: defineEndpoint({
    id: 'programmes.create',
    method: 'POST',
    path: '/api/programmes',
    permission: 'framework.manage',
    status: 201,
    summary: 'Add a programme',
    body: z.strictObject({ code: codeSchema, ...programmeBody }),
    answer: programmeSchema,
  }),
  update: defineEndpoint({
    id: 'programmes.update',
    method: 'PUT',
    path: '/api/programmes/:id',
    permission: 'framework.manage',
    status: 200,
    summary: 'Change what a programme says of itself',
    params: paramsWithId,
    body: z.strictObject({ ...programmeBody, version: z.number().int() }),
    answer: programmeSchema,
  }),
};
