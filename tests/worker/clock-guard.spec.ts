import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { ClockAlarmRepository } from '@traccia/persistence';
import { createLogger } from '@traccia/runtime';
import { ClockGuard } from '../../apps/worker/src/queue/clock-guard.js';
import { makeStaff } from '../support/factories.js';
import { createTestDatabase, type TestDatabase } from '../support/database.js';
import { startTestWorker, until } from '../support/worker.js';
import { planMails } from './world.js';

const hour = 3_600_000;
const day = 24 * hour;

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
beforeEach(() => database.owner.query('TRUNCATE clock_alarm, clock_seen; DELETE FROM message'));
afterAll(() => database.drop());
const alarms = () => new ClockAlarmRepository(database.db.manager);
const rows = async () =>
  database.owner.query(
    'SELECT kind, ended_how AS how, waiting_mails AS waiting FROM clock_alarm ORDER BY seen_at, id',
  );

/** Both clocks of the house move together; what the machine counts since its start goes its own way. */
function watched(at = { wall: Date.parse('2026-11-28T08:00:00Z'), uptime: 5 * hour }) {
  const lines: string[] = [];
  const log = createLogger('worker', 'info', { write: (line) => void lines.push(line) });
  const guard = new ClockGuard(
    database.db,
    log,
    { workerId: randomUUID(), gapHours: 36 },
    { now: () => at.wall, database: async () => at.wall, uptime: () => at.uptime },
  );
  return {
    guard,
    at,
    lines,
    /** Time goes by, and the clocks jump beside it. */
    after: async (passed: number, jump = 0) => {
      at.uptime += passed;
      at.wall += passed + jump;
      await guard.compare();
      return guard.agrees;
    },
  };
}

describe('a clock that jumps', () => {
  it('goes on over quiet hours, over sleep, and over small corrections', async () => {
    const { after, lines } = watched();
    expect(await after(0)).toBe(true);
    expect(await after(72 * hour)).toBe(true);
    expect(await after(15_000, hour / 2)).toBe(true);
    expect(await after(15_000, hour / 2)).toBe(true);
    expect(lines).toEqual([]);
  });

  it('holds the work when a day is gone in a quarter of a minute, and says so', async () => {
    const { after, lines } = watched();
    await after(0);
    expect(await after(15_000, 24 * hour)).toBe(false);
    expect(await after(5 * hour)).toBe(false);
    expect(lines[0]).toContain('"jumpSeconds":86400');
    expect(lines[0]).toContain('has jumped ahead');
  });

  it('goes on when the clock is back', async () => {
    const { after } = watched();
    await after(0);
    await after(15_000, 24 * hour);
    expect(await after(15_000, -24 * hour)).toBe(true);
    expect(await after(15_000, 24 * hour)).toBe(false);
  });

  it('takes the clock as right after six hours', async () => {
    const { after } = watched();
    await after(0);
    await after(15_000, 24 * hour);
    expect(await after(6 * hour - 1)).toBe(false);
    expect(await after(1)).toBe(true);
    expect(await after(15_000)).toBe(true);
    expect(await after(15_000, 2 * hour)).toBe(false);
  });

  it('does not mind a clock that goes back and is set right', async () => {
    const { after } = watched();
    await after(0);
    expect(await after(15_000, -90 * 24 * hour)).toBe(true);
    expect(await after(15_000, 90 * 24 * hour)).toBe(true);
  });

  it('is one row that stops every worker, also one that starts later, until it is back', async () => {
    const first = watched();
    await first.after(0);
    expect(await first.after(15_000, day)).toBe(false);
    const second = watched({ ...first.at, uptime: hour });
    expect(await second.after(0)).toBe(false);
    expect(await rows()).toEqual([{ kind: 'jumped', how: null, waiting: 0 }]);
    // Only the one that began after the jump is left, and sees the clock go back.
    expect(await second.after(15_000, -day)).toBe(true);
    expect(await first.after(0, -day)).toBe(true);
    expect(await rows()).toEqual([{ kind: 'jumped', how: 'right-again', waiting: 0 }]);
  });

  it('goes on as soon as somebody says that it is right, and does not ask again', async () => {
    const { after } = watched();
    await after(0);
    await after(15_000, day);
    const { id } = (await alarms().findOfHouse())!;
    expect(await alarms().confirm(id, await makeStaff(database.owner, 'administrator'))).toBe(true);
    expect(await alarms().confirm(id, await makeStaff(database.owner, 'administrator'))).toBe(false);
    expect(await after(5000)).toBe(true);
    expect(await after(5000)).toBe(true);
    expect(await rows()).toEqual([{ kind: 'jumped', how: 'confirmed', waiting: 0 }]);
  });

  it('says of its own clock that it differs, and takes it back', async () => {
    const { guard, at } = watched();
    const wrong = new ClockGuard(
      database.db,
      createLogger('worker', 'silent'),
      { workerId: randomUUID(), gapHours: 36 },
      { now: () => at.wall + off, database: async () => at.wall, uptime: () => at.uptime },
    );
    let off = 6000;
    await wrong.compare();
    await wrong.compare();
    await guard.compare();
    expect([wrong.agrees, guard.agrees]).toEqual([false, true]);
    expect(await rows()).toEqual([{ kind: 'differs', how: null, waiting: 0 }]);
    off = 0;
    await wrong.compare();
    expect(await rows()).toEqual([{ kind: 'differs', how: 'right-again', waiting: 0 }]);
  });
});

