import * as z from 'zod';
import { defineEndpoint } from './endpoint.js';
import { idSchema } from './fields.js';
import { largestFile, storedFileSchema } from './files.js';

/** The code of a question, with the place of the repetition inside a group. */
export const answerKeySchema = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9_-]{0,79}(?:#\d{1,3})?$/);

export const respondFilesApi = {
  create: defineEndpoint({
    id: 'respond.bring-file',
    method: 'POST',
    path: '/api/respond/files',
    permission: 'link',
    status: 201,
    rateLimit: { hits: 300, windowSeconds: 600, by: 'address' },
    summary:
      'Bring the file that answers a question: the token of the link, a line feed, then the bytes of the file; it is swept after a day unless an answer names it',
    query: z.object({ itemCode: answerKeySchema, name: z.string().min(1).max(500) }),
    answer: storedFileSchema.extend({ id: idSchema }),
    accepts: 'bytes',
    bodyLimit: largestFile,
  }),
};
