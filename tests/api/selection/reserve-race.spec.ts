import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { createDataSource } from '@traccia/persistence';
import type { DataSource } from 'typeorm';
import { openSession, startTestApi, type TestApi } from '../../support/api.js';
import { createTestDatabase, type TestDatabase } from '../../support/database.js';
import { makeApplicants, makeSelective, seatsOf, type Applicant } from './selection-world.js';

const places = 25;
const reserve = 40;
let database: TestDatabase;
let secondPool: DataSource;
let apis: TestApi[];
beforeAll(async () => {
  database = await createTestDatabase();
  secondPool = await createDataSource(database.url, { applicationName: 'second' }).initialize();
  apis = [await startTestApi(database), await startTestApi({ ...database, db: secondPool })];
}, 60_000);
afterAll(async () => {
  for (const api of apis) await api.close();
  if (secondPool.isInitialized) await secondPool.destroy();
  await database.drop();
});

/** All places offered and told, and a reserve list behind them, by plain rows. */
async function offerAll(activityId: string, people: readonly Applicant[]): Promise<Map<string, string>> {
  const rows: { person_id: string; id: string }[] = await database.owner.query(
    `WITH a AS (SELECT t.id, t.n FROM unnest($2::uuid[]) WITH ORDINALITY AS t(id, n)),
     moved AS (UPDATE application SET state = CASE WHEN a.n <= $3 THEN 'offered' ELSE 'reserve' END FROM a
       WHERE a.id = application.id RETURNING application.id, person_id),
     d AS (INSERT INTO selection_decision (activity_id, application_id, decision, reserve_position, letter_sent_at)
       SELECT $1, a.id, CASE WHEN a.n <= $3 THEN 'offer' ELSE 'reserve' END, CASE WHEN a.n > $3 THEN a.n - $3 END, now() FROM a
       RETURNING id, application_id, decision),
     o AS (INSERT INTO offer (activity_id, application_id, decision_id, expires_at)
       SELECT $1, application_id, id, clock_timestamp() + interval '3 days' FROM d WHERE decision = 'offer'
       RETURNING id, application_id)
     SELECT moved.person_id, o.id FROM o JOIN moved ON moved.id = o.application_id`,
    [activityId, people.map(({ id }) => id), places],
  );
  return new Map(rows.map(({ person_id, id }) => [person_id, id]));
}

it('never promises more than the places while all answer at once, and the reserve moves up in its order', async () => {
  const activityId = await makeSelective(database.owner, { capacity: places });
  const people = await makeApplicants(database.owner, activityId, places + reserve);
  const offers = await offerAll(activityId, people);
  const cookies: string[] = [];
  for (const { personId } of people.slice(0, places))
    cookies.push(`traccia=${await openSession(database, personId)}`);
  let most = 0;
  let racing = true;
  const watch = (async () => {
    while (racing) {
      const { open, taken } = await seatsOf(database.owner, activityId);
      most = Math.max(most, open + taken);
      await new Promise((done) => setTimeout(done, 10));
    }
  })();
  const answers = await Promise.all(
    people.slice(0, places).map(async ({ personId }, n) => {
      const act = n % 5 === 0 ? 'acceptance' : 'refusal';
      const reply = await fetch(`${apis[n % 2]?.url}/api/offers/${offers.get(personId)}/${act}`, {
        method: 'POST',
        headers: {
          cookie: cookies[n] ?? '',
          origin: 'http://traccia.test',
          'content-type': 'application/json',
        },
        body: act === 'refusal' ? JSON.stringify({ reason: null }) : null,
      });
      return reply.status;
    }),
  );
  racing = false;
  await watch;
  expect(answers.filter((status) => status !== 200)).toEqual([]);
  expect(most).toBeLessThanOrEqual(places);
  const refused = 20; // of 25, each fifth accepts
  expect(await seatsOf(database.owner, activityId)).toEqual({
    enrolled: 5,
    offers: refused,
    open: refused,
    taken: 5,
  });
  // Promoted are the lowest positions, each by one event and one live decision.
  const states: { state: string }[] = await database.owner.query(
    `SELECT ap.state FROM unnest($1::uuid[]) WITH ORDINALITY AS t(id, n) JOIN application ap ON ap.id = t.id ORDER BY t.n`,
    [people.slice(places).map(({ id }) => id)],
  );
  expect(states.map(({ state }) => state)).toEqual([
    ...Array.from({ length: refused }, () => 'offered'),
    ...Array.from({ length: reserve - refused }, () => 'reserve'),
  ]);
  const told: { id: string; times: number }[] = await database.owner.query(
    `SELECT d.id, count(*)::int AS times FROM outbox o CROSS JOIN jsonb_array_elements_text(o.payload->'decisionIds') AS t(id)
     JOIN selection_decision d ON d.id = t.id::uuid WHERE o.event = 'selection.told' AND d.activity_id = $1 GROUP BY d.id`,
    [activityId],
  );
  expect(told).toHaveLength(refused);
  expect(told.filter(({ times }) => times !== 1)).toEqual([]);
}, 120_000);
