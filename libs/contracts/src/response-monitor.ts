import * as z from 'zod';
import { waveKinds } from './wave-kinds.js';
import { defineEndpoint } from './endpoint.js';
import {
  daySchema,
  idSchema,
  instantSchema,
  localisedTextSchema,
  pageOf,
  pageQuery,
  paramsWithId,
  searchSchema,
} from './fields.js';
import { messageStates } from './messages.js';
import { privacyModes } from './wave-privacy.js';

const persons = z.number().int().min(0);
const rateSchema = z.object({
  numerator: persons,
  denominator: persons,
  share: z.number().min(0).max(1).nullable().describe('null = nobody was asked'),
});

export const monitorDimensions = ['constituent_group', 'sex', 'region', 'organization_type'] as const;
/** current: as counted last. earlier: at least so many. hidden: too few, or few would follow from it. */
export const groupStands = ['current', 'earlier', 'hidden'] as const;
/** Why nobody is told who has not answered; null where it is told. */
export const silentReasons = ['anonymous', 'not_opened', 'links_cut', 'few_answered', 'few_silent'] as const;

export const monitorGroupSchema = z.object({
  code: z.string(),
  stand: z.enum(groupStands),
  invited: persons.nullable(),
  answered: persons.nullable(),
  rr1: rateSchema.nullable(),
  rr2: rateSchema.nullable(),
});

export const responseMonitorSchema = z.object({
  wave: z.object({
    id: idSchema,
    code: z.string(),
    kind: z.enum(waveKinds),
    state: z.enum(['planned', 'open', 'closed', 'cancelled']),
    respondentKind: z.enum(['participant', 'supervisor', 'organization', 'trainer']),
    privacyMode: z.enum(privacyModes),
    instrumentTitle: localisedTextSchema,
    activityId: idSchema,
    activityCode: z.string(),
    activityTitle: localisedTextSchema,
    timeZone: z.string(),
    opensAt: instantSchema.nullable(),
    closesAt: instantSchema.nullable(),
  }),
  invited: persons.nullable().describe('everybody who is asked, as frozen at the opening; null = no list'),
  mail: z
    .object({
      delivered: persons.describe('taken by the mail server of the recipient, as far as anybody knows'),
      bounced: persons,
      stopped: persons.describe('wants no mail'),
      noAddress: persons,
      waiting: persons.describe('planned, or being tried again'),
      none: persons.describe('nobody has written to them'),
    })
    .describe('of the mail that asks, as it is now; reminders are not counted'),
  least: persons.describe('as many must have answered since the telling before'),
  told: z
    .object({
      countedTo: daySchema.describe('counted up to the end of this day, in the zone of the activity'),
      last: z.boolean().describe('the wave is closed: these are the final numbers'),
      answered: persons.describe('sent in, however complete'),
      opened: persons.nullable().describe('saw the form, also who answered; null where it is not known'),
      started: persons.nullable(),
      complete: persons.nullable().describe('at least 80 % of the required items; null while sealed'),
      partial: persons.nullable().describe('50–79 %'),
      breakOff: persons.nullable().describe('below 50 %'),
      declined: persons,
      declinedReasons: z.array(z.object({ reason: z.string(), count: persons })),
      unreachable: persons.nullable(),
      unreachableReasons: z.array(z.object({ reason: z.string(), count: persons })),
      rr1: rateSchema.nullable().describe('complete; null while answers are sealed'),
      rr2: rateSchema.nullable().describe('complete and partial'),
    })
    .nullable()
    .describe('null = nothing is told yet'),
  groups: z
    .object({
      countedTo: daySchema,
      dimensions: z.array(
        z.object({ dimension: z.enum(monitorDimensions), groups: z.array(monitorGroupSchema) }),
      ),
    })
    .nullable()
    .describe('null = nothing can be told by group yet, or ever where answers are anonymous'),
  curve: z.array(z.object({ day: daySchema, answered: persons, share: z.number().nullable() })),
  reminders: z.array(z.object({ ordinal: z.number().int(), day: daySchema })),
  forecast: z.object({
    expected: persons.nullable(),
    lower: persons.nullable(),
    upper: persons.nullable(),
    range: z.enum(['all', 'middle_half']).nullable(),
    pastWaves: persons,
    reason: z.enum(['few_past_waves', 'no_answers_yet', 'closed']).nullable(),
  }),
  silent: z.object({
    allowed: z.boolean(),
    reason: z.enum(silentReasons).nullable(),
  }),
});
export type ResponseMonitor = z.infer<typeof responseMonitorSchema>;

export const silentStates = ['silent', 'opened', 'started', 'declined'] as const;
export const silentPersonSchema = z.object({
  invitationId: idSchema,
  name: z.string(),
  organizationName: z.string().nullable(),
  state: z.enum(silentStates).describe('at the last telling'),
  lastMail: z
    .object({
      kind: z.string(),
      ordinal: z.number().int(),
      state: z.enum(messageStates),
      reason: z.string().nullable(),
      at: instantSchema.nullable(),
    })
    .nullable()
    .describe('of those before the last telling: who is reminded later would tell who has answered'),
});
export type SilentPerson = z.infer<typeof silentPersonSchema>;

export const responseMonitorApi = {
  get: defineEndpoint({
    id: 'response-monitor.get',
    method: 'GET',
    path: '/api/waves/:id/responses',
    permission: 'surveys.read',
    status: 200,
    summary: 'How a wave is answered, in steps so large that no single answer shows',
    params: paramsWithId,
    answer: responseMonitorSchema,
  }),
  silent: defineEndpoint({
    id: 'response-monitor.silent',
    method: 'GET',
    path: '/api/waves/:id/silent',
    permission: 'surveys.manage',
    status: 200,
    summary: 'Who had not answered at the last telling; each look is one line of the audit trail',
    params: paramsWithId,
    query: z.object({ ...pageQuery, search: searchSchema, state: z.enum(silentStates).optional() }),
    answer: pageOf(silentPersonSchema).extend({ countedTo: daySchema.nullable() }),
  }),
};
