import { type EventName, type EventPayload, events } from '@traccia/contracts';
import type { EntityManager } from 'typeorm';

/** Says that something happened, in the transaction in which it happened; the relay carries it on. */
export async function publish<E extends EventName>(
  tx: EntityManager,
  event: E,
  payload: EventPayload<E>,
  requestId: string | null = null,
): Promise<void> {
  await tx.query('INSERT INTO outbox (event, payload, request_id) VALUES ($1, $2, $3)', [
    event,
    events[event].parse(payload),
    requestId,
  ]);
}

/** The same as part of a larger statement; `payload` and `requestId` are SQL over the rows of `from`. */
export function publishSql(event: EventName, payload: string, requestId: string, from: string): string {
  return `INSERT INTO outbox (event, payload, request_id) SELECT '${event}', ${payload}, ${requestId} FROM ${from}`;
}
