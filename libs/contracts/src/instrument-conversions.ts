import {
  conversionActions,
  conversionFaults,
  conversionFormats,
  conversionLimits,
  conversionReasons,
} from '@traccia/survey';
import * as z from 'zod';
import { defineEndpoint } from './endpoint.js';
import { idSchema, localisedTextSchema, paramsWithId } from './fields.js';
import { instrumentCodeSchema, instrumentLanguageSchema } from './instruments.js';

export const conversionLineSchema = z.object({
  place: z.string().describe('where in the file: a sheet with its row, a path, a line'),
  what: z.string().describe('what stands there, in the words of the file'),
  action: z.enum(conversionActions),
  why: z.enum(conversionReasons),
});
export type ConversionLine = z.infer<typeof conversionLineSchema>;

export const instrumentImportSchema = z.object({
  format: z.enum(conversionFormats).nullable().describe('what the file is by its content'),
  fault: z.enum(conversionFaults).nullable().describe('why nothing of it can be read'),
  code: z.string().describe('as the file names itself, or the nearest that is a code'),
  codeTaken: z.boolean().describe('another code has to be given'),
  title: localisedTextSchema,
  languages: z.array(z.string()),
  questions: z.number().int().describe('in the draft'),
  counts: z.object({ converted: z.number().int(), changed: z.number().int(), leftOut: z.number().int() }),
  report: z
    .array(conversionLineSchema)
    .max(conversionLimits.reportLines)
    .describe('everything that was in the file, in its order'),
  instrumentId: idSchema.nullable().describe('the draft that was begun; null while only looking'),
});
export type InstrumentImport = z.infer<typeof instrumentImportSchema>;

export const exportFormats = ['xlsform', 'json'] as const;

/** Questionnaires from other programs, and the way there. */
export const instrumentConversionsApi = {
  import: defineEndpoint({
    id: 'instruments.import',
    method: 'POST',
    path: '/api/instrument-imports',
    permission: 'instruments.manage',
    status: 200,
    summary:
      'Read a questionnaire of XLSForm, LimeSurvey, SurveyJS, Moodle GIFT or our own JSON: first only to see what becomes of it, then to begin a draft with it',
    query: z.object({
      take: z.enum(['yes', 'no']).default('no').describe('yes begins a draft'),
      code: instrumentCodeSchema.optional().describe('of the new instrument; as the file says when absent'),
      language: instrumentLanguageSchema.default('en').describe('of a file that does not say it'),
    }),
    accepts: 'bytes',
    bodyLimit: conversionLimits.bytes,
    answer: instrumentImportSchema,
    rateLimit: { hits: 60, windowSeconds: 600, by: 'subject' },
  }),
  export: defineEndpoint({
    id: 'instruments.export',
    method: 'GET',
    path: '/api/instruments/:id/export',
    permission: 'instruments.read',
    status: 200,
    summary:
      'The newest published version, or the one of this number, as XLSForm or JSON; read back it is the same',
    params: paramsWithId,
    query: z.object({
      format: z.enum(exportFormats),
      number: z.coerce.number().int().min(1).max(1_000_000).optional(),
    }),
    answer: z.instanceof(Uint8Array),
    answersWith: 'application/octet-stream',
  }),
};
