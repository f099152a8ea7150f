import * as z from 'zod';
import { activityStatuses } from './activities.js';
import { waveKinds } from './wave-kinds.js';
import { defineEndpoint } from './endpoint.js';
import { daySchema, idSchema, localisedTextSchema, pageOf, pageQuery } from './fields.js';

export const timelineGaps = [
  'responsible',
  'trainer',
  'venue',
  'session',
  'follow_up',
  'outcome',
  'undecided',
  'unmarked',
  'certificates',
] as const;
const namedPersonSchema = z.object({ id: idSchema, name: z.string() });

export const timelineRowSchema = z.object({
  id: idSchema,
  code: z.string(),
  title: localisedTextSchema,
  status: z.enum(activityStatuses),
  version: z.number().int(),
  startsOn: daySchema,
  endsOn: daySchema,
  timeZone: z.string(),
  programmeCode: z.string(),
  enrolled: z.number().int(),
  capacity: z.number().int().nullable(),
  responsible: z.array(namedPersonSchema),
  milestones: z
    .array(
      z.object({
        kind: z.enum(['deadline', 'wave', 'certificates']),
        wave: z.enum(waveKinds).nullable(),
        on: daySchema.describe('at the venue'),
      }),
    )
    .describe('by day: last day to ask for a place, each wave, first certificates'),
  gaps: z
    .array(z.object({ kind: z.enum(timelineGaps), count: z.number().int() }))
    .describe('what is missing; 1 where a thing is not there at all'),
});
export type TimelineRow = z.infer<typeof timelineRowSchema>;
const timelineSchema = pageOf(timelineRowSchema).extend({
  today: daySchema.describe("the product's day, UTC"),
  choices: z
    .object({
      programmes: z.array(z.object({ code: z.string(), title: localisedTextSchema })),
      responsible: z.array(namedPersonSchema),
    })
    .nullable()
    .describe('what the list can be narrowed to; with the first page only'),
});
export type Timeline = z.infer<typeof timelineSchema>;

/** What became of one of several activities; `problem` is a problem code and says why nothing was done. */
export const bulkResultSchema = z.object({
  activityId: idSchema,
  problem: z.string().nullable(),
  params: z.record(z.string(), z.union([z.string(), z.number(), z.null()])).optional(),
});
export type BulkResult = z.infer<typeof bulkResultSchema>;

export const timelineApi = {
  list: defineEndpoint({
    id: 'timeline.list',
    method: 'GET',
    path: '/api/timeline',
    permission: 'activities.manage',
    status: 200,
    summary: 'Activities that I manage, by start, with milestones and what is missing',
    query: z.object({
      ...pageQuery,
      limit: z.coerce.number().int().min(1).max(100).default(50),
      from: daySchema,
      to: daySchema,
      status: z.enum(activityStatuses).optional(),
      programme: z.string().max(40).optional(),
      responsible: idSchema.optional(),
      missing: z.literal('yes').optional().describe('only activities in which something is missing'),
    }),
    answer: timelineSchema,
  }),
  setStatuses: defineEndpoint({
    id: 'timeline.set-statuses',
    method: 'PUT',
    path: '/api/timeline/statuses',
    permission: 'activities.manage',
    status: 200,
    summary: 'Move several activities along their lifecycle, each by itself; cancelling is done one by one',
    body: z.strictObject({
      activities: z
        .array(z.strictObject({ id: idSchema, version: z.number().int() }))
        .min(1)
        .max(50),
      status: z.enum(activityStatuses).exclude(['cancelled']),
    }),
    answer: z.object({ results: z.array(bulkResultSchema) }),
  }),
};
