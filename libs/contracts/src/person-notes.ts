import * as z from 'zod';
import { defineEndpoint } from './endpoint.js';
import { idSchema, instantSchema, noContent, pageOf, pageQuery, paramsWithId } from './fields.js';

export const personNoteSchema = z.object({
  id: idSchema,
  body: z.string(),
  authorName: z.string(),
  writtenAt: instantSchema,
  mayRemove: z.boolean(),
});
export type PersonNote = z.infer<typeof personNoteSchema>;

export const personNotesApi = {
  list: defineEndpoint({
    id: 'person-notes.list',
    method: 'GET',
    path: '/api/people/:id/notes',
    permission: 'people.read',
    status: 200,
    summary: 'What staff noted about a person, newest first',
    params: paramsWithId,
    query: z.object(pageQuery),
    answer: pageOf(personNoteSchema),
  }),
  create: defineEndpoint({
    id: 'person-notes.create',
    method: 'POST',
    path: '/api/people/:id/notes',
    permission: 'people.read',
    status: 201,
    summary: 'Note something; the person reads it in the export of their data',
    params: paramsWithId,
    body: z.strictObject({ body: z.string().trim().min(1).max(4000) }),
    answer: personNoteSchema,
  }),
  remove: defineEndpoint({
    id: 'person-notes.remove',
    method: 'DELETE',
    path: '/api/people/:id/notes/:noteId',
    permission: 'people.read',
    status: 204,
    summary: 'Remove a note of my own; administrators any',
    params: z.object({ id: idSchema, noteId: idSchema }),
    answer: noContent,
  }),
};
