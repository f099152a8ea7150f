import * as z from 'zod';
import { defineEndpoint } from './endpoint.js';
import {
  daySchema,
  emailSchema,
  idSchema,
  instantSchema,
  localeSchema,
  localisedTextSchema,
  nameSchema,
  paramsWithId,
} from './fields.js';

export const supervisorEnds = [
  'changed_supervisor',
  'changed_employer',
  'not_the_supervisor',
  'agreement_withdrawn',
  'left',
] as const;

const typed = { givenName: nameSchema, familyName: nameSchema, email: emailSchema, locale: localeSchema };

const namedSupervisorSchema = z.object({
  ...typed,
  namedBy: z.enum(['participant', 'supervisor', 'staff']),
  namedAt: instantSchema,
});
const ownSupervisorSchema = z.object({
  enrolmentId: idSchema,
  activityCode: z.string(),
  activityTitle: localisedTextSchema,
  endsOn: daySchema,
  mayName: z.boolean().describe('the participant has a place, or had one'),
  supervisor: namedSupervisorSchema
    .nullable()
    .describe('as it was typed; who the address leads to is not told'),
  former: z
    .array(z.object({ name: z.string(), endedAt: instantSchema, endedReason: z.enum(supervisorEnds) }))
    .describe('the latest ten, newest first'),
  proposal: z
    .object({ id: idSchema, name: z.string().nullable(), email: z.string().nullable() })
    .nullable()
    .describe('whom the one before names as the right one; only the participant makes it so'),
  agreement: z.object({
    textVersion: z.number().int(),
    body: localisedTextSchema,
    given: z.boolean().describe('without it nobody is asked'),
  }),
});
export type OwnSupervisor = z.infer<typeof ownSupervisorSchema>;

const newEmployer = {
  organizationId: idSchema.nullable().optional().describe('with a change of employer: the new one'),
};
const staffSupervisorSchema = z.object({
  participantName: z.string(),
  activityId: idSchema,
  activityCode: z.string(),
  mayName: z.boolean().describe('the participant has a place, or had one'),
  supervisor: namedSupervisorSchema.nullable(),
  agreed: z.boolean().describe('the participant agrees that a supervisor is asked'),
});
export type StaffSupervisor = z.infer<typeof staffSupervisorSchema>;

/** Whom a participant reports to, and who may be asked about it. */
export const supervisorsApi = {
  mine: defineEndpoint({
    id: 'supervisors.mine',
    method: 'GET',
    path: '/api/my-enrolments/:id/supervisor',
    permission: 'signed-in',
    status: 200,
    summary: 'Whom I named as my supervisor, and what I agreed to',
    params: paramsWithId,
    answer: ownSupervisorSchema,
  }),
  name: defineEndpoint({
    id: 'supervisors.name',
    method: 'PUT',
    path: '/api/my-enrolments/:id/supervisor',
    permission: 'signed-in',
    status: 200,
    summary: 'Name my supervisor, or another one; an unanswered link of the one before dies at once',
    params: paramsWithId,
    body: z.strictObject({
      ...typed,
      agreement: z
        .strictObject({ textVersion: z.number().int().min(1).max(10_000), locale: localeSchema })
        .nullable()
        .describe('null only where the agreement stands already'),
      reason: z.enum(['changed_supervisor', 'changed_employer']).nullable(),
      ...newEmployer,
    }),
    answer: ownSupervisorSchema,
    rateLimit: { hits: 30, windowSeconds: 3600, by: 'subject' },
  }),
  end: defineEndpoint({
    id: 'supervisors.end',
    method: 'POST',
    path: '/api/my-enrolments/:id/supervisor/end',
    permission: 'signed-in',
    status: 200,
    summary: 'Nobody is asked about me any more, until I name somebody else',
    params: paramsWithId,
    body: z.strictObject({
      reason: z.enum(['left', 'changed_employer', 'agreement_withdrawn']),
      ...newEmployer,
    }),
    answer: ownSupervisorSchema,
  }),
  declineProposal: defineEndpoint({
    id: 'supervisors.decline-proposal',
    method: 'POST',
    path: '/api/my-enrolments/:id/supervisor/proposal/refusal',
    permission: 'signed-in',
    status: 200,
    summary: 'Whom the one before named is not my supervisor',
    params: paramsWithId,
    answer: ownSupervisorSchema,
  }),
  ofEnrolment: defineEndpoint({
    id: 'supervisors.of-enrolment',
    method: 'GET',
    path: '/api/enrolments/:id/supervisor',
    permission: 'enrolments.manage',
    status: 200,
    summary: 'Whom a participant reports to, as staff see it',
    params: paramsWithId,
    answer: staffSupervisorSchema,
  }),
  nameByStaff: defineEndpoint({
    id: 'supervisors.name-by-staff',
    method: 'PUT',
    path: '/api/enrolments/:id/supervisor',
    permission: 'enrolments.manage',
    status: 200,
    summary: 'Name a supervisor for a participant; nobody is asked before the participant agrees',
    params: paramsWithId,
    body: z.strictObject(typed),
    answer: staffSupervisorSchema,
  }),
  endByStaff: defineEndpoint({
    id: 'supervisors.end-by-staff',
    method: 'POST',
    path: '/api/enrolments/:id/supervisor/end',
    permission: 'enrolments.manage',
    status: 200,
    summary: 'Nobody is asked about this participant any more, until somebody else is named',
    params: paramsWithId,
    body: z.strictObject({ reason: z.enum(['left', 'not_the_supervisor']) }),
    answer: staffSupervisorSchema,
  }),
};
