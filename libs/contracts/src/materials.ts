import * as z from 'zod';
import { defineEndpoint } from './endpoint.js';
import {
  daySchema,
  idSchema,
  instantSchema,
  localeSchema,
  localisedTextSchema,
  paramsWithId,
} from './fields.js';
import { storedFileSchema } from './files.js';
import { materialBlockSchema, materialNotices } from './material-tree.js';

/** Markdown of one language; a page of a book has some three thousand characters. */
export const longestBody = 40_000;
const titleSchema = z.partialRecord(localeSchema, z.string().trim().max(200));
const markdownSchema = z.partialRecord(localeSchema, z.string().max(longestBody));
const visibleFromDays = z
  .number()
  .int()
  .min(-365)
  .max(365)
  .nullable()
  .describe('days from the first day of the activity; null: as soon as somebody is enrolled');
const version = z.number().int().min(1);
const directionBody = z.strictObject({ direction: z.enum(['up', 'down']) });
const deletionBody = z.strictObject({ deleted: z.boolean() });

export const materialAccesses = ['open', 'waiting', 'cancelled', 'not-attended', 'closed'] as const;
export const assignmentStates = ['none', 'draft', 'submitted', 'passed', 'not_yet'] as const;
export type AssignmentState = (typeof assignmentStates)[number];

/** What a participant sees first: everything there is, and how far they are. */
export const myMaterialsSchema = z.object({
  activityId: idSchema,
  activityCode: z.string(),
  activityTitle: localisedTextSchema,
  access: z.enum(materialAccesses),
  modules: z
    .array(
      z.object({
        id: idSchema,
        title: localisedTextSchema,
        visibleOn: daySchema.nullable().describe('the day it opens; null when it is open'),
        pages: z.array(z.object({ id: idSchema, title: localisedTextSchema, done: z.boolean() })),
      }),
    )
    .max(200),
  resumePageId: idSchema.nullable(),
  assignments: z
    .array(
      z.object({
        id: idSchema,
        title: localisedTextSchema,
        dueOn: daySchema.nullable(),
        requiredForCertificate: z.boolean(),
        state: z.enum(assignmentStates),
        late: z.boolean(),
      }),
    )
    .max(100),
});
export type MyMaterials = z.infer<typeof myMaterialsSchema>;

export const readingPageSchema = z.object({
  id: idSchema,
  activityId: idSchema,
  activityTitle: localisedTextSchema,
  moduleTitle: localisedTextSchema,
  title: localisedTextSchema,
  locale: localeSchema.describe('the language that is shown'),
  languages: z.array(localeSchema),
  blocks: z.array(materialBlockSchema),
  files: z.array(storedFileSchema),
  done: z.boolean(),
  number: z.number().int(),
  count: z.number().int(),
  previousId: idSchema.nullable(),
  nextId: idSchema.nullable(),
});
export type ReadingPage = z.infer<typeof readingPageSchema>;

const outlinePage = z.object({
  id: idSchema,
  title: localisedTextSchema,
  languages: z.array(localeSchema).describe('in which there is a title and a text'),
  deleted: z.boolean(),
  savedAt: instantSchema,
});
export const outlineSchema = z.object({
  modules: z
    .array(
      z.object({
        id: idSchema,
        title: localisedTextSchema,
        visibleFromDays,
        version,
        deleted: z.boolean(),
        pages: z.array(outlinePage),
      }),
    )
    .max(200),
});
export type MaterialOutline = z.infer<typeof outlineSchema>;

export const authoredPageSchema = z.object({
  id: idSchema,
  activityId: idSchema,
  title: localisedTextSchema,
  body: z.partialRecord(localeSchema, z.string()),
  files: z.array(storedFileSchema),
  version,
  savedAt: instantSchema,
});
export type AuthoredPage = z.infer<typeof authoredPageSchema>;

const made = z.object({ id: idSchema });
const done = z.object({ version });