describe('a jump while no worker lived', () => {
  const seen = (shift: string) =>
    database.owner.query(`INSERT INTO clock_seen (at) VALUES (clock_timestamp() - $1::interval)`, [shift]);
  /** When mail that has not left was due. */
  const mailsLateBy = async (span: string) => {
    await planMails(database.db, 2);
    await database.owner.query(`UPDATE message SET not_before = clock_timestamp() - $1::interval`, [span]);
  };
  const begins = async () => {
    const one = watched({ wall: Date.now(), uptime: hour });
    await one.guard.begin();
    return one.guard.agrees;
  };

  it.each<[string, string, string, boolean]>([
    ['off over three days, and nothing late by more than a day', '3 days', '24 hours', true],
    ['off for a day, and mail that waits for other reasons', '24 hours', '60 hours', true],
    ['off, or set ahead, by three days over mail that is late by two', '3 days', '48 hours', false],
  ])('%s', async (_, gap, late, agrees) => {
    await seen(gap);
    await mailsLateBy(late);
    expect(await begins()).toBe(agrees);
    expect(await rows()).toEqual(agrees ? [] : [{ kind: 'ahead', how: null, waiting: 2 }]);
  });

  it('a first start, and one after a quiet quarter of a year, ask nothing', async () => {
    await mailsLateBy('60 hours');
    expect(await begins()).toBe(true);
    await database.owner.query('DELETE FROM message');
    await seen('90 days');
    expect(await begins()).toBe(true);
  });

  it('a clock that stands before the last work is asked about, and goes on when it has caught up', async () => {
    await seen('-1 day');
    const one = watched({ wall: Date.now(), uptime: hour });
    await one.guard.begin();
    expect(one.guard.agrees).toBe(false);
    expect(await one.after(5000, day + hour)).toBe(true);
    expect(await rows()).toEqual([{ kind: 'back', how: 'right-again', waiting: 0 }]);
  });

  it('stops a real worker before its first mail; the confirmation ends that within seconds', async () => {
    await seen('90 days');
    await mailsLateBy('48 hours');
    const worker = await startTestWorker(database, { clockGapHours: 36 });
    try {
      await worker.sender.drain();
      const states = async () =>
        (await database.db.query('SELECT DISTINCT state FROM message')).map(
          (row: { state: string }) => row.state,
        );
      expect(await states()).toEqual(['planned']);
      const metrics = async () => (await fetch(`http://127.0.0.1:${worker.healthPort}/metrics`)).text();
      await until('the gauge', metrics, (text) => /^traccia_clock_alarm 1$/m.test(text));
      const before = await alarms().readSeen();
      expect(Date.now() - before!.getTime()).toBeGreaterThan(89 * day);
      await alarms().confirm(
        (await alarms().findOfHouse())!.id,
        await makeStaff(database.owner, 'administrator'),
      );
      await until('the mails leave', states, (seen) => seen.join() === 'sent');
    } finally {
      await worker.stop();
    }
    // The next start has nothing to ask.
    expect(Date.now() - (await alarms().readSeen())!.getTime()).toBeLessThan(hour);
  });
});
