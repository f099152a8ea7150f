import * as z from 'zod';
import { defineEndpoint } from './endpoint.js';
import {
  constituentGroups,
  countryCodeSchema,
  daySchema,
  idSchema,
  lineSchema,
  localisedTextSchema,
  pageOf,
  pageQuery,
  paramsWithId,
  searchSchema,
} from './fields.js';

/** From what is put in to what it is all for; an indicator stands on exactly one rung. */
export const resultLevels = [
  'input',
  'activity',
  'output',
  'immediate_outcome',
  'intermediate_outcome',
  'organizational_outcome',
  'institutional_change',
  'impact',
] as const;
export type ResultLevel = (typeof resultLevels)[number];
export const fundingKinds = [
  'voluntary_contribution',
  'earned_income',
  'donor_project',
  'host_government',
  'own_funds',
  'other',
] as const;
export const standardKinds = ['convention', 'protocol', 'recommendation'] as const;
export const standardStandings = ['up_to_date', 'to_be_revised', 'outdated', 'withdrawn'] as const;
/** What a course or an activity can leave unsaid. */
export const frameworkGaps = ['standard', 'outcome', 'indicator', 'marker'] as const;
export type FrameworkGap = (typeof frameworkGaps)[number];
export const reachGroups = [...constituentGroups, 'not_stated'] as const;

const entryFields = {
  id: idSchema,
  code: z.string(),
  edition: z.string().nullable().describe('null for standards, which have a year'),
  title: localisedTextSchema,
  validFrom: daySchema.nullable(),
  validTo: daySchema.nullable().describe('last day; null = without end'),
  current: z.boolean().describe('valid today'),
};
const amount = z.number().nullable();
const yearSchema = z.number().int().min(1950).max(2150);

/** One line of a reference table; `family` says of which. */
export const frameworkEntrySchema = z.discriminatedUnion('family', [
  z.object({ family: z.literal('outcomes'), ...entryFields }),
  z.object({ family: z.literal('country_programmes'), ...entryFields, countryCode: z.string() }),
  z.object({
    family: z.literal('standards'),
    ...entryFields,
    kind: z.enum(standardKinds),
    year: z.number().int(),
    standing: z.enum(standardStandings).nullable().describe('null: not recorded here'),
  }),
  z.object({
    family: z.literal('indicators'),
    ...entryFields,
    resultLevel: z.enum(resultLevels),
    unit: z.string(),
    baseline: amount,
    baselineYear: z.number().int().nullable(),
    target: amount,
    targetYear: z.number().int().nullable(),
    programmeId: idSchema.nullable(),
    outcomeId: idSchema.nullable(),
    ownerCode: z.string().describe('code of the programme or outcome it belongs to'),
  }),
  z.object({
    family: z.literal('funding_agreements'),
    ...entryFields,
    kind: z.enum(fundingKinds),
    donor: z.string().nullable(),
  }),
]);
export type FrameworkEntry = z.infer<typeof frameworkEntrySchema>;
export type IndicatorEntry = Extract<FrameworkEntry, { family: 'indicators' }>;
export const frameworkFamilies = [
  'outcomes',
  'country_programmes',
  'standards',
  'indicators',
  'funding_agreements',
] as const;
export type FrameworkFamily = (typeof frameworkFamilies)[number];

const codeSchema = z
  .string()
  .trim()
  .min(1)
  .max(40)
  .regex(/^[A-Za-z0-9./ -]+$/);
const content = {
  title: localisedTextSchema,
  validFrom: daySchema,
  validTo: daySchema.nullable(),
};
const contentOf = {
  outcomes: { ...content },
  country_programmes: { ...content, countryCode: countryCodeSchema },
  indicators: {
    ...content,
    resultLevel: z.enum(resultLevels),
    unit: lineSchema.min(1).max(60),
    baseline: amount,
    baselineYear: yearSchema.nullable(),
    target: amount,
    targetYear: yearSchema.nullable(),
    programmeId: idSchema.nullable(),
    outcomeId: idSchema.nullable(),
  },
  funding_agreements: {
    ...content,
    kind: z.enum(fundingKinds),
    donor: lineSchema.max(200).nullable(),
  },
};
const family = <T extends keyof typeof contentOf>(name: T) => ({
  family: z.literal(name),
  ...contentOf[name],
});
const named = { code: codeSchema, edition: codeSchema };
/** What an administrator writes; standards come with the product. */
export const frameworkChangeSchema = z.discriminatedUnion('family', [
  z.strictObject(family('outcomes')),
  z.strictObject(family('country_programmes')),
  z.strictObject(family('indicators')),
  z.strictObject(family('funding_agreements')),
]);
export const frameworkNewSchema = z.discriminatedUnion('family', [
  z.strictObject({ ...family('outcomes'), ...named }),
  z.strictObject({ ...family('country_programmes'), ...named }),
  z.strictObject({ ...family('indicators'), ...named }),
  z.strictObject({ ...family('funding_agreements'), ...named }),
]);
export type FrameworkChange = z.infer<typeof frameworkChangeSchema>;
export type FrameworkNew = z.infer<typeof frameworkNewSchema>;

