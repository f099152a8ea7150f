import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createDataSource } from '@traccia/persistence';
import type { DataSource } from 'typeorm';
import { openSession, startTestApi, type TestApi } from '../../support/api.js';
import { createTestDatabase, type TestDatabase } from '../../support/database.js';
import { makeActivity, makePerson } from '../../support/factories.js';

const full = process.env.TRACCIA_FAULTS_FULL === '1';
const applicants = full ? 500 : 120;
const places = 25;

let database: TestDatabase;
let secondPool: DataSource;
let apis: TestApi[];
let cookies: string[];
beforeAll(async () => {
  database = await createTestDatabase();
  secondPool = await createDataSource(database.url, { applicationName: 'second' }).initialize();
  apis = [await startTestApi(database), await startTestApi({ ...database, db: secondPool })];
  cookies = [];
  for (let n = 0; n < applicants; n += 1)
    cookies.push(`traccia=${await openSession(database, await makePerson(database.owner))}`);
}, 120_000);
afterAll(async () => {
  for (const api of apis) await api.close();
  if (secondPool.isInitialized) await secondPool.destroy();
  await database.drop();
});

/** Half of the requests to each replica, as a balancer would. */
async function send(n: number, path: string, body?: unknown) {
  const cookie = cookies[n % applicants] ?? '';
  const reply = await fetch(`${apis[n % 2]?.url}${path}`, {
    method: 'POST',
    headers: {
      cookie,
      origin: 'http://traccia.test',
      ...(body ? { 'content-type': 'application/json', 'idempotency-key': randomUUID() } : {}),
    },
    body: body ? JSON.stringify(body) : null,
  });
  return {
    status: reply.status,
    body: (await reply.json()) as { id: string; status: string; waitPosition: number | null; code?: string },
  };
}
async function secondsOf(work: Promise<unknown>): Promise<number> {
  const started = performance.now();
  await work;
  return (performance.now() - started) / 1000;
}
const readMine = async (n: number) => {
  const url = `${apis[n % 2]?.url}/api/me/enrolments`;
  return (await fetch(url, { headers: { cookie: cookies[n] ?? '' } })).json();
};
const enrol = (n: number, activityId: string) => send(n, '/api/enrolments', { activityId });
const rowsOf = (
  activityId: string,
): Promise<{ id: string; status: string; wait_position: number | null }[]> =>
  database.owner.query(
    'SELECT id, status, wait_position FROM enrolment WHERE activity_id = $1 ORDER BY wait_position NULLS FIRST',
    [activityId],
  );

