import * as z from 'zod';
import { defineEndpoint } from './endpoint.js';
import { idSchema, instantSchema, localisedTextSchema, paramsWithId } from './fields.js';
import { offerStates } from './selection.js';

export const myOfferSchema = z.object({
  id: idSchema,
  applicationId: idSchema,
  activityId: idSchema,
  activityCode: z.string(),
  activityTitle: localisedTextSchema,
  startsOn: z.string(),
  endsOn: z.string(),
  timeZone: z.string(),
  state: z.enum(offerStates),
  expiresAt: instantSchema.describe('the offer holds until just before this instant'),
});
export type MyOffer = z.infer<typeof myOfferSchema>;

export const cancellationBandSchema = z.strictObject({
  daysBefore: z.number().int().min(0).max(365),
  percent: z.number().int().min(0).max(100),
});
export const fellowshipRuleSchema = z.strictObject({
  mostPercent: z.number().int().min(0).max(100).nullable().describe('of tuition and subsistence together'),
  onlyAidRecipients: z.boolean(),
  travelExcluded: z.boolean(),
});
const rulesShape = {
  cancellationBands: z.array(cancellationBandSchema).min(1).max(10),
  fellowshipRule: fellowshipRuleSchema.nullable(),
  logisticsKeepDays: z.number().int().min(0).max(3650).describe('days after the last day; then the forms go'),
};
export const selectionRulesSchema = z.object({ ...rulesShape, version: z.number().int() });

export const offersApi = {
  mine: defineEndpoint({
    id: 'offers.mine',
    method: 'GET',
    path: '/api/me/offers',
    permission: 'signed-in',
    status: 200,
    summary: 'Places offered to me, newest first',
    answer: z.object({ rows: z.array(myOfferSchema).max(50) }),
  }),
  accept: defineEndpoint({
    id: 'offers.accept',
    method: 'POST',
    path: '/api/offers/:id/acceptance',
    permission: 'signed-in',
    status: 200,
    idempotent: true,
    summary: 'Take the place that is offered',
    params: paramsWithId,
    answer: myOfferSchema,
  }),
  refuse: defineEndpoint({
    id: 'offers.refuse',
    method: 'POST',
    path: '/api/offers/:id/refusal',
    permission: 'signed-in',
    status: 200,
    idempotent: true,
    summary: 'Give the offer back; the first of the reserve list is offered the place',
    params: paramsWithId,
    body: z.strictObject({ reason: z.string().trim().max(2000).nullable() }),
    answer: myOfferSchema,
  }),
  withdrawalTerms: defineEndpoint({
    id: 'offers.withdrawal-terms',
    method: 'GET',
    path: '/api/enrolments/:id/withdrawal-terms',
    permission: 'signed-in',
    status: 200,
    summary: 'What it costs to give the place back today',
    params: paramsWithId,
    answer: z.object({
      daysBefore: z.number().int(),
      percent: z.number().int(),
      amountCents: z.number().int().nullable(),
      currency: z.string().nullable(),
      bands: z.array(cancellationBandSchema).max(10),
    }),
  }),
  rules: defineEndpoint({
    id: 'selection.rules',
    method: 'GET',
    path: '/api/activities/:id/selection/rules',
    permission: 'admissions.read',
    status: 200,
    summary: 'Cancellation bands, fellowship rule and how long travel forms are kept',
    params: paramsWithId,
    answer: selectionRulesSchema,
  }),
  setRules: defineEndpoint({
    id: 'selection.set-rules',
    method: 'PUT',
    path: '/api/activities/:id/selection/rules',
    permission: 'admissions.manage',
    status: 200,
    summary: 'Change cancellation bands, fellowship rule and keeping of travel forms',
    params: paramsWithId,
    body: z.strictObject({
      ...rulesShape,
      version: z.number().int().describe('0 while nothing was changed'),
    }),
    answer: selectionRulesSchema,
  }),
};
