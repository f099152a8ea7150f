import * as z from 'zod';
import { defineEndpoint } from './endpoint.js';
import {
  countryCodeSchema,
  daySchema,
  idSchema,
  instantSchema,
  lineSchema,
  localisedTextSchema,
  paramsWithId,
  searchSchema,
} from './fields.js';

export const diets = ['none', 'vegetarian', 'vegan', 'halal', 'kosher', 'other'] as const;
export const visaStates = ['not_needed', 'needed', 'requested', 'granted'] as const;
const text = (most: number) => lineSchema.max(most).optional();

/** Everything is voluntary while it is a draft; passport numbers are not asked for. */
export const logisticsDetailsSchema = z.strictObject({
  passportName: text(160).describe('name as it stands in the passport'),
  passportCountry: countryCodeSchema.optional(),
  passportExpiresOn: daySchema.optional(),
  visa: z.enum(visaStates).optional(),
  departureCity: text(120),
  arrivesOn: daySchema.optional(),
  arrivalNumber: text(60).describe('flight or train'),
  leavesOn: daySchema.optional(),
  departureNumber: text(60),
  diet: z.enum(diets).optional(),
  dietNote: text(300),
  accessNeeds: z.string().trim().max(1000).optional(),
  emergencyName: text(160),
  emergencyRelation: text(80),
  emergencyPhone: text(40),
});
export type LogisticsDetails = z.infer<typeof logisticsDetailsSchema>;
/** Without these somebody cannot be received; asked for when the form is sent. */
export const logisticsMusts = ['visa', 'diet', 'emergencyName', 'emergencyPhone'] as const;

export const myLogisticsSchema = z.object({
  enrolmentId: idSchema,
  activityCode: z.string(),
  activityTitle: localisedTextSchema,
  startsOn: z.string(),
  endsOn: z.string(),
  deletedOn: z.string().describe('day on which the form is deleted'),
  state: z.enum(['none', 'draft', 'sent']),
  details: logisticsDetailsSchema,
  version: z.number().int().describe('0 while nothing was saved'),
});
export type MyLogistics = z.infer<typeof myLogisticsSchema>;
export const logisticsRowSchema = z.object({
  enrolmentId: idSchema,
  givenName: z.string(),
  familyName: z.string(),
  organizationName: z.string().nullable(),
  countryCode: z.string().nullable(),
  state: z.enum(['none', 'draft', 'sent']),
  details: logisticsDetailsSchema,
  updatedAt: instantSchema.nullable(),
});
const paramsWithActivity = z.object({ activityId: idSchema });

export const logisticsApi = {
  mine: defineEndpoint({
    id: 'logistics.mine',
    method: 'GET',
    path: '/api/me/logistics/:activityId',
    permission: 'signed-in',
    status: 200,
    summary: 'My travel form for an activity in which I have a place',
    params: paramsWithActivity,
    answer: myLogisticsSchema,
  }),
  save: defineEndpoint({
    id: 'logistics.save',
    method: 'PUT',
    path: '/api/me/logistics/:activityId',
    permission: 'signed-in',
    status: 200,
    summary: 'Save my travel form, as a draft or for good',
    params: paramsWithActivity,
    body: z.strictObject({ details: logisticsDetailsSchema, send: z.boolean(), version: z.number().int() }),
    answer: myLogisticsSchema,
  }),
  list: defineEndpoint({
    id: 'logistics.list',
    method: 'GET',
    path: '/api/activities/:id/logistics',
    permission: 'logistics.read',
    status: 200,
    summary: 'Travel forms of everybody who has a place; reading is recorded',
    params: paramsWithId,
    query: z.object({ search: searchSchema }),
    answer: z.object({ rows: z.array(logisticsRowSchema).max(1000), deletedOn: z.string() }),
  }),
};
