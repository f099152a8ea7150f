import * as z from 'zod';
import { defineEndpoint } from './endpoint.js';
import {
  constituentGroupSchema,
  emailSchema,
  idSchema,
  instantSchema,
  lineSchema,
  localisedTextSchema,
  nameSchema,
  noContent,
  pageOf,
  pageQuery,
  paramsWithId,
  searchSchema,
} from './fields.js';

export const attendanceStates = ['present', 'partial', 'absent', 'excused'] as const;
export const attendanceSources = ['room', 'qr', 'sheet', 'correction', 'walk_in'] as const;
export const attendanceVerdicts = ['met', 'not_met', 'possible', 'no_sessions'] as const;
export const sheetFaultReasons = [
  'nobody',
  'twice',
  'no-mark',
  'no-key',
  'no-session',
  'no-session-column',
  'not-taking-part',
] as const;

/** In one batch; a larger room is sent in several. */
export const mostMarks = 150;

const stateSchema = z.enum(attendanceStates);
const sessionParams = z.object({ id: idSchema, position: z.coerce.number().int().min(1).max(500) });
/** A room is read whole, so its pages are larger than those of other lists. */
const roomQuery = z.object({ ...pageQuery, limit: z.coerce.number().int().min(1).max(500).default(200) });

/** One person in the room, with the mark that holds. */
export const roomRowSchema = z.object({
  enrolmentId: idSchema,
  givenName: z.string(),
  familyName: z.string(),
  organizationName: z.string().nullable(),
  constituentGroup: constituentGroupSchema,
  state: stateSchema.nullable(),
  source: z.enum(attendanceSources).nullable(),
  markedAt: instantSchema.nullable(),
  markedBy: z.string().nullable().describe('name of who made the mark'),
  contested: z.boolean().describe('somebody else made another mark; the later one holds'),
});
export type RoomRow = z.infer<typeof roomRowSchema>;

export const attendanceEventSchema = z.object({
  id: z.string(),
  position: z.number().int(),
  sessionTitle: z.string(),
  from: stateSchema.nullable(),
  to: stateSchema,
  held: z.boolean().describe('false: a later mark stood already, so this one changed nothing'),
  source: z.enum(attendanceSources),
  reason: z.string().nullable(),
  by: z.string().nullable(),
  markedAt: instantSchema,
  recordedAt: instantSchema,
});

export const attendanceSummarySchema = z.object({
  marks: z.array(stateSchema.nullable()).describe('by position of the session; null = not marked'),
  share: z.number().min(0).max(1).nullable(),
  participantDays: z.number(),
  verdict: z.enum(attendanceVerdicts),
});
export const attendanceRuleSchema = z.object({
  percent: z.number().int().describe('share of the sessions that is asked for'),
  counting: z.enum(['days', 'hours']).describe('what a participant-day is made of'),
  closed: z.boolean(),
  sessions: z.array(z.object({ position: z.number().int(), title: z.string(), startsAt: instantSchema })),
});

const checkInShown = z.object({
  code: z.string().describe('eight characters; changes every half minute'),
  url: z.string().describe('what the square code holds'),
  secondsLeft: z.number().int().describe('until the next code'),
  checkedIn: z.number().int(),
  enrolled: z.number().int(),
  asking: z.number().int().describe('people who are not on the list and wait for an answer'),
});
export const walkInPersonSchema = z.strictObject({
  givenName: nameSchema,
  familyName: nameSchema,
  email: emailSchema.nullable(),
  organizationName: lineSchema.max(300).nullable(),
  constituentGroup: constituentGroupSchema,
});

