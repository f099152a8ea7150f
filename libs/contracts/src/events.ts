import * as z from 'zod';
import { idSchema } from './fields.js';

/** What has happened. Payloads hold ids only, and only ever gain optional fields. */
export const events = {
  'person.signed-up': z.object({ personId: idSchema, tokenId: idSchema }),
  'person.mail-asked': z.object({ messageId: idSchema }),
  'application.submitted': z.object({ applicationId: idSchema }),
  'application.withdrawn': z.object({ applicationId: idSchema }),
  /** Also when a mail is sent again. */
  'application.invited': z.object({ invitationIds: z.array(idSchema).max(300) }),
  'nomination.sent': z.object({ nominationId: idSchema }),
  'nomination.answered': z.object({ nominationId: idSchema }),
  'enrolment.created': z.object({ enrolmentId: idSchema }),
  /** A sheet has enrolled many at once. */
  'enrolments.created': z.object({ enrolmentIds: z.array(idSchema).max(500) }),
  'enrolment.promoted': z.object({ enrolmentId: idSchema }),
  'enrolment.withdrawn': z.object({ enrolmentId: idSchema }),
  /** The place went to somebody else of the same organization. */
  'enrolment.replaced': z.object({ enrolmentId: idSchema }),
  /** Letters leave, or the reserve list has moved up. */
  'selection.told': z.object({ decisionIds: z.array(idSchema).max(100) }),
  'activity.cancelled': z.object({ activityId: idSchema }),
  'activity.dates-moved': z.object({ activityId: idSchema }),
  'activities.handed-over': z.object({ handOverId: idSchema }),
  'deputy.named': z.object({ deputyshipId: idSchema }),
  'privacy.export-asked': z.object({ requestId: idSchema }),
  'privacy.erasure-confirmed': z.object({ requestId: idSchema }),
  'response.submitted': z.object({ responseId: idSchema, waveId: idSchema }),
  /** Of a whole scope; what is marked says the rest. */
  'impact.recomputation-asked': z.object({ scopeType: z.string() }),
  'transfer.asked': z.object({ transferId: idSchema }),
  'transfer.confirmed': z.object({ transferId: idSchema }),
  'wave.closed': z.object({ waveId: idSchema }),
  'assignment.marked': z.object({ submissionId: idSchema, markId: idSchema }),
  'certificates.asked': z.object({ batchId: idSchema }),
  'certificate.preview-asked': z.object({ previewId: idSchema }),
  /** Now or later; at its time the rows say what is due. */
  'mailing.scheduled': z.object({ mailingId: idSchema }),
  /** A mail has come back to the centre's address and waits to be read. */
  'mail.returned': z.object({ returnedMailId: idSchema }),
  'clock.moved': z.object({ offsetSeconds: z.number() }),
} as const;
export type EventName = keyof typeof events;
export type EventPayload<E extends EventName> = z.infer<(typeof events)[E]>;
