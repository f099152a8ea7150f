import * as z from 'zod';
import { defineEndpoint } from './endpoint.js';
import { idSchema } from './fields.js';

/** Scopes whose activities are told as a whole. */
export const reachScopes = [
  'activity',
  'course',
  'programme',
  'centre',
  'year',
  'funding',
  'country',
] as const;

/** What is counted of training itself, by the metric it belongs to; no survey is asked for it. */
export const reachParts = {
  enrolments: 'R1',
  learners: 'R1',
  participant_days: 'R2',
  completion: 'R5',
  certification: 'R5',
  attendance: 'R6',
  selection: 'R7',
  standards: 'X1',
  gender: 'X2',
  tripartite: 'X2',
  follow_up_days: 'Q8',
  follow_up_on_time: 'Q8',
} as const;
export type ReachPart = keyof typeof reachParts;

export const reachFigureSchema = z.object({
  part: z.enum(Object.keys(reachParts) as [ReachPart, ...ReachPart[]]),
  metricId: z.string().describe('of the metric that it belongs to'),
  unit: z.enum(['persons', 'days', 'share']),
  value: z.number().nullable().describe('null when there is none, with its reason'),
  numerator: z.number().nullable().describe('of a share; null when the share is'),
  denominator: z.number().nullable().describe('of a share, or how many a median is of'),
  reason: z.enum(['nothing_to_count', 'too_few']).nullable(),
});
export type ReachFigure = z.infer<typeof reachFigureSchema>;

export const reachApi = {
  read: defineEndpoint({
    id: 'reach.read',
    method: 'GET',
    path: '/api/reach',
    permission: 'impact.read',
    status: 200,
    summary: 'What was delivered in one scope: people, days, completion, and what activities answer to',
    query: z.object({
      scopeType: z.enum(reachScopes).default('centre'),
      scopeId: idSchema.optional(),
    }),
    answer: z.object({
      activities: z.number().int().describe('that have ended and are counted'),
      figures: z.array(reachFigureSchema),
    }),
  }),
};
