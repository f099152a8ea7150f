import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { createTestDatabase, type TestDatabase } from '../support/database.js';
import { makeActivity, makeEnrolment, makePerson } from '../support/factories.js';
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

it('returns a marked assignment in the language of its writer, once', async () => {
  const { owner } = database;
  const activityId = await makeActivity(owner);
  const personId = await makePerson(owner, { locale: 'fr' });
  const enrolmentId = await makeEnrolment(owner, { activityId, personId });
  const one = async (sql: string, values: unknown[]): Promise<string> => {
    const [row]: { id: string }[] = await owner.query(sql, values);
    return row?.id ?? '';
  };
  const assignmentId = await one(
    `INSERT INTO assignment (activity_id, title) VALUES ($1, '{"en":"A plan","fr":"Un plan"}') RETURNING id`,
    [activityId],
  );
  const submissionId = await one(
    `INSERT INTO submission (assignment_id, enrolment_id, state) VALUES ($1, $2, 'not_yet') RETURNING id`,
    [assignmentId, enrolmentId],
  );
  const markId = await one(
    `INSERT INTO submission_event (submission_id, kind, body, person_id) VALUES ($1, 'not_yet', 'Qui le fera ?', $2) RETURNING id`,
    [submissionId, personId],
  );
  for (let again = 0; again < 2; again += 1)
    await worker.runner.run({
      id: `test-${again}`,
      name: 'assignment.return',
      data: { deliveryId: 'by-hand', submissionId, markId },
    });
  await worker.runner.run({ id: 'test-send', name: 'mail.send-due', data: {} });
  const read = async (): Promise<{ state: string; locale: string; subject: string; text: string }[]> =>
    owner.query(
      `SELECT m.state, m.locale, c.subject, c.text FROM message m LEFT JOIN captured_mail c ON c.message_id = m.id
       WHERE m.kind = 'assignment.returned'`,
    );
  const mails = await until('the mail has left', read, (seen) => seen.every(({ state }) => state === 'sent'));
  expect(mails).toHaveLength(1);
  expect(mails[0]).toMatchObject({ state: 'sent', locale: 'fr', subject: 'À reprendre\u00a0: Un plan' });
  expect(mails[0]?.text).toContain('Qui le fera ?');
  expect(mails[0]?.text).toContain(`/my-activities/${activityId}/assignments/${assignmentId}`);
});
