import * as z from 'zod';
import { waveKinds } from './wave-kinds.js';
import { defineEndpoint } from './endpoint.js';
import { idSchema, instantSchema, localisedTextSchema, paramsWithId } from './fields.js';

/** The live count moves in steps of so many, so that nobody in the room sees a single answer arrive. */
export const roomCountStep = 5;

const roomLineSchema = z.object({
  waveId: idSchema,
  kind: z.enum(waveKinds),
  code: z.string(),
  state: z.enum(['planned', 'open', 'closed', 'cancelled']),
  opensAt: instantSchema,
  closesAt: instantSchema.nullable(),
});
const roomSchema = roomLineSchema.extend({
  activityId: idSchema,
  activityTitle: localisedTextSchema,
  activityCode: z.string(),
  asked: z.number().int(),
  answeredAtLeast: z.number().int().describe('rounded down to a multiple of five'),
  url: z.url().describe('what the square code holds; it leads each person to the own form'),
});
export type Room = z.infer<typeof roomSchema>;

/** Forms that are opened in the room, by whoever stands in it. */
export const roomsApi = {
  ofActivity: defineEndpoint({
    id: 'rooms.of-activity',
    method: 'GET',
    path: '/api/activities/:id/rooms',
    permission: 'activities.read',
    status: 200,
    summary: 'Forms that are opened in the room, for its trainers and those who manage the surveys',
    params: paramsWithId,
    answer: z.object({ rows: z.array(roomLineSchema).max(50) }),
  }),
  get: defineEndpoint({
    id: 'rooms.get',
    method: 'GET',
    path: '/api/waves/:id/room',
    permission: 'activities.read',
    status: 200,
    summary: 'The screen for the projector: the square code, and how many have answered in steps of five',
    params: paramsWithId,
    answer: roomSchema,
  }),
  open: defineEndpoint({
    id: 'rooms.open',
    method: 'POST',
    path: '/api/waves/:id/room',
    permission: 'activities.read',
    status: 200,
    summary: 'Open the form now: its frame is frozen and everybody in it is invited; twice is once',
    params: paramsWithId,
    answer: roomSchema,
  }),
  close: defineEndpoint({
    id: 'rooms.close',
    method: 'POST',
    path: '/api/waves/:id/room/close',
    permission: 'activities.read',
    status: 200,
    summary: 'Take no more answers from now on',
    params: paramsWithId,
    answer: roomSchema,
  }),
  enter: defineEndpoint({
    id: 'rooms.enter',
    method: 'GET',
    path: '/api/in-room/:id',
    permission: 'public',
    status: 302,
    summary: 'Where the square code leads: to the own form, else to the signing in and then to it',
    params: paramsWithId,
    rateLimit: { hits: 600, windowSeconds: 60, by: 'address' },
  }),
};
