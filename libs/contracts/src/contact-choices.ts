import * as z from 'zod';
import { defineEndpoint } from './endpoint.js';
import { instantSchema, localeSchema, tokenSchema } from './fields.js';

export const pauseMonths = [1, 3, 6] as const;
/** What somebody gets of our questions, and in which language we write. */
export const contactChoicesSchema = z.object({
  surveys: z.enum(['on', 'paused', 'stopped']),
  until: instantSchema.nullable().describe('end of a pause'),
  mayResume: z
    .boolean()
    .describe('false: the mailbox refused our mail, or a complaint or staff ended it; the centre helps'),
  locale: localeSchema,
});
export type ContactChoices = z.infer<typeof contactChoicesSchema>;
const changeShape = {
  surveys: z.enum(['on', 'paused', 'stopped']).optional(),
  months: z
    .union(pauseMonths.map((months) => z.literal(months)))
    .optional()
    .describe('of a pause; without it 3'),
  locale: localeSchema.optional(),
};
const changeSchema = z.strictObject(changeShape);
export type ContactChange = z.infer<typeof changeSchema>;

const byLink = {
  method: 'POST',
  permission: 'link',
  status: 200,
  rateLimit: { hits: 3000, windowSeconds: 60, by: 'address' },
  answer: contactChoicesSchema,
} as const;

/** The choices behind the stop link of every survey mail, and the same for who is signed in. */
export const contactChoicesApi = {
  readByLink: defineEndpoint({
    ...byLink,
    id: 'contact-choices.read-by-link',
    path: '/api/contact-choices/read',
    summary: 'What the holder of a stop link gets of our questions',
    body: z.strictObject({ token: tokenSchema }),
  }),
  changeByLink: defineEndpoint({
    ...byLink,
    id: 'contact-choices.change-by-link',
    path: '/api/contact-choices',
    summary: 'Stop, pause or take up our questions again, or change the language, by a stop link',
    body: z.strictObject({ token: tokenSchema, ...changeShape }),
  }),
  mine: defineEndpoint({
    id: 'contact-choices.mine',
    method: 'GET',
    path: '/api/me/contact-choices',
    permission: 'signed-in',
    status: 200,
    summary: 'What I get of your questions',
    answer: contactChoicesSchema,
  }),
  change: defineEndpoint({
    id: 'contact-choices.change',
    method: 'PUT',
    path: '/api/me/contact-choices',
    permission: 'signed-in',
    status: 200,
    summary: 'Stop, pause or take up the questions to me again, or change my language',
    body: changeSchema,
    answer: contactChoicesSchema,
  }),
};
