import type { apiKeySchema, auditRowSchema, clockAlarmSchema, deadDeliverySchema } from '@traccia/contracts';
import type {
  ApiKeyLine,
  AuditLine,
  ClockReading,
  DeadDelivery,
  OpenClockAlarm,
  WorkerSeen,
} from '@traccia/persistence';
import type * as z from 'zod';

export function presentApiKey(line: ApiKeyLine): z.infer<typeof apiKeySchema> {
  return {
    ...line,
    createdAt: line.createdAt.toISOString(),
    expiresAt: line.expiresAt?.toISOString() ?? null,
    usedAt: line.usedAt?.toISOString() ?? null,
  };
}

export function presentAuditLine(line: AuditLine): z.infer<typeof auditRowSchema> {
  return { ...line, at: line.at.toISOString() };
}

export function presentWorker(worker: WorkerSeen) {
  return { ...worker, startedAt: worker.startedAt.toISOString(), seenAt: worker.seenAt.toISOString() };
}

export function presentDeadDelivery(delivery: DeadDelivery): z.infer<typeof deadDeliverySchema> {
  return { ...delivery, deadAt: delivery.deadAt.toISOString() };
}

export function presentClockAlarm(alarm: OpenClockAlarm): z.infer<typeof clockAlarmSchema> {
  return { ...alarm, seenAt: alarm.seenAt.toISOString() };
}

export function presentClock({ businessNow, offsetSeconds }: ClockReading) {
  return { businessNow: businessNow.toISOString(), offsetSeconds };
}
