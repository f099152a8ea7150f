import * as z from 'zod';

/** Every problem the product can answer with: code → HTTP status. The web turns the code into a sentence. */
export const problemStatuses = {
  'request.invalid': 400,
  'request.malformed': 400,
  'request.too-large': 413,
  'request.not-json': 415,
  'request.foreign-origin': 403,
  'request.not-found': 404,
  'request.method-not-allowed': 405,
  'request.too-many': 429,
  'request.conflict': 409,
  'request.version-stale': 412,
  'idempotency.key-reused': 422,
  'idempotency.still-running': 409,
  'session.required': 401,
  'session.wrong-credentials': 401,
  'session.ambiguous-mailbox': 409,
  'session.oidc-failed': 401,
  'permission.denied': 403,
  'token.unusable': 410,
  'link.unusable': 410,
  'person.disabled': 403,
  'person.unverified': 403,
  'person.weak-password': 422,
  'person.last-administrator': 409,
  'activity.not-open': 409,
  'activity.below-enrolled': 409,
  'framework.edition-ended': 409,
  'activity.full': 409,
  'enrolment.already': 409,
  'enrolment.closed': 409,
  'enrolment.cannot-change': 409,
  'selection.cannot-change': 409,
  'selection.letters-changed': 409,
  'selection.too-many': 409,
  'selection.conflict-declared': 409,
  'offer.over': 409,
  'attendance.closed': 409,
  'attendance.unreadable-sheet': 422,
  'check-in.code-old': 410,
  'check-in.code-unknown': 404,
  'walk-in.decided': 409,
  'response.faults': 422,
  'response.already-submitted': 409,
  'response.revision-stale': 409,
  'wave.not-open': 409,
  'message.not-retryable': 409,
  'file.not-bytes': 415,
  'file.empty': 422,
  'file.type-refused': 422,
  'file.day-full': 409,
  'privacy.already-asked': 409,
  'privacy.not-open': 409,
  'privacy.text-changed': 409,
  'material.closed': 409,
  'assignment.marked-already': 409,
  'assignment.empty': 422,
  'demo.not-a-demo': 409,
  'server.busy': 503,
  'server.unavailable': 503,
  'server.error': 500,
} as const;
export type ProblemCode = keyof typeof problemStatuses;

export const problemFaultSchema = z.object({
  /** Where: a path into the body, query or parameters, e.g. `body.email`; item code for answers. */
  field: z.string(),
  /** Message key in the catalogues, e.g. `fault.required`. */
  key: z.string(),
  params: z.record(z.string(), z.union([z.string(), z.number()])).optional(),
});
export type ProblemFault = z.infer<typeof problemFaultSchema>;

/** RFC 9457. `type` is a URI reference that ends in the code; `key` names the sentence in the catalogues. */
export const problemSchema = z.object({
  type: z.string(),
  title: z.string(),
  status: z.number().int(),
  code: z.string(),
  key: z.string(),
  requestId: z.string().optional(),
  faults: z.array(problemFaultSchema).optional(),
  params: z.record(z.string(), z.union([z.string(), z.number(), z.null()])).optional(),
});
export type ProblemBody = z.infer<typeof problemSchema>;
