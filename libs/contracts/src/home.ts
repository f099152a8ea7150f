import * as z from 'zod';
import { defineEndpoint } from './endpoint.js';
import { daySchema, instantSchema, searchSchema } from './fields.js';

/**
 * One thing that waits for the reader. `kind` names the sentence in the catalogues, `params` fill it:
 * `activity` a title by language (every enrolment, attendance, activity, wave, impact and nominee kind),
 * `code` its code, `wave` a wave kind, `position` a place in a queue or list, `session` a session's title,
 * `number` the session's position, `organization` who nominated or is invited,
 * `places`, `count`, `submitted`, `invited` numbers, `status` an activity status.
 */
export const todoSchema = z.object({
  kind: z.enum([
    'profile.verify-email',
    'enrolment.starts',
    'enrolment.waiting',
    'survey.answer',
    'attendance.record',
    'activity.open-places',
    'activity.decide-status',
    'activity.no-plan',
    'wave.opens',
    'wave.closes',
    'wave.low-response',
    'message.in-review',
    'message.overdue',
    'message.unaccounted',
    'queue.unreachable',
    'impact.new-figures',
    'nominee.starts',
    'person.no-role',
    'nomination.confirm',
    'application.invited',
    'application.finish',
    'offer.answer',
    'logistics.send',
    'session.today',
    'walk-in.decide',
    'assignment.mark',
    'application.decide',
    'nomination.send',
    'nomination.unanswered',
    'nomination.declined',
    'organization.invited',
    'application.approve',
    'logistics.missing',
    'logistics.arrivals',
    'privacy.erasure-asked',
  ]),
  at: instantSchema.nullable(),
  day: daySchema.nullable().describe('by the clock of the venue, where the hour does not count'),
  late: z.boolean(),
  timeZone: z.string().nullable().describe('of the activity, where the hour counts; null: the day is enough'),
  link: z.string().describe('path in the web'),
  params: z.record(z.string(), z.union([z.string(), z.number(), z.record(z.string(), z.string())])),
});
export type Todo = z.infer<typeof todoSchema>;
export const homeApi = {
  todos: defineEndpoint({
    id: 'home.todos',
    method: 'GET',
    path: '/api/home',
    permission: 'signed-in',
    status: 200,
    summary: 'What waits for me, over all my roles, by date',
    answer: z.object({ businessNow: instantSchema, todos: z.array(todoSchema).max(100) }),
  }),
  search: defineEndpoint({
    id: 'home.search',
    method: 'GET',
    path: '/api/search',
    permission: 'signed-in',
    status: 200,
    summary: 'Quick search over what I may see',
    query: z.object({ search: searchSchema }),
    answer: z.object({
      rows: z
        .array(
          z.object({
            kind: z.enum(['activity', 'person', 'organization', 'course']),
            label: z.record(z.string(), z.string()),
            detail: z.string(),
            link: z.string(),
          }),
        )
        .max(20),
    }),
  }),
};