describe(`${applicants} people for ${places} places over two replicas`, () => {
  it('gives exactly the places there are and a queue without gap, in the order of commits', async () => {
    const activityId = await makeActivity(database.owner, { capacity: places });
    // What the machine needs to answer as many signed-in readers at once; a busy machine is no fault of the queue.
    const floor = await secondsOf(Promise.all(cookies.map((_, n) => readMine(n))));
    const racing = Promise.all(cookies.map((_, n) => enrol(n, activityId)));
    const seconds = await secondsOf(racing);
    const replies = await racing;
    expect(replies.filter(({ status }) => status !== 201)).toEqual([]);
    const rows = await rowsOf(activityId);
    expect(rows.filter(({ status }) => status === 'enrolled')).toHaveLength(places);
    const queue = Array.from({ length: applicants - places }, (_, index) => index + 1);
    expect(rows.flatMap(({ wait_position }) => wait_position ?? [])).toEqual(queue);
    const told = replies.flatMap(({ body }) => body.waitPosition ?? []).toSorted((a, b) => a - b);
    expect(told).toEqual(queue);
    // Each transaction writes its event while it holds the activity's lock: events are numbered in the order of commits.
    const inCommitOrder: { position: number }[] = await database.owner.query(
      `SELECT e.wait_position AS position FROM enrolment e JOIN outbox o ON o.payload->>'enrolmentId' = e.id::text
       WHERE e.activity_id = $1 AND e.status = 'waiting' ORDER BY o.id`,
      [activityId],
    );
    expect(inCommitOrder.map(({ position }) => position)).toEqual(queue);
    const [outbox] = await database.owner.query(
      `SELECT count(DISTINCT payload->>'enrolmentId')::int AS people, count(*)::int AS events FROM outbox
       WHERE event = 'enrolment.created' AND payload->>'enrolmentId' = ANY($1)`,
      [rows.map(({ id }) => id)],
    );
    expect(outbox).toEqual({ people: applicants, events: applicants });
    expect(seconds).toBeLessThan(Math.max(5, 4 * floor));
  }, 120_000);

  it('gives sixty people five places and ten turns, and tells the others that the list is full', async () => {
    const activityId = await makeActivity(database.owner, { capacity: 5 });
    await database.owner.query('UPDATE activity SET reserve_places = 10 WHERE id = $1', [activityId]);
    const replies = await Promise.all(cookies.slice(0, 60).map((_, n) => enrol(n, activityId)));
    const count = (wanted: (reply: (typeof replies)[number]) => boolean) => replies.filter(wanted).length;
    expect([
      count(({ status, body }) => status === 201 && body.status === 'enrolled'),
      count(({ status, body }) => status === 201 && body.status === 'waiting'),
      count(({ status, body }) => status === 409 && body.code === 'enrolment.list-full'),
    ]).toEqual([5, 10, 45]);
    const rows = await rowsOf(activityId);
    expect(rows.flatMap(({ wait_position }) => wait_position ?? [])).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
    expect(rows).toHaveLength(15);
  });

  it('takes one enrolment of a person who asks fifty times at once', async () => {
    const activityId = await makeActivity(database.owner, { capacity: places });
    const replies = await Promise.all(
      Array.from({ length: 50 }, async (_, n) => {
        const reply = await fetch(`${apis[n % 2]?.url}/api/enrolments`, {
          method: 'POST',
          headers: {
            cookie: cookies[0] ?? '',
            origin: 'http://traccia.test',
            'content-type': 'application/json',
          },
          body: JSON.stringify({ activityId }),
        });
        return reply.status;
      }),
    );
    expect(replies.filter((status) => status === 201)).toHaveLength(1);
    expect(replies.filter((status) => status === 409)).toHaveLength(49);
    expect(await rowsOf(activityId)).toHaveLength(1);
  });

  it('never holds more people than places while some leave and others come, and tells each promoted person once', async () => {
    const activityId = await makeActivity(database.owner, { capacity: places });
    const held: string[] = [];
    for (let n = 0; n < places; n += 1) held.push((await enrol(n, activityId)).body.id);
    let most = 0;
    let racing = true;
    const watch = (async () => {
      while (racing) {
        const [seen]: { n: number }[] = await database.owner.query(
          `SELECT count(*)::int AS n FROM enrolment WHERE activity_id = $1 AND status = 'enrolled'`,
          [activityId],
        );
        most = Math.max(most, seen?.n ?? 0);
        await new Promise((done) => setTimeout(done, 10));
      }
    })();
    const comers = Array.from({ length: applicants - places }, (_, n) => enrol(n + places, activityId));
    const leavers = held.map((id, n) => send(n, `/api/enrolments/${id}/withdrawal`));
    const [came, left] = await Promise.all([Promise.all(comers), Promise.all(leavers)]);
    racing = false;
    await watch;
    expect([...came, ...left].filter(({ status }) => status !== 201 && status !== 200)).toEqual([]);
    expect(most).toBeLessThanOrEqual(places);
    const rows = await rowsOf(activityId);
    expect(rows.filter(({ status }) => status === 'enrolled')).toHaveLength(places);
    const positions = rows.flatMap(({ wait_position }) => wait_position ?? []);
    expect(positions).toHaveLength(applicants - places - places);
    const promoted: { id: string; times: number }[] = await database.owner.query(
      `SELECT payload->>'enrolmentId' AS id, count(*)::int AS times FROM outbox
       WHERE event = 'enrolment.promoted' AND payload->>'enrolmentId' = ANY($1) GROUP BY 1`,
      [rows.map(({ id }) => id)],
    );
    expect(promoted.filter(({ times }) => times !== 1)).toEqual([]);
    // Whoever was told to wait and now holds a place was promoted, nobody else; and nobody overtook the queue.
    const waited = new Set(came.filter(({ body }) => body.status === 'waiting').map(({ body }) => body.id));
    const nowIn = rows
      .filter(({ id, status }) => status === 'enrolled' && waited.has(id))
      .map(({ id }) => id);
    expect(promoted.map(({ id }) => id).toSorted()).toEqual(nowIn.toSorted());
    expect(Math.min(...positions)).toBe(nowIn.length + 1);
  }, 120_000);
});