export const markerScoreSchema = z.object({
  code: z.string(),
  title: localisedTextSchema,
  score: z
    .number()
    .int()
    .min(0)
    .max(2)
    .nullable()
    .describe('0 not aimed at, 1 significant, 2 principal; null = not scored'),
});
/** What a course or an activity answers to. */
export const frameworkLinksSchema = z.object({
  entries: z.array(frameworkEntrySchema),
  markers: z.array(markerScoreSchema),
  gaps: z.array(z.enum(frameworkGaps)),
});
export type FrameworkLinks = z.infer<typeof frameworkLinksSchema>;
export const frameworkLinksBody = {
  links: z.array(z.strictObject({ family: z.enum(frameworkFamilies), id: idSchema })).max(200),
  markers: z
    .array(z.strictObject({ code: z.string().max(40), score: z.number().int().min(0).max(2) }))
    .max(20),
};

/** An activity of the same course or of a cascade, as a line. */
export const activityLineSchema = z.object({
  id: idSchema,
  code: z.string(),
  title: localisedTextSchema,
  status: z.string(),
  startsOn: daySchema,
  endsOn: daySchema,
  countryCode: z.string().nullable(),
  enrolled: z.number().int(),
});
export const activityFrameworkSchema = frameworkLinksSchema.extend({
  version: z.number().int(),
  cascadeOf: activityLineSchema.nullable().describe('the training of trainers it comes from'),
  cascades: z.array(activityLineSchema).describe('what those trained here gave themselves'),
});

export const reportedReachSchema = z.object({
  programmeId: idSchema.nullable().describe('null: the whole centre'),
  startsOn: daySchema,
  endsOn: daySchema,
  source: z.string(),
  total: z.number().int(),
  groups: z.array(z.object({ groupCode: z.enum(reachGroups), people: z.number().int() })),
});
export type ReportedReach = z.infer<typeof reportedReachSchema>;

export const frameworkApi = {
  list: defineEndpoint({
    id: 'framework.list',
    method: 'GET',
    path: '/api/framework',
    permission: 'activities.read',
    status: 200,
    summary: 'One reference table, by code; every word of the search must occur in code, number or a title',
    query: z.object({
      ...pageQuery,
      family: z.enum(frameworkFamilies),
      search: searchSchema,
      edition: z.string().max(40).optional(),
      kind: z.enum(fundingKinds).optional().describe('of funding agreements'),
      current: z.enum(['yes']).optional().describe('only what is valid today'),
    }),
    answer: pageOf(frameworkEntrySchema).extend({
      editions: z.array(z.string()).describe('every edition of the table, newest first'),
    }),
  }),
  reach: defineEndpoint({
    id: 'framework.reach',
    method: 'GET',
    path: '/api/framework/reach',
    permission: 'activities.read',
    status: 200,
    summary: 'Published counts of people reached, newest period first; at most 50 periods',
    query: z.object({ programme: idSchema.optional() }),
    answer: z.object({ rows: z.array(reportedReachSchema) }),
  }),
  create: defineEndpoint({
    id: 'framework.create',
    method: 'POST',
    path: '/api/framework',
    permission: 'framework.manage',
    status: 201,
    summary: 'Add a line, or a new edition of one; older editions stay as they were',
    body: frameworkNewSchema,
    answer: frameworkEntrySchema,
  }),
  update: defineEndpoint({
    id: 'framework.update',
    method: 'PUT',
    path: '/api/framework/:id',
    permission: 'framework.manage',
    status: 200,
    summary: 'Correct a line while its edition is valid; code and edition stay',
    params: paramsWithId,
    body: frameworkChangeSchema,
    answer: frameworkEntrySchema,
  }),
  ofActivity: defineEndpoint({
    id: 'framework.of-activity',
    method: 'GET',
    path: '/api/activities/:id/framework',
    permission: 'activities.read',
    status: 200,
    summary: 'What an activity answers to, and what came out of it',
    params: paramsWithId,
    answer: activityFrameworkSchema,
  }),
  linkActivity: defineEndpoint({
    id: 'framework.link-activity',
    method: 'PUT',
    path: '/api/activities/:id/framework',
    permission: 'activities.manage',
    status: 200,
    summary: 'Say what an activity answers to; it began with what its course answers to',
    params: paramsWithId,
    body: z.strictObject({
      ...frameworkLinksBody,
      cascadeOfId: idSchema.nullable(),
      version: z.number().int(),
    }),
    answer: activityFrameworkSchema,
  }),
};
