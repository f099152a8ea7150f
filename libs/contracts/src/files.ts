import * as z from 'zod';
import { defineEndpoint } from './endpoint.js';
import { idSchema, paramsWithId } from './fields.js';

/** What a file is for; it decides who may hand it in and which noun lets others read it. */
export const filePurposes = [
  'nomination_letter',
  'application_attachment',
  'material',
  'assignment',
  'import_sheet',
  'evidence',
  'survey_answer',
] as const;
export const filePurposeSchema = z.enum(filePurposes);
export type FilePurpose = z.infer<typeof filePurposeSchema>;

/** Bytes of one file. */
export const largestFile = 20_000_000;

/** Ending → media type of everything that is taken; the content decides, the ending follows. */
export const fileTypes = {
  pdf: 'application/pdf',
  png: 'image/png',
  jpg: 'image/jpeg',
  webp: 'image/webp',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  pptx: 'application/vnd.openxmlformats-officedocument.presentationml.presentation',
  csv: 'text/csv',
  txt: 'text/plain',
} as const;

export const storedFileSchema = z.object({
  id: idSchema,
  name: z.string(),
  mediaType: z.string().describe('by the content, never by what the sender said'),
  sizeBytes: z.number().int(),
});
export type StoredFile = z.infer<typeof storedFileSchema>;

/** Files that people hand in or hand out. */
export const filesApi = {
  create: defineEndpoint({
    id: 'files.create',
    method: 'POST',
    path: '/api/files',
    permission: 'signed-in',
    status: 201,
    summary: 'Hand in one file as it is; it is swept after a day unless something names it',
    query: z.object({ purpose: filePurposeSchema, name: z.string().min(1).max(500) }),
    answer: storedFileSchema,
    accepts: 'bytes',
    bodyLimit: largestFile,
    rateLimit: { hits: 60, windowSeconds: 600, by: 'subject' },
  }),
  get: defineEndpoint({
    id: 'files.get',
    method: 'GET',
    path: '/api/files/:id',
    permission: 'signed-in',
    status: 200,
    summary: 'The bytes of a file, for whoever handed it in and whoever the thing that names it lets',
    params: paramsWithId,
    answer: z.instanceof(Uint8Array),
    answersWith: 'application/octet-stream',
  }),
};
