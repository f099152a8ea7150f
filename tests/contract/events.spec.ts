import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { events, jobs, mailedKinds, queues, type EventName } from '@traccia/contracts';
import { parseLinkKeys } from '@traccia/runtime';
import * as z from 'zod';
import { collectHandlers } from '../../apps/worker/src/handlers.js';
import { CertificateIssuer } from '../../apps/worker/src/certificates/certificate-issuer.js';
import { FiguresCheck } from '../../apps/worker/src/impact/figures-check.js';
import { StaleRounds } from '../../apps/worker/src/impact/stale-rounds.js';
import { collectMailKinds } from '../../apps/worker/src/mail/mail-kinds.js';
import { MailSender } from '../../apps/worker/src/mail/mail-sender.js';
import { jobsFor, subscriptions } from '../../apps/worker/src/queue/subscriptions.js';
import { testLinkKeys } from '../support/api.js';
import { createTestDatabase, type TestDatabase } from '../support/database.js';
import { recordingLog } from '../support/worker.js';

/** A value of each kind that payloads are made of. */
function sampleOf(schema: z.ZodType): unknown {
  if (schema instanceof z.ZodObject)
    return Object.fromEntries(
      Object.entries(schema.shape).map(([name, field]) => [name, sampleOf(field as z.ZodType)]),
    );
  if (schema instanceof z.ZodArray) return [sampleOf(schema.element as z.ZodType)];
  return schema instanceof z.ZodNumber ? 0 : '7f1c1f5e-0f0a-4f6c-9a53-1f0d7c9b6e11';
}

describe('events and jobs of the contract', () => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await createTestDatabase();
  });
  afterAll(async () => database.drop());

  it('subscribe every event, and only events that exist', () => {
    expect(Object.keys(subscriptions).sort()).toEqual(Object.keys(events).sort());
    expect(jobsFor('nothing.happened')).toBeNull();
  });

  it.each(Object.keys(events) as EventName[])('%s carries what its jobs need', (event) => {
    const payload = { ...Object(sampleOf(events[event])), deliveryId: '1', event };
    for (const job of subscriptions[event])
      expect([job, jobs[job].payload.safeParse(payload).success]).toEqual([job, true]);
  });

  it('handle each job exactly once, on a queue that exists', () => {
    const sender: MailSender = Object.create(MailSender.prototype);
    const keys = parseLinkKeys(testLinkKeys);
    const rounds: StaleRounds = Object.create(StaleRounds.prototype);
    const check: FiguresCheck = Object.create(FiguresCheck.prototype);
    const issuer: CertificateIssuer = Object.create(CertificateIssuer.prototype);
    const { log } = recordingLog();
    const handlers = collectHandlers({
      db: database.db,
      keys,
      sender,
      rounds,
      check,
      issuer,
      log,
      returnMailbox: null,
    });
    expect([...handlers.keys()].sort()).toEqual(Object.keys(jobs).sort());
    for (const { queue } of Object.values(jobs)) expect(queues).toContain(queue);
  });

  it('have words for each kind of message', () => {
    expect([...collectMailKinds().keys()].sort()).toEqual([...mailedKinds].sort());
  });
});
