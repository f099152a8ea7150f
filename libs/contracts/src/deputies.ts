import * as z from 'zod';
import { defineEndpoint } from './endpoint.js';
import { daySchema, idSchema, noContent, paramsWithId } from './fields.js';
import { todoSchema } from './home.js';
import { bulkResultSchema } from './timeline.js';

const namedPersonSchema = z.object({ id: idSchema, name: z.string() });
export const deputyshipSchema = z.object({
  id: idSchema,
  person: namedPersonSchema.describe('who is away'),
  deputy: namedPersonSchema,
  startsOn: daySchema,
  endsOn: daySchema.describe('last day, at the venue of each activity'),
  activities: z.number().int().describe('activities not over for which the absent person is responsible'),
});
export type Deputyship = z.infer<typeof deputyshipSchema>;
const deputiesSchema = z.object({
  deputyships: z.array(deputyshipSchema).max(100),
  colleagues: z.array(namedPersonSchema).max(500).describe('who manages activities and can be named'),
});

const activityIdsSchema = z.array(idSchema).min(1).max(50);

export const deputiesApi = {
  list: defineEndpoint({
    id: 'deputies.list',
    method: 'GET',
    path: '/api/deputies',
    permission: 'activities.manage',
    status: 200,
    summary: 'Who stands in for me and for whom I stand in; for administrators everybody',
    answer: deputiesSchema,
  }),
  create: defineEndpoint({
    id: 'deputies.create',
    method: 'POST',
    path: '/api/deputies',
    permission: 'activities.manage',
    status: 201,
    summary: 'Name who manages my activities while I am away',
    body: z.strictObject({
      deputyId: idSchema,
      startsOn: daySchema,
      endsOn: daySchema,
      personId: idSchema
        .optional()
        .describe('who is away; I, where nobody is named; others for administrators'),
    }),
    answer: z.object({ id: idSchema }),
  }),
  end: defineEndpoint({
    id: 'deputies.end',
    method: 'DELETE',
    path: '/api/deputies/:id',
    permission: 'activities.manage',
    status: 204,
    summary: 'End it at once; by who is away or the deputy',
    params: paramsWithId,
    answer: noContent,
  }),
};

export const handOversApi = {
  tasks: defineEndpoint({
    id: 'hand-overs.tasks',
    method: 'POST',
    path: '/api/hand-overs/tasks',
    permission: 'activities.manage',
    status: 200,
    summary: 'What is open in these activities, before they are handed over',
    body: z.strictObject({ activityIds: activityIdsSchema }),
    answer: z.object({
      todos: z.array(todoSchema).max(200),
      colleagues: deputiesSchema.shape.colleagues,
    }),
  }),
  create: defineEndpoint({
    id: 'hand-overs.create',
    method: 'POST',
    path: '/api/hand-overs',
    permission: 'activities.manage',
    status: 201,
    summary: 'Make somebody else responsible; what they could not manage before they can from now on',
    body: z.strictObject({
      activityIds: activityIdsSchema,
      toPersonId: idSchema,
      note: z.string().trim().max(2000).nullable().describe('told to the new person'),
    }),
    answer: z.object({ results: z.array(bulkResultSchema) }),
  }),
};
