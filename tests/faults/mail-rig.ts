import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, afterEach } from '@jest/globals';
import { startMailSink, type MailSink } from '../support/mail-sink.js';
import { startTestBackends, until } from '../support/worker.js';
import { countFates, type MailFigures, type MessageFate } from './mail-check.js';
import { full, killAllParts, startKillableDatabase, type KillableDatabase, type Part } from './rig.js';

export interface MailRig {
  figures(): Promise<MailFigures>;
  /** Waits until so many more mails have arrived, or the worker is gone. */
  grown(part: Part, by: number): Promise<void>;
  /** Waits until every mail is sent or visible; the waits after doubts and crashes, an hour and a minute, pass at once. */
  finish(limitMs: number): Promise<void>;
}

/** What every storm over one ledger and one sink looks at. */
export function mailRig(database: KillableDatabase, sink: MailSink): MailRig {
  const figures = async () =>
    countFates(await database.ask<MessageFate>('SELECT id, state, reason FROM message'), sink);
  return {
    figures,
    grown: async (part, by) => {
      const before = sink.received.length;
      await until(
        'mails on the wire',
        async () => ({
          more: sink.received.length - before,
          alive: part.alive(),
          said: part.alive() ? '' : part.said().slice(-2000),
        }),
        ({ more, alive }) => more >= by || !alive,
        60_000,
      );
    },
    finish: async (limitMs) => {
      await until(
        'every mail sent or visible',
        async () => {
          // Ten thousand rows are not read twenty times a second: that alone would slow what is watched.
          await pause(full ? 1000 : 0);
          await database.ask(
            `UPDATE message SET not_before = clock_timestamp() WHERE state = 'planned' AND not_before > clock_timestamp()`,
          );
          return figures();
        },
        ({ unfinished }) => unfinished === 0,
        limitMs,
      );
    },
  };
}

/** What the storms of one file share: a database that may be killed, a relay, both queues; clean after each storm. */
export async function startStorm({ answerDelayMs = 0 }: { answerDelayMs?: number } = {}) {
  const { backends, stop } = await startTestBackends();
  const database = await startKillableDatabase();
  const sink = await startMailSink();
  sink.delayAnswers(answerDelayMs);
  afterEach(async () => {
    await killAllParts();
    await database.ask('TRUNCATE message, worker_heartbeat CASCADE');
    sink.behave(() => 'accept');
    sink.received.length = 0;
  });
  afterAll(async () => {
    await killAllParts();
    await sink.close();
    await database.stop();
    await stop();
  });
  return { backends, database, sink, rig: mailRig(database, sink) };
}
