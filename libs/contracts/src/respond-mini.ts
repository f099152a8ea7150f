import * as z from 'zod/mini';

/** The answer page's own entry: the same answers as `respond.ts`, read with zod/mini to stay small. */
const localised = z.record(z.string(), z.string());
const answerValue = z.union([
  z.object({ codes: z.array(z.string()) }),
  z.object({ number: z.number() }),
  z.object({ text: z.string() }),
  z.object({ date: z.string() }),
  z.object({ file: z.string(), name: z.string() }),
  z.object({ missing: z.enum(['not_applicable', 'dont_know']) }),
]);
export const respondFormMini = z.object({
  state: z.enum(['open', 'submitted', 'refused']),
  activityTitle: localised,
  activityCode: z.string(),
  privacyMode: z.enum(['named', 'confidential', 'anonymous']),
  locale: z.enum(['en', 'fr', 'es', 'ar']),
  definition: z.unknown(),
  record: z.object({
    fields: z.optional(z.record(z.string(), z.union([z.string(), localised]))),
    lists: z.optional(
      z.partialRecord(
        z.enum(['trainers', 'objectives', 'actions', 'nominees', 'free']),
        z.array(z.object({ code: z.string(), text: localised })),
      ),
    ),
  }),
  answers: z.record(z.string(), answerValue),
  revision: z.number(),
  changeable: z.boolean(),
  closesAt: z.nullable(z.string()),
  now: z.string(),
  minutes: z.number(),
  submittedAt: z.nullable(z.string()),
  test: z.optional(
    z.nullable(
      z.object({
        minutes: z.number(),
        factor: z.number(),
        startedAt: z.nullable(z.string()),
        deadlineAt: z.nullable(z.string()),
        now: z.string(),
      }),
    ),
  ),
});
export type RespondFormMini = z.infer<typeof respondFormMini>;
export const draftReceiptMini = z.object({ revision: z.number(), savedAt: z.string() });
export const submitReceiptMini = z.object({
  receipt: z.string(),
  submittedAt: z.string(),
  score: z.nullable(z.object({ points: z.number(), max: z.number() })),
});
/** A file as the server keeps it. */
export const broughtFileMini = z.object({ id: z.string(), name: z.string(), sizeBytes: z.number() });
export const problemMini = z.object({
  code: z.string(),
  key: z.string(),
  status: z.number(),
  faults: z.optional(
    z.array(
      z.object({
        field: z.string(),
        key: z.string(),
        params: z.optional(z.record(z.string(), z.union([z.string(), z.number()]))),
      }),
    ),
  ),
});
export const respondPaths = {
  open: '/api/respond/open',
  start: '/api/respond/start',
  draft: '/api/respond/draft',
  submit: '/api/respond/submit',
  refusal: '/api/respond/refusal',
  file: '/api/respond/files',
} as const;
