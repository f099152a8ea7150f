import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { createTestDatabase, type TestDatabase } from '../support/database.js';
import { makeActivity, makePerson } from '../support/factories.js';
import { startTestWorker, until } from '../support/worker.js';

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

it('tells both sides of a hand-over and of standing in, once each and in their language', async () => {
  const { owner } = database;
  const one = async (sql: string, values: unknown[]): Promise<string> => {
    const [row]: { id: string }[] = await owner.query(sql, values);
    return row?.id ?? '';
  };
  const giver = await makePerson(owner, { givenName: 'Rosa', familyName: 'Conti' });
  const reader = await makePerson(owner, { givenName: 'Luz', familyName: 'Vega', locale: 'es' });
  const activityId = await makeActivity(owner, { code: 'A77', title: { es: 'Seguridad' } });
  const handOverId = await one(
    `INSERT INTO hand_over (to_person_id, handed_by, note) VALUES ($1, $2, 'La sede está reservada.') RETURNING id`,
    [reader, giver],
  );
  await owner.query('INSERT INTO hand_over_activity VALUES ($1, $2, $3)', [handOverId, activityId, giver]);
  const deputyshipId = await one(
    `INSERT INTO deputyship (person_id, deputy_id, starts_on, ends_on, named_by)
     VALUES ($1, $2, '2026-03-02', '2026-03-06', $1) RETURNING id`,
    [giver, reader],
  );
  for (let again = 0; again < 2; again += 1) {
    const run = (name: string, ids: object) =>
      worker.runner.run({ id: `${name}-${again}`, name, data: { deliveryId: 'by-hand', ...ids } });
    await run('hand-over.tell', { handOverId });
    await run('deputy.tell', { deputyshipId });
  }
  await worker.runner.run({ id: 'test-send', name: 'mail.send-due', data: {} });
  const read = async (): Promise<{ state: string; subject: string; text: string }[]> =>
    owner.query(
      `SELECT m.state, c.subject, c.text FROM message m LEFT JOIN captured_mail c ON c.message_id = m.id
       ORDER BY m.kind, m.locale DESC`,
    );
  const mails = await until('all have left', read, (seen) => seen.every(({ state }) => state === 'sent'));
  expect(mails.map(({ subject }) => subject)).toEqual([
    'Una actividad pasa a su cargo',
    'An activity has passed to Luz Vega',
    'Usted sustituye a Rosa Conti',
    'Luz Vega stands in for you',
  ]);
  expect(mails[0]?.text).toContain('A77 · Seguridad');
  expect(mails[0]?.text).toContain('La sede está reservada.');
});
