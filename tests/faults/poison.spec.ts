import { describe, expect, it } from '@jest/globals';
import { planMails } from '../worker/world.js';
import { until } from '../support/worker.js';
import { print } from './mail-check.js';
import { startStorm } from './mail-rig.js';
import { sized, startWorkerPart } from './rig.js';

const mails = sized(10_000, 100);
const { database, sink, rig } = await startStorm();

describe('a mail that kills whoever renders it', () => {
  it('is put away with its reason after two crashes, and all the others leave once', async () => {
    await planMails(database.db, mails);
    const [poison] = await database.ask<{ id: string }>(
      'SELECT id FROM message ORDER BY not_before, id OFFSET 5 LIMIT 1',
    );
    const choice = {
      databaseUrl: database.url,
      smtpUrl: sink.url,
      lanes: 4,
      poison: poison?.id ?? '',
    };
    let worker = startWorkerPart(choice);
    let starts = 1;
    await until(
      'all but one sent',
      async () => {
        // As a supervisor of processes does.
        if (!worker.alive()) {
          worker = startWorkerPart(choice);
          starts += 1;
        }
        await database.ask(
          `UPDATE message SET not_before = clock_timestamp() WHERE state = 'planned' AND not_before > clock_timestamp()`,
        );
        return rig.figures();
      },
      ({ unfinished }) => unfinished === 0,
      120_000 + mails * 20,
    );
    const [fate] = await database.ask('SELECT state, reason, crashes FROM message WHERE id = $1', [
      poison?.id,
    ]);
    const seen = await rig.figures();
    print('a mail that kills its worker', { starts, ...fate, ...seen });
    expect(fate).toEqual({ state: 'dead', reason: 'crashes-the-worker', crashes: 2 });
    expect(starts).toBe(3);
    expect(seen.visible).toBe(1);
    expect(seen.lost).toBe(0);
    // In flight beside the poison at each of the two crashes.
    expect(seen.duplicates).toBeLessThanOrEqual(2 * 3);
    expect(seen.received - seen.duplicates).toBe(mails - 1);
  }, 600_000);
});
