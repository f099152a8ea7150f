import * as z from 'zod';
import { waveKinds } from './wave-kinds.js';
import { defineEndpoint } from './endpoint.js';
import { idSchema, instantSchema, localisedTextSchema, paramsWithId } from './fields.js';
import { respondFormSchema } from './respond.js';

export const privacyModes = ['named', 'confidential', 'anonymous'] as const;
const months = z.number().int().min(6).max(240);
const promiseShape = {
  mode: z.enum(privacyModes),
  linkedMonths: months.describe('months after the closing during which an answer leads to whoever gave it'),
};

/** What a wave promises, what it may promise instead, and what it has promised before. */
export const wavePrivacySchema = z.object({
  id: idSchema,
  code: z.string(),
  kind: z.enum(waveKinds),
  state: z.enum(['planned', 'open', 'closed', 'cancelled']),
  activityId: idSchema,
  activityCode: z.string(),
  activityTitle: localisedTextSchema,
  ...promiseShape,
  answered: z.boolean().describe('somebody has answered or begun to: from then on only stricter'),
  linksCutAt: instantSchema.nullable().describe('when answers were cut from whoever gave them'),
  modes: z.array(z.enum(privacyModes)).describe('the modes that it may have'),
  mostMonths: months.describe('it may not promise more'),
  promise: respondFormSchema.shape.promise,
  history: z
    .array(
      z.object({
        at: instantSchema,
        by: z.string().nullable().describe('null = by the clock'),
        from: z.object(promiseShape).nullable(),
        to: z.object(promiseShape).nullable().describe('null = the links were cut as promised'),
        answers: z.number().int().describe('answers cut from whoever gave them'),
      }),
    )
    .describe('newest first'),
});
export type WavePrivacy = z.infer<typeof wavePrivacySchema>;

export const promiseEffectCodes = [
  'free',
  'name-hidden',
  'links-cut',
  'stand-unpaired',
  'drafts-deleted',
  'files-deleted',
  'readings-deleted',
  'moments-deleted',
  'small-groups',
  'too-few-deleted',
  'few-at-close',
  'backups-link',
  'cut-at-once',
  'cut-later',
] as const;

export const wavePrivacyPreviewSchema = z.object({
  ...promiseShape,
  effects: z.array(z.object({ code: z.enum(promiseEffectCodes), count: z.number().int() })),
  promise: respondFormSchema.shape.promise,
});
export type WavePrivacyPreview = z.infer<typeof wavePrivacyPreviewSchema>;

export const wavePrivacyApi = {
  get: defineEndpoint({
    id: 'wave-privacy.get',
    method: 'GET',
    path: '/api/waves/:id/privacy',
    permission: 'surveys.manage',
    status: 200,
    summary: 'What a wave promises to those who answer, and what it may promise instead',
    params: paramsWithId,
    answer: wavePrivacySchema,
  }),
  preview: defineEndpoint({
    id: 'wave-privacy.preview',
    method: 'GET',
    path: '/api/waves/:id/privacy/preview',
    permission: 'surveys.manage',
    status: 200,
    summary: 'What a change of the promise would do to the answers that are there; changes nothing',
    params: paramsWithId,
    query: z.object({ mode: promiseShape.mode, linkedMonths: z.coerce.number().pipe(months) }),
    answer: wavePrivacyPreviewSchema,
  }),
  change: defineEndpoint({
    id: 'wave-privacy.change',
    method: 'PUT',
    path: '/api/waves/:id/privacy',
    permission: 'surveys.manage',
    status: 200,
    summary: 'Change the promise: freely before the first answer, after it only to the stricter side',
    params: paramsWithId,
    body: z.strictObject({
      ...promiseShape,
      from: z.strictObject(promiseShape).describe('the promise as it was read; another one by now is 409'),
    }),
    answer: wavePrivacySchema,
  }),
};
