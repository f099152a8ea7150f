import * as z from 'zod';
import { idSchema } from './fields.js';

export const queues = ['mail', 'compute', 'upkeep'] as const;
export type QueueName = (typeof queues)[number];

const fromEvent = <T extends z.ZodRawShape>(shape: T) => z.object({ deliveryId: z.string(), ...shape });

/** What shall be done: one queue and one payload schema a job; exactly one handler each (checked at boot). */
export const jobs = {
  'mail.send-due': {
    queue: 'mail',
    payload: z.object({ messageId: idSchema.optional(), deliveryId: z.string().optional() }),
  },
  'mail.fetch-returned': { queue: 'mail', payload: z.object({ deliveryId: z.string().optional() }) },
  'mail.read-returned': { queue: 'mail', payload: fromEvent({ returnedMailId: idSchema }) },
  'application.confirm': { queue: 'mail', payload: fromEvent({ applicationId: idSchema }) },
  'application.invite': { queue: 'mail', payload: fromEvent({ invitationIds: z.array(idSchema).max(300) }) },
  'nomination.invite': { queue: 'mail', payload: fromEvent({ nominationId: idSchema }) },
  'enrolment.confirm': {
    queue: 'mail',
    payload: fromEvent({
      enrolmentId: idSchema,
      event: z.string().optional().describe('which event asks; a promotion is told in other words'),
    }),
  },
  'enrolments.confirm': { queue: 'mail', payload: fromEvent({ enrolmentIds: z.array(idSchema).max(500) }) },
  'selection.tell': { queue: 'mail', payload: fromEvent({ decisionIds: z.array(idSchema).max(100) }) },
  'offer.find-due': { queue: 'upkeep', payload: z.object({ deliveryId: z.string().optional() }) },
  'logistics.delete-due': { queue: 'upkeep', payload: z.object({ deliveryId: z.string().optional() }) },
  'activity.tell-cancelled': { queue: 'mail', payload: fromEvent({ activityId: idSchema }) },
  'hand-over.tell': { queue: 'mail', payload: fromEvent({ handOverId: idSchema }) },
  'deputy.tell': { queue: 'mail', payload: fromEvent({ deputyshipId: idSchema }) },
  'assignment.return': {
    queue: 'mail',
    payload: fromEvent({ submissionId: idSchema, markId: idSchema }),
  },
  'wave.mark-answered': { queue: 'upkeep', payload: z.object({ deliveryId: z.string().optional() }) },
  'wave.cut-links': { queue: 'upkeep', payload: z.object({ deliveryId: z.string().optional() }) },
  'wave.count-answers': { queue: 'upkeep', payload: z.object({ deliveryId: z.string().optional() }) },
  'wave.find-due': { queue: 'upkeep', payload: z.object({ deliveryId: z.string().optional() }) },
  'test.close-over': { queue: 'upkeep', payload: z.object({ deliveryId: z.string().optional() }) },
  'invitation.find-due': { queue: 'upkeep', payload: z.object({ deliveryId: z.string().optional() }) },
  'impact.mark-stale': { queue: 'compute', payload: fromEvent({ responseId: idSchema, waveId: idSchema }) },
  'impact.compute': {
    queue: 'compute',
    payload: z.object({ waveId: idSchema.optional(), deliveryId: z.string().optional() }),
  },
  'impact.check': { queue: 'compute', payload: z.object({ deliveryId: z.string().optional() }) },
  'privacy.export': { queue: 'upkeep', payload: fromEvent({ requestId: idSchema }) },
  'privacy.erase': { queue: 'upkeep', payload: fromEvent({ requestId: idSchema }) },
  'certificates.issue': { queue: 'compute', payload: z.object({ deliveryId: z.string().optional() }) },
  'mailing.find-due': { queue: 'upkeep', payload: z.object({ deliveryId: z.string().optional() }) },
  'transfer.run': { queue: 'upkeep', payload: fromEvent({ transferId: idSchema }) },
  'upkeep.sweep': { queue: 'upkeep', payload: z.object({}) },
} as const satisfies Record<string, { queue: QueueName; payload: z.ZodType }>;
export type JobName = keyof typeof jobs;
export type JobPayload<J extends JobName> = z.infer<(typeof jobs)[J]['payload']>;

/** Kinds of mail; `subject` says which row a message is about. */
export const messageKinds = {
  'person.verify-email': { subject: 'mailed_token' },
  'person.already-signed-up': { subject: 'person' },
  'person.sign-in-link': { subject: 'mailed_token' },
  'person.reset-password': { subject: 'mailed_token' },
  'person.change-email': { subject: 'mailed_token' },
  'application.received': { subject: 'application' },
  'application.entered': { subject: 'application' },
  'application.invited': { subject: 'activity_invitation' },
  'nomination.confirm': { subject: 'nomination' },
  'nomination.confirmed': { subject: 'application' },
  'enrolment.confirmed': { subject: 'enrolment' },
  'enrolment.waiting': { subject: 'enrolment' },
  'enrolment.promoted': { subject: 'enrolment' },
  'enrolment.replaced': { subject: 'enrolment' },
  'selection.offer': { subject: 'selection_decision' },
  'selection.reserve': { subject: 'selection_decision' },
  'selection.declined': { subject: 'selection_decision' },
  'selection.nominee-told': { subject: 'selection_decision' },
  'activity.cancelled': { subject: 'enrolment' },
  'application.ended': { subject: 'application' },
  'nomination.ended': { subject: 'nomination' },
  'certificate.issued': { subject: 'certificate' },
  'survey.invitation': { subject: 'invitation' },
  'survey.reminder': { subject: 'invitation' },
  'survey.letter_test': { subject: 'survey_letter_test' },
  'survey.handed_over': { subject: 'invitation', channel: 'sheet' },
  'assignment.returned': { subject: 'submission_event' },
  'activities.handed-over': { subject: 'hand_over' },
  'deputy.named': { subject: 'deputyship' },
  'mailing.letter': { subject: 'mailing_recipient' },
  'mailing.test': { subject: 'mailing_test' },
} as const;
export type MessageKind = keyof typeof messageKinds;
/** Those that a worker sends. */
export const mailedKinds = Object.entries(messageKinds).flatMap(([name, kind]) =>
  'channel' in kind ? [] : [name as MessageKind],
);
