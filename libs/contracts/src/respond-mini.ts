import * as s from './shape.js';

/** The answer page's own entry: the same answers as `respond.ts`, read without zod to stay small. */
const localised = s.record(s.string);
const answerValue = s.either(
  s.object({ codes: s.list(s.string) }),
  s.object({ number: s.number }),
  s.object({ text: s.string }),
  s.object({ date: s.string }),
  s.object({ file: s.string, name: s.string }),
  s.object({ missing: s.oneOf('not_applicable', 'dont_know') }),
);
const entries = s.optional(s.list(s.object({ code: s.string, text: localised })));
const respondentRecord = s.object({
  fields: s.optional(s.record(s.either(s.string, localised))),
  lists: s.optional(
    s.object({ trainers: entries, objectives: entries, actions: entries, nominees: entries, free: entries }),
  ),
});
const testTime = s.object({
  minutes: s.number,
  factor: s.number,
  startedAt: s.nullable(s.string),
  deadlineAt: s.nullable(s.string),
  now: s.string,
});
export const respondFormMini = s.object({
  state: s.oneOf('open', 'submitted', 'refused'),
  activityTitle: localised,
  activityCode: s.string,
  privacyMode: s.oneOf('named', 'confidential', 'anonymous'),
  locale: s.oneOf('en', 'fr', 'es', 'ar'),
  definition: s.unknown,
  record: respondentRecord,
  answers: s.record(answerValue),
  revision: s.number,
  changeable: s.boolean,
  closesAt: s.nullable(s.string),
  now: s.string,
  minutes: s.number,
  submittedAt: s.nullable(s.string),
  promise: s.record(s.list(s.string)),
  test: s.optional(s.nullable(testTime)),
  supervisor: s.optional(s.boolean),
  anonymous: s.optional(s.object({ waveId: s.string, modulus: s.string, pairingSalt: s.string })),
});
export type RespondFormMini = s.ReadOf<typeof respondFormMini>;
export const draftReceiptMini = s.object({ revision: s.number, savedAt: s.string });
export const submitReceiptMini = s.object({
  receipt: s.string,
  submittedAt: s.string,
  score: s.nullable(s.object({ points: s.number, max: s.number })),
});
export type SubmitReceiptMini = s.ReadOf<typeof submitReceiptMini>;
export const signedTicketMini = s.object({ signed: s.string });
export const anonymousReceiptMini = s.object({
  receipt: s.string,
  score: s.nullable(s.object({ points: s.number, max: s.number })),
  paired: s.boolean,
});
/** A file as the server keeps it. */
export const broughtFileMini = s.object({ id: s.string, name: s.string, sizeBytes: s.number });
export type BroughtFileMini = s.ReadOf<typeof broughtFileMini>;
export const problemMini = s.object({
  code: s.string,
  key: s.string,
  status: s.number,
  faults: s.optional(
    s.list(
      s.object({
        field: s.string,
        key: s.string,
        params: s.optional(s.record(s.either(s.string, s.number))),
      }),
    ),
  ),
});
/** What somebody gets of our questions; see `contact-choices.ts`. */
export const contactChoicesMini = s.object({
  surveys: s.oneOf('on', 'paused', 'stopped'),
  until: s.nullable(s.string),
  mayResume: s.boolean,
  locale: s.oneOf('en', 'fr', 'es', 'ar'),
});
export type ContactChoicesMini = s.ReadOf<typeof contactChoicesMini>;
export const respondPaths = {
  choices: '/api/contact-choices',
  open: '/api/respond/open',
  start: '/api/respond/start',
  draft: '/api/respond/draft',
  submit: '/api/respond/submit',
  refusal: '/api/respond/refusal',
  file: '/api/respond/files',
  ticket: '/api/respond/anonymous/ticket',
  anonymous: '/api/respond/anonymous/answers',
} as const;