/** Modules of pages: reading and authoring. */
export const materialsApi = {
  mine: defineEndpoint({
    id: 'materials.mine',
    method: 'GET',
    path: '/api/me/activities/:id/materials',
    permission: 'signed-in',
    status: 200,
    summary: 'Modules, pages, assignments and how far I am',
    params: paramsWithId,
    answer: myMaterialsSchema,
  }),
  read: defineEndpoint({
    id: 'materials.read',
    method: 'GET',
    path: '/api/me/material-pages/:id',
    permission: 'signed-in',
    status: 200,
    summary: 'One page to read, as a tree without HTML',
    params: paramsWithId,
    query: z.object({ locale: localeSchema.default('en') }),
    answer: readingPageSchema,
  }),
  progress: defineEndpoint({
    id: 'materials.progress',
    method: 'PUT',
    path: '/api/me/material-pages/:id/progress',
    permission: 'signed-in',
    status: 200,
    summary: 'Seen; done at the end of the page or by hand',
    params: paramsWithId,
    body: z.strictObject({ done: z.boolean().optional().describe('absent: only seen') }),
    answer: z.object({ done: z.boolean() }),
  }),
  outline: defineEndpoint({
    id: 'materials.outline',
    method: 'GET',
    path: '/api/activities/:id/materials',
    permission: 'materials.manage',
    status: 200,
    summary: 'What authors see: all modules and pages, also those taken away in the last month',
    params: paramsWithId,
    answer: outlineSchema,
  }),
  preview: defineEndpoint({
    id: 'materials.preview',
    method: 'POST',
    path: '/api/activities/:id/materials/preview',
    permission: 'materials.manage',
    status: 200,
    summary: 'How Markdown will be read',
    params: paramsWithId,
    body: z.strictObject({ markdown: z.string().max(longestBody) }),
    answer: z.object({
      blocks: z.array(materialBlockSchema),
      files: z.array(storedFileSchema),
      notices: z.array(z.enum(materialNotices)),
    }),
    bodyLimit: 200_000,
  }),
  createModule: defineEndpoint({
    id: 'materials.create-module',
    method: 'POST',
    path: '/api/activities/:id/material-modules',
    permission: 'materials.manage',
    status: 201,
    summary: 'Add a module at the end',
    params: paramsWithId,
    body: z.strictObject({ title: titleSchema, visibleFromDays: visibleFromDays.default(null) }),
    answer: made,
  }),
  updateModule: defineEndpoint({
    id: 'materials.update-module',
    method: 'PATCH',
    path: '/api/material-modules/:id',
    permission: 'materials.manage',
    status: 200,
    summary: 'Rename a module, or say from which day it is visible',
    params: paramsWithId,
    body: z.strictObject({ title: titleSchema, visibleFromDays, version }),
    answer: done,
  }),
  moveModule: defineEndpoint({
    id: 'materials.move-module',
    method: 'POST',
    path: '/api/material-modules/:id/move',
    permission: 'materials.manage',
    status: 204,
    summary: 'One place up or down',
    params: paramsWithId,
    body: directionBody,
    answer: z.undefined(),
  }),
  deleteModule: defineEndpoint({
    id: 'materials.delete-module',
    method: 'PUT',
    path: '/api/material-modules/:id/deletion',
    permission: 'materials.manage',
    status: 204,
    summary: 'Take a module away, or bring it back',
    params: paramsWithId,
    body: deletionBody,
    answer: z.undefined(),
  }),
  createPage: defineEndpoint({
    id: 'materials.create-page',
    method: 'POST',
    path: '/api/material-modules/:id/pages',
    permission: 'materials.manage',
    status: 201,
    summary: 'Add a page at the end of a module',
    params: paramsWithId,
    body: z.strictObject({ title: titleSchema }),
    answer: made,
  }),
  getPage: defineEndpoint({
    id: 'materials.get-page',
    method: 'GET',
    path: '/api/material-pages/:id',
    permission: 'materials.manage',
    status: 200,
    summary: 'A page as it is written',
    params: paramsWithId,
    answer: authoredPageSchema,
  }),
  savePage: defineEndpoint({
    id: 'materials.save-page',
    method: 'PUT',
    path: '/api/material-pages/:id',
    permission: 'materials.manage',
    status: 200,
    summary: 'Save a page; 412 when somebody else saved meanwhile',
    params: paramsWithId,
    body: z.strictObject({ title: titleSchema, body: markdownSchema, version }),
    answer: authoredPageSchema,
    bodyLimit: 800_000,
  }),
  movePage: defineEndpoint({
    id: 'materials.move-page',
    method: 'POST',
    path: '/api/material-pages/:id/move',
    permission: 'materials.manage',
    status: 204,
    summary: 'One place up or down within the module',
    params: paramsWithId,
    body: directionBody,
    answer: z.undefined(),
  }),
  deletePage: defineEndpoint({
    id: 'materials.delete-page',
    method: 'PUT',
    path: '/api/material-pages/:id/deletion',
    permission: 'materials.manage',
    status: 204,
    summary: 'Take a page away, or bring it back',
    params: paramsWithId,
    body: deletionBody,
    answer: z.undefined(),
  }),
};
