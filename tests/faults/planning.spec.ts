import { createHash, randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { freePort } from '@traccia/runtime';
import { buildWorld } from '../worker/world.js';
import { print } from './mail-check.js';
import {
  full,
  killAllParts,
  sized,
  startKillableDatabase,
  startPart,
  type KillableDatabase,
  type Part,
} from './rig.js';

const people = sized(1000, 60);
const kills = sized(100, 4);
let database: KillableDatabase;
beforeAll(async () => {
  database = await startKillableDatabase();
}, 60_000);
afterAll(async () => {
  await killAllParts();
  await database.stop();
});

interface Applicant {
  personId: string;
  secret: string;
  key: string;
  tries: number;
}

async function signIn(personIds: readonly string[]): Promise<Applicant[]> {
  const applicants = personIds.map((personId) => ({
    personId,
    secret: randomUUID(),
    key: randomUUID(),
    tries: 0,
  }));
  await database.db.query(
    `INSERT INTO sign_in_session (secret_hash, person_id, expires_at, method)
     SELECT decode(h, 'hex'), p, clock_timestamp() + interval '1 day', 'password' FROM unnest($1::text[], $2::uuid[]) AS s(h, p)`,
    [applicants.map(({ secret }) => createHash('sha256').update(secret).digest('hex')), personIds],
  );
  return applicants;
}

/** The same key again until somebody says yes, as a browser does that lost the line. */
async function enrol(base: string, activityId: string, applicant: Applicant): Promise<void> {
  // A hundred starts of the product may come between.
  const end = performance.now() + (full ? 1_800_000 : 300_000);
  while (performance.now() < end) {
    applicant.tries += 1;
    const status = await fetch(`${base}/api/enrolments`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        origin: 'http://traccia.test',
        cookie: `traccia=${applicant.secret}`,
        'idempotency-key': applicant.key,
      },
      body: JSON.stringify({ activityId, constituentGroup: 'workers_org' }),
      signal: AbortSignal.timeout(10_000),
    }).then(
      async (answer) => {
        if (answer.status >= 400 && answer.status < 500) throw new Refused(await answer.text());
        return answer.status;
      },
      () => 0,
    );
    if (status === 201) return;
    await pause(50 + Math.random() * 100);
  }
  throw new Error('a place was never given');
}
class Refused extends Error {}

describe('an API that is killed while places are taken and follow-ups planned', () => {
  it(
    'leaves every enrolment with exactly its waves',
    async () => {
      const { activityId, enrolmentIds, personIds } = await buildWorld(database.db, {
        people,
        activityStatus: 'open',
        startsOn: '2100-01-12',
        endsOn: '2100-01-16',
      });
      await database.db.query('DELETE FROM enrolment WHERE id = ANY($1::uuid[])', [enrolmentIds]);
      await database.db.query(
        `INSERT INTO wave (activity_id, code, kind, instrument_version_id, opens_at, closes_at)
         SELECT activity_id, c, kind, instrument_version_id, opens_at + m * interval '1 month', closes_at + m * interval '1 month'
         FROM wave, (VALUES ('three', 3), ('twelve', 12)) AS more(c, m) WHERE activity_id = $1`,
        [activityId],
      );
      const applicants = await signIn(personIds);
      const port = await freePort();
      const start = () =>
        startPart('api', { DATABASE_URL: database.url, PORT: String(port), LOG_LEVEL: 'error' });
      let api: Part = start();
      let next = 0;
      let placed = 0;
      const takers = Array.from({ length: 8 }, async () => {
        for (let i = next++; i < applicants.length; i = next++) {
          await enrol(`http://127.0.0.1:${port}`, activityId, applicants[i] as Applicant);
          placed += 1;
        }
      });
      let killed = 0;
      while (killed < kills && placed < people) {
        const before = placed;
        const end = performance.now() + 30_000;
        while (placed === before && placed < people && performance.now() < end) await pause(20);
        await pause(Math.random() * 100);
        await api.kill();
        killed += 1;
        api = start();
      }
      await Promise.all(takers);
      const rows = await database.ask<{ waves: number; mails: number }>(
        `SELECT count(i.id)::int AS waves FROM enrolment e LEFT JOIN invitation i ON i.enrolment_id = e.id
         WHERE e.activity_id = $1 GROUP BY e.id`,
        [activityId],
      );
      const wrong = rows.filter(({ waves }) => waves !== 3).length;
      const events = await database.ask<{ n: number }>(
        `SELECT count(*)::int AS n FROM outbox WHERE event = 'enrolment.created'`,
      );
      print('kill -9 of the API while follow-ups are planned', {
        people,
        kills: killed,
        repeats: applicants.reduce((sum, { tries }) => sum + tries - 1, 0),
        enrolments: rows.length,
        wrong,
        events: events[0]?.n,
      });
      expect(rows).toHaveLength(people);
      expect(wrong).toBe(0);
      expect(events[0]?.n).toBe(people);
      expect(killed).toBeGreaterThanOrEqual(2);
    },
    full ? 3_600_000 : 240_000,
  );
});
