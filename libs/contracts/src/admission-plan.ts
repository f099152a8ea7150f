import * as z from 'zod';
import { defineEndpoint } from './endpoint.js';
import {
  daySchema,
  emailSchema,
  idSchema,
  instantSchema,
  localeSchema,
  localisedTextSchema,
  noContent,
  paramsWithId,
} from './fields.js';

/** More guests than any activity invites one by one; a bound all the same. */
export const mostInvitations = 500;
const paramsOfInvitation = z.object({ id: idSchema, invitationId: idSchema });

export const invitedGuestSchema = z.object({
  id: idSchema,
  organizationName: z.string().nullable().describe('its focal points are told'),
  personName: z.string().nullable(),
  personOrganizationName: z.string().nullable(),
  address: z.string().nullable().describe('of the person, or one that belongs to nobody we know'),
  invitedAt: instantSchema.describe('when the newest mail was asked for'),
  invitedByName: z.string().nullable(),
  state: z.enum(['invited', 'applied', 'declined']),
  applicants: z.number().int().describe('of an organization; of a person 0 or 1'),
  mail: z.object({
    state: z.enum(['nobody', 'waiting', 'sent', 'failed']).describe('nobody: no focal point has an account'),
    count: z.number().int(),
    reason: z.string().nullable(),
  }),
});
export type InvitedGuest = z.infer<typeof invitedGuestSchema>;

/** An activity that the reader may apply for because they, or their organization, were invited. */
export const myInvitationSchema = z.object({
  id: idSchema,
  activityId: idSchema,
  activityCode: z.string(),
  activityTitle: localisedTextSchema,
  startsOn: daySchema,
  endsOn: daySchema,
  closesOn: daySchema.describe('last day to apply, at the venue'),
  timeZone: z.string(),
  organizationName: z.string().nullable().describe('invited is the organization; null: the reader'),
});
export type MyInvitation = z.infer<typeof myInvitationSchema>;

/** Quotas and invitations that staff give out for one activity. */
export const admissionPlanApi = {
  get: defineEndpoint({
    id: 'admission-plan.get',
    method: 'GET',
    path: '/api/activities/:id/admission-plan',
    permission: 'admissions.read',
    status: 200,
    summary: 'Quotas by organization, and who was invited to apply',
    params: paramsWithId,
    answer: z.object({
      quotas: z
        .array(
          z.object({
            organizationId: idSchema,
            organizationName: z.string(),
            places: z.number().int(),
            used: z.number().int(),
          }),
        )
        .max(500),
      invitations: z.array(invitedGuestSchema).max(mostInvitations),
    }),
  }),
  setQuota: defineEndpoint({
    id: 'admission-plan.set-quota',
    method: 'PUT',
    path: '/api/activities/:id/quotas/:organizationId',
    permission: 'admissions.manage',
    status: 204,
    summary: 'Give an organization places to nominate for',
    params: z.object({ id: idSchema, organizationId: idSchema }),
    body: z.strictObject({ places: z.number().int().min(0).max(1000) }),
    answer: noContent,
  }),
  invite: defineEndpoint({
    id: 'admission-plan.invite',
    method: 'POST',
    path: '/api/activities/:id/invitations',
    permission: 'admissions.manage',
    status: 200,
    summary: 'Let organizations and people apply, and write to them; twice is once',
    params: paramsWithId,
    body: z
      .strictObject({
        organizationIds: z.array(idSchema).max(50),
        personIds: z.array(idSchema).max(50),
        addresses: z.array(emailSchema).max(200).describe('of people we know, or of nobody yet'),
        locale: localeSchema.describe('of mail to addresses that are nobody’s yet'),
      })
      .refine(
        ({ organizationIds, personIds, addresses }) =>
          organizationIds.length + personIds.length + addresses.length > 0,
        { path: ['addresses'] },
      ),
    answer: z.object({
      invited: z.number().int(),
      already: z.number().int().describe('those named who were invited before'),
    }),
  }),
  inviteAgain: defineEndpoint({
    id: 'admission-plan.invite-again',
    method: 'POST',
    path: '/api/activities/:id/invitations/:invitationId/mail',
    permission: 'admissions.manage',
    status: 204,
    summary: 'Send the mail of an invitation once more',
    params: paramsOfInvitation,
    answer: noContent,
  }),
  uninvite: defineEndpoint({
    id: 'admission-plan.uninvite',
    method: 'DELETE',
    path: '/api/activities/:id/invitations/:invitationId',
    permission: 'admissions.manage',
    status: 204,
    summary: 'Take an invitation back, with its mail if that has not left; applications that were sent stay',
    params: paramsOfInvitation,
    answer: noContent,
  }),
};

/** Invitations to apply, as their guests see them. */
export const myInvitationsApi = {
  list: defineEndpoint({
    id: 'my-invitations.list',
    method: 'GET',
    path: '/api/me/invitations-to-apply',
    permission: 'signed-in',
    status: 200,
    summary: 'What I am invited to apply for and can still apply for, soonest first',
    answer: z.object({ rows: z.array(myInvitationSchema).max(50) }),
  }),
  decline: defineEndpoint({
    id: 'my-invitations.decline',
    method: 'POST',
    path: '/api/me/invitations-to-apply/:id/refusal',
    permission: 'signed-in',
    status: 204,
    summary: 'Say that I will not apply; twice is once, and applying is still possible',
    params: paramsWithId,
    answer: noContent,
  }),
};
