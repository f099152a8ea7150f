import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { dryRunApi, type DryRun } from '@traccia/contracts';
import { exPostParticipant } from '@traccia/survey';
import { type Client, startTestApi, type TestApi } from '../../support/api.js';
import { createTestDatabase, type TestDatabase } from '../../support/database.js';
import {
  makeActivity,
  makeCourse,
  makeEnrolment,
  makeInstrument,
  makePerson,
  makeStaff,
} from '../../support/factories.js';
import { makePlan } from '../../support/plan-factories.js';

let database: TestDatabase;
let api: TestApi;
let evaluator: Client;
let activityId: string;
beforeAll(async () => {
  database = await createTestDatabase();
  api = await startTestApi(database);
  evaluator = await api.signedIn(await makeStaff(database.owner, 'evaluator'));
  const courseId = await makeCourse(database.owner);
  activityId = await makeActivity(database.owner, { courseId });
  const { instrumentId } = await makeInstrument(database.owner, exPostParticipant);
  const unpublished = await database.owner.query(
    `INSERT INTO instrument (code, kind, title) VALUES ('later', 'ex_post', '{}') RETURNING id`,
  );
  await makePlan(
    database.owner,
    { kind: 'activity', id: activityId },
    [
      { code: 'six', instrumentId, offsetMonths: 6, reminderDays: [7, 14], languageRule: 'fr' },
      { code: 'none', instrumentId: unpublished[0].id },
    ],
    'draft',
  );
  const people = [
    { familyName: 'Abena', countryCode: 'IT' },
    { familyName: 'Bello', countryCode: 'IT', email: null },
    { familyName: 'Cissé', countryCode: 'EG' },
  ];
  for (const shape of people)
    await makeEnrolment(database.owner, { activityId, personId: await makePerson(database.owner, shape) });
});
afterAll(async () => {
  await api.close();
  await database.drop();
});

const run = (query: Record<string, string | number>, client = evaluator, id = activityId) =>
  client.call(dryRunApi.run, { params: { id }, query });
const linesOf = (reply: { body: DryRun }) =>
  reply.body.rows.map(({ recipientName, ordinal, locale, dueAt, reason }) => [
    recipientName?.split(' ').at(-1),
    ordinal,
    locale,
    dueAt,
    reason,
  ]);

describe('a dry run', () => {
  it('says of a draft who would get what, when and in which language, and who would not and why', async () => {
    const reply = await run({ plan: 'draft', limit: 100 }).expect(200);
    // 7 March 2031 and six months: Sunday 7 September, 09:00 in Rome. In Italy that waits for Monday; in Egypt, free on
    // Friday and Saturday, Sunday at ten is a working hour. Reminders after 7 and 14 days.
    expect(linesOf(reply)).toEqual(
      [
        ['Cissé', 0, 'fr', '2031-09-07T07:00:00.000Z', null],
        ['Bello', 0, 'fr', '2031-09-08T07:00:00.000Z', 'no-address'],
        ['Abena', 0, 'fr', '2031-09-08T07:00:00.000Z', null],
        ['Cissé', 1, 'fr', '2031-09-14T07:00:00.000Z', null],
        ['Abena', 1, 'fr', '2031-09-15T07:00:00.000Z', null],
        ['Cissé', 2, 'fr', '2031-09-21T07:00:00.000Z', null],
        ['Abena', 2, 'fr', '2031-09-22T07:00:00.000Z', null],
      ].sort(
        (one, other) =>
          String(one[3]).localeCompare(String(other[3])) || orderOf(reply, one) - orderOf(reply, other),
      ),
    );
    expect((reply.body as DryRun).waves).toMatchObject([
      { code: 'six', invitations: 2, reminders: 4, notSent: [{ reason: 'no-address', count: 1 }] },
      { code: 'none', state: 'unpublished', invitations: 0 },
    ]);
    const [asked] = await database.owner.query(`SELECT count(*)::int AS n FROM wave WHERE activity_id = $1`, [
      activityId,
    ]);
    expect(asked.n).toBe(0);
  });

  it('is searched, narrowed and read page by page', async () => {
    expect(linesOf(await run({ plan: 'draft', search: 'cissé' }).expect(200))).toHaveLength(3);
    expect(linesOf(await run({ plan: 'draft', verdict: 'not-sent' }).expect(200))).toHaveLength(1);
    expect(linesOf(await run({ plan: 'draft', wave: 'other' }).expect(200))).toEqual([]);
    const first = await run({ plan: 'draft', limit: 4 }).expect(200);
    const second = await run({ plan: 'draft', limit: 4, after: first.body.next }).expect(200);
    expect([first.body.total, second.body.total, second.body.next]).toEqual([7, null, null]);
    const whole = await run({ plan: 'draft', limit: 100 }).expect(200);
    expect([...linesOf(first), ...linesOf(second)]).toEqual(linesOf(whole));
    await run({ plan: 'draft', after: 'nonsense' }).expect(400);
  });

  it('is for whoever runs the follow-up', async () => {
    expect(linesOf(await run({}).expect(200))).toEqual([]);
    await run({ plan: 'course' }).expect(404);
    const bound = await makeStaff(
      database.owner,
      'evaluator',
      'activity',
      await makeActivity(database.owner),
    );
    await run({}, await api.signedIn(bound)).expect(404);
    await run({}, await api.signedIn(await makeStaff(database.owner, 'trainer'))).expect(403);
    await run({}, api.anonymous()).expect(401);
  });
});

/** Of lines of one instant the order is that of their ids. */
function orderOf(reply: { body: DryRun }, line: readonly unknown[]): number {
  return linesOf(reply).findIndex((shown) => JSON.stringify(shown) === JSON.stringify(line));
}