export const attendanceApi = {
  room: defineEndpoint({
    id: 'attendance.room',
    method: 'GET',
    path: '/api/activities/:id/sessions/:position/attendance',
    permission: 'enrolments.read',
    status: 200,
    summary: 'Everybody who takes part, with the mark of one session',
    params: sessionParams,
    query: roomQuery,
    answer: pageOf(roomRowSchema),
  }),
  record: defineEndpoint({
    id: 'attendance.record',
    method: 'PUT',
    path: '/api/activities/:id/sessions/:position/attendance',
    permission: 'enrolments.read',
    status: 200,
    summary: 'Say who was present in one session; the same batch twice does nothing the second time',
    params: sessionParams,
    body: z.strictObject({
      batchId: idSchema.describe('made on the device'),
      marks: z
        .array(
          z.strictObject({
            enrolmentId: idSchema,
            state: stateSchema,
            ageSeconds: z
              .number()
              .int()
              .min(0)
              .max(60 * 86_400)
              .default(0)
              .describe('how long ago the mark was made, by the clock of the device'),
          }),
        )
        .min(1)
        .max(mostMarks),
      reason: lineSchema.min(1).max(500).optional().describe('needed once the activity is closed'),
    }),
    answer: z.object({
      recorded: z.number().int(),
      unchanged: z.number().int(),
      outdated: z
        .array(z.object({ enrolmentId: idSchema, state: stateSchema }))
        .describe('marks that lost to a later one, with the one that holds'),
      refused: z.array(idSchema).describe('people who do not take part any more'),
    }),
  }),
  overview: defineEndpoint({
    id: 'attendance.overview',
    method: 'GET',
    path: '/api/activities/:id/attendance',
    permission: 'enrolments.read',
    status: 200,
    summary: 'All sessions side by side, participant-days and the attendance rule',
    params: paramsWithId,
    query: z.object({ ...pageQuery, search: searchSchema }),
    answer: pageOf(
      attendanceSummarySchema.extend({
        enrolmentId: idSchema,
        givenName: z.string(),
        familyName: z.string(),
        organizationName: z.string().nullable(),
      }),
    ).extend({
      rule: attendanceRuleSchema,
      participantDays: z.number().nullable().describe('of everybody together; on the first page only'),
    }),
  }),
  history: defineEndpoint({
    id: 'attendance.history',
    method: 'GET',
    path: '/api/activities/:id/attendance/:enrolmentId/history',
    permission: 'enrolments.read',
    status: 200,
    summary: 'Every mark of one participant that was ever made, newest first',
    params: z.object({ id: idSchema, enrolmentId: idSchema }),
    query: z.object({ ...pageQuery, position: z.coerce.number().int().min(1).max(500).optional() }),
    answer: pageOf(attendanceEventSchema),
  }),
  mine: defineEndpoint({
    id: 'attendance.mine',
    method: 'GET',
    path: '/api/enrolments/:id/attendance',
    permission: 'signed-in',
    status: 200,
    summary: 'My own marks, participant-days and whether the rule is met',
    params: paramsWithId,
    answer: attendanceSummarySchema.extend({
      rule: attendanceRuleSchema,
      held: z.number().int().describe('sessions that have begun, less those excused'),
    }),
  }),
  showCode: defineEndpoint({
    id: 'attendance.show-code',
    method: 'POST',
    path: '/api/activities/:id/sessions/:position/check-in',
    permission: 'enrolments.read',
    status: 200,
    summary: 'Let participants check in to a session themselves, by a code that changes',
    params: sessionParams,
    answer: checkInShown,
  }),
  readCode: defineEndpoint({
    id: 'attendance.read-code',
    method: 'GET',
    path: '/api/activities/:id/sessions/:position/check-in',
    permission: 'enrolments.read',
    status: 200,
    summary: 'The code of now and how many have checked in; null when no code is shown',
    params: sessionParams,
    answer: z.object({ shown: checkInShown.nullable() }),
  }),
  hideCode: defineEndpoint({
    id: 'attendance.hide-code',
    method: 'DELETE',
    path: '/api/activities/:id/sessions/:position/check-in',
    permission: 'enrolments.read',
    status: 204,
    summary: 'End self check-in; no code of it opens anything any more',
    params: sessionParams,
    answer: noContent,
  }),
  checkIn: defineEndpoint({
    id: 'attendance.check-in',
    method: 'POST',
    path: '/api/check-in',
    permission: 'signed-in',
    status: 200,
    summary: 'Check in to the session whose code is shown in the room',
    rateLimit: { hits: 20, windowSeconds: 300, by: 'subject' },
    body: z.strictObject({
      code: z
        .string()
        .max(20)
        .transform((text) => text.toUpperCase().replace(/[^0-9A-Z]/g, ''))
        .pipe(z.string().length(8)),
    }),
    answer: z.object({
      outcome: z.enum(['present', 'already', 'asked']),
      activityTitle: localisedTextSchema,
      activityCode: z.string(),
      sessionTitle: localisedTextSchema,
      startsAt: instantSchema,
      timeZone: z.string(),
    }),
  }),
  walkIns: defineEndpoint({
    id: 'attendance.walk-ins',
    method: 'GET',
    path: '/api/activities/:id/walk-ins',
    permission: 'enrolments.read',
    status: 200,
    summary: 'Who asked in the room to be added and waits for an answer',
    params: paramsWithId,
    query: z.object(pageQuery),
    answer: pageOf(
      z.object({
        id: idSchema,
        position: z.number().int(),
        givenName: z.string(),
        familyName: z.string(),
        organizationName: z.string().nullable(),
        askedAt: instantSchema,
      }),
    ),
  }),
  candidates: defineEndpoint({
    id: 'attendance.candidates',
    method: 'GET',
    path: '/api/activities/:id/walk-in-candidates',
    permission: 'enrolments.read',
    status: 200,
    summary: 'People near this activity by name: of its organizations, or enrolled before and left',
    params: paramsWithId,
    query: z.object({ search: z.string().trim().min(2).max(200) }),
    rateLimit: { hits: 120, windowSeconds: 60, by: 'subject' },
    answer: z.object({
      people: z
        .array(
          z.object({
            personId: idSchema,
            givenName: z.string(),
            familyName: z.string(),
            organizationName: z.string().nullable(),
          }),
        )
        .max(10),
    }),
  }),
  addWalkIn: defineEndpoint({
    id: 'attendance.add-walk-in',
    method: 'POST',
    path: '/api/activities/:id/sessions/:position/walk-ins',
    permission: 'enrolments.read',
    status: 201,
    idempotent: true,
    summary: 'Enrol somebody who stands in the room and mark them present',
    params: sessionParams,
    body: z
      .strictObject({
        personId: idSchema.optional().describe('somebody whom the search offered'),
        person: walkInPersonSchema.optional().describe('somebody who was typed'),
      })
      .refine(({ personId, person }) => (personId === undefined) !== (person === undefined)),
    answer: z.object({ enrolmentId: idSchema, personId: idSchema, known: z.boolean() }),
  }),
  decideWalkIn: defineEndpoint({
    id: 'attendance.decide-walk-in',
    method: 'POST',
    path: '/api/activities/:id/walk-ins/:walkInId/decision',
    permission: 'enrolments.read',
    status: 200,
    summary: 'Add somebody who asked in the room, or say no',
    params: z.object({ id: idSchema, walkInId: idSchema }),
    body: z.strictObject({ accept: z.boolean() }),
    answer: z.object({ enrolmentId: idSchema.nullable() }),
  }),
  importSheet: defineEndpoint({
    id: 'attendance.import-sheet',
    method: 'POST',
    path: '/api/activities/:id/attendance-sheet',
    permission: 'enrolments.read',
    status: 200,
    summary: 'Take the marks of many sessions from a sheet (CSV or XLSX, up to 1 MB); dry run unless applied',
    params: paramsWithId,
    body: z.strictObject({
      content: z.base64().min(4).max(1_400_000).describe('the file, base64'),
      apply: z.boolean(),
      reason: lineSchema.min(1).max(500).optional(),
    }),
    answer: z.object({
      applied: z.boolean(),
      lines: z.number().int().describe('lines without a fault'),
      marks: z.number().int().describe('marks in them'),
      changed: z.number().int().describe('marks that differ from what is recorded'),
      faultCount: z.number().int(),
      faults: z
        .array(
          z.object({
            line: z.number().int(),
            column: z.string(),
            reason: z.enum(sheetFaultReasons),
            value: z.string(),
          }),
        )
        .max(200),
    }),
    bodyLimit: 1_500_000,
  }),
};
