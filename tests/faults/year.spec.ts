import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { followPlan, inTransaction } from '@traccia/persistence';
import { exPostParticipant } from '@traccia/survey';
import type { DataSource } from 'typeorm';
import { createTestDatabase, type TestDatabase } from '../support/database.js';
import { makeActivity, makeEnrolment, makeInstrument, makePerson } from '../support/factories.js';
import { makePlan, planWave } from '../support/plan-factories.js';
import { startTestWorker } from '../support/worker.js';
import { full, sized } from './rig.js';

/** Participants of 25 to an activity, whose activities end on the days from the base on. */
const activities = sized(40, 3);
const perActivity = sized(25, 6);
const days = sized(420, 36);
/** Northern and southern summer time, half hours, and a day apart at the same hour. */
const zones = [
  'Europe/Rome',
  'America/New_York',
  'Australia/Lord_Howe',
  'Pacific/Apia',
  'Asia/Kathmandu',
  'Africa/Cairo',
];
const base = '2031-08-20';
const months = full ? [0, 3, 6, 12] : [0, 1];
const hourMs = 3_600_000;

const shift = (day: string, by: number) =>
  new Date(Date.parse(`${day}T00:00:00Z`) + by * 24 * hourMs).toISOString().slice(0, 10);
/** The same day of a later month, or the last one there is: worked out here without the code under test. */
function monthsLater(day: string, by: number): string {
  const [year = 0, month = 0, date = 0] = day.split('-').map(Number);
  const last = new Date(Date.UTC(year, month - 1 + by + 1, 0)).getUTCDate();
  return new Date(Date.UTC(year, month - 1 + by, Math.min(date, last))).toISOString().slice(0, 10);
}
/** Nobody here has another weekend than Saturday and Sunday. */
function workingDay(day: string): string {
  const weekday = new Date(`${day}T12:00:00Z`).getUTCDay();
  return weekday === 6 ? shift(day, 2) : weekday === 0 ? shift(day, 1) : day;
}
const wallClock = (at: Date, timeZone: string) => {
  const parts = new Intl.DateTimeFormat('en-CA', {
    timeZone,
    dateStyle: 'short',
    timeStyle: 'short',
    hourCycle: 'h23',
  }).format(at);
  const [day = '', time = ''] = parts.split(', ');
  return { day, time };
};

let database: TestDatabase;
let worker: Awaited<ReturnType<typeof startTestWorker>>;
beforeAll(async () => {
  database = await createTestDatabase();
  worker = await startTestWorker(database);
});
afterAll(async () => {
  await worker.stop();
  await database.drop();
});

const openSql = `SELECT (SELECT count(*) FROM message WHERE state IN ('planned', 'sending'))::int
  + (SELECT count(*) FROM invitation i JOIN wave w ON w.id = i.wave_id
     WHERE i.answer_state = 'planned' AND i.due_at <= business_now() AND w.state <> 'closed')::int AS n`;
/** The worker hands out by itself too, and holds what a round here then does not find; what is left after a while is late. */
async function settle(db: DataSource, runs: () => Promise<void>): Promise<number> {
  for (let tries = 0; ; tries += 1) {
    await runs();
    const [row] = await db.query(openSql);
    if (row.n === 0 || tries === 50) return row.n;
    await pause(20);
  }
}

interface Asked {
  code: string;
  endsOn: string;
  zone: string;
  mails: Date[];
}

describe('a simulated year', () => {
  it(
    `asks ${activities * perActivity} participants each wave once, on its day, in their own working hours`,
    async () => {
      const db = database.owner;
      const { instrumentId } = await makeInstrument(db, exPostParticipant);
      const setClock = (at: Date) =>
        db.query('UPDATE deployment SET clock_offset = $1::timestamptz - clock_timestamp()', [at]);
      const start = new Date(`${base}T00:00:00Z`);
      await setClock(start);
      for (let at = 0; at < activities; at += 1) {
        const endsOn = shift(base, 1 + at * 3);
        const dates = { startsOn: shift(endsOn, -4), endsOn, timeZone: 'Europe/Rome' };
        const activityId = await makeActivity(db, { ...dates, countryCode: 'IT' });
        await db.query(`UPDATE activity SET modality = 'online_tutored' WHERE id = $1`, [activityId]);
        for (let n = 0; n < perActivity; n += 1) {
          const personId = await makePerson(db, { countryCode: 'IT' });
          await db.query('UPDATE person SET time_zone = $2 WHERE id = $1', [
            personId,
            zones[n % zones.length],
          ]);
          await makeEnrolment(db, { activityId, personId, status: 'attended' });
        }
        await makePlan(
          db,
          { kind: 'activity', id: activityId },
          months.map((offsetMonths) =>
            planWave({
              code: `m${offsetMonths}`,
              instrumentId,
              offsetMonths,
              reminderDays: [],
              windowDays: 20,
            }),
          ),
        );
        await inTransaction(db, async (tx) => followPlan(tx, activityId, dates));
      }

      let [early, late] = [0, 0];
      for (let hour = 1; hour <= days * 24; hour += 1) {
        await setClock(new Date(start.getTime() + hour * hourMs));
        late += await settle(db, async () => {
          for (const name of ['wave.find-due', 'invitation.find-due'])
            await worker.runner.run({ id: 'year', name, data: {} });
          await worker.sender.drain();
        });
        const [row] = await db.query(
          `SELECT count(*)::int AS early FROM message WHERE state = 'sent' AND due_at > business_now()`,
        );
        early += row.early;
      }

      const asked: Asked[] = await db.query(
        `SELECT w.code, a.ends_on::text AS "endsOn", p.time_zone AS zone,
         array(SELECT m.due_at FROM message m JOIN invitation i ON m.subject_type = 'invitation' AND i.id = m.subject_id
           WHERE i.wave_id = w.id AND i.enrolment_id = e.id AND m.state = 'sent') AS mails
       FROM wave w JOIN activity a ON a.id = w.activity_id JOIN enrolment e ON e.activity_id = a.id
       JOIN person p ON p.id = e.person_id`,
      );
      const end = shift(base, days - 4);
      const due = asked.filter(({ code, endsOn }) => monthsLater(endsOn, Number(code.slice(1))) <= end);
      const wrong = due.filter(({ code, endsOn, zone, mails }) => {
        const [at] = mails;
        if (at === undefined || mails.length !== 1) return true;
        const opens = monthsLater(endsOn, Number(code.slice(1)));
        // A wave opens at nine in Turin, which may be the evening of that day, or past working hours, where it is read.
        const { day, time } = wallClock(at, zone);
        const allowed = [workingDay(opens), workingDay(shift(opens, 1))];
        return !allowed.includes(day) || time < '09:00' || time >= '17:00';
      });
      process.stdout.write(
        `year: ${JSON.stringify({ enrolments: activities * perActivity, steps: days * 24, due: due.length, sent: due.filter(({ mails }) => mails.length === 1).length, early, late, wrong: wrong.length })}\n`,
      );
      expect(wrong).toEqual([]);
      expect({ early, late }).toEqual({ early: 0, late: 0 });
      expect(due.length).toBeGreaterThan(activities * perActivity);
      expect(asked.filter(({ mails }) => mails.length > 1)).toEqual([]);
    },
    sized(3_600_000, 300_000),
  );
});
