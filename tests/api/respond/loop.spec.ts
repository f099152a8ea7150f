import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  activitiesApi,
  attendanceApi,
  enrolmentsApi,
  homeApi,
  respondApi,
  type Activity,
  type Answers,
} from '@traccia/contracts';
import { inTransaction, publish } from '@traccia/persistence';
import { deriveToken, parseLinkKeys } from '@traccia/runtime';
import { exPostParticipant } from '@traccia/survey';
import { startTestApi, testLinkKeys, type Client, type TestApi } from '../../support/api.js';
import { createTestDatabase, type TestDatabase } from '../../support/database.js';
import { makeCourse, makeInstrument, makePerson, makeStaff } from '../../support/factories.js';
import { makePlan } from '../../support/plan-factories.js';
import { startTestWorker, until } from '../../support/worker.js';

let database: TestDatabase;
let api: TestApi;
let worker: Awaited<ReturnType<typeof startTestWorker>>;
let manager: Client;
let activity: Activity;
beforeAll(async () => {
  database = await createTestDatabase();
  await database.owner.query(`INSERT INTO setting (key, value) VALUES ('mailsPerMinute', '6000')`);
  api = await startTestApi(database);
  worker = await startTestWorker(database);
  manager = await api.signedIn(await makeStaff(database.owner, 'activity_manager'));
  const { instrumentId } = await makeInstrument(database.owner, exPostParticipant);
  const courseId = await makeCourse(database.owner);
  await makePlan(database.owner, { kind: 'course', id: courseId }, [
    { code: 'six', instrumentId, offsetMonths: 6 },
  ]);
  const body = {
    courseId,
    code: 'LOOP',
    title: { en: 'Wages', ar: 'الأجور' },
    modality: 'face_to_face' as const,
    startsOn: day(5),
    endsOn: day(6),
    timeZone: 'Europe/Rome',
    venue: null,
    countryCode: null,
    languages: ['en' as const],
    capacity: 2,
    enrolmentClosesOn: null,
  };
  const made = await manager.call(activitiesApi.create, { body }).expect(201);
  const opening = { params: { id: made.body.id }, body: { status: 'open' as const, version: 1 } };
  activity = (await manager.call(activitiesApi.setStatus, opening).expect(200)).body;
});
afterAll(async () => {
  await worker.stop();
  await api.close();
  await database.drop();
});

const day = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
const moveTo = async (days: number) => {
  await database.owner.query('UPDATE deployment SET clock_offset = make_interval(days => $1)', [days]);
  await inTransaction(database.db, (tx) => publish(tx, 'clock.moved', { offsetSeconds: days * 86_400 }));
};
const mails = async (): Promise<string[]> =>
  (await database.owner.query(`SELECT kind || ' ' || state AS mail FROM message ORDER BY 1`)).map(
    ({ mail }: { mail: string }) => mail,
  );
const read = async (): Promise<Activity> =>
  (await manager.call(activitiesApi.get, { params: { id: activity.id } }).expect(200)).body;

/** The token behind a placeholder of the captured mail to somebody, as the Outbox page would fill it. */
async function tokenFor(personId: string, purpose: 'link' | 'unsubscribe'): Promise<string> {
  const [mail]: { text: string }[] = await database.owner.query(
    `SELECT c.text FROM captured_mail c JOIN message m ON m.id = c.message_id
     WHERE m.recipient_person_id = $1 AND m.kind = 'survey.invitation'`,
    [personId],
  );
  const id = new RegExp(`%%TOKEN:${purpose}:([0-9a-f-]{36})%%`).exec(mail?.text ?? '')?.[1] ?? '';
  const [row]: { nonce: Buffer; version: number }[] = await database.owner.query(
    `SELECT link_nonce AS nonce, link_key_version AS version FROM invitation WHERE id = $1
     UNION ALL SELECT nonce, key_version FROM mailed_token WHERE id = $1`,
    [id],
  );
  if (!row) throw new Error(`no ${purpose} link was mailed`);
  return deriveToken(parseLinkKeys(testLinkKeys), purpose, id, row.nonce, row.version);
}

/** Something valid for every required question of the form, the first choice where there is one. */
const answers: Answers = Object.fromEntries(
  exPostParticipant.pages.flatMap(({ items }) =>
    items.flatMap((item): [string, Answers[string]][] => {
      const first =
        'answerList' in item && item.answerList ? exPostParticipant.answerLists[item.answerList]?.[0] : null;
      if (item.type === 'likert_matrix')
        return item.rows.map(({ code }) => [code, { codes: [first?.code ?? ''] }]);
      if (item.type === 'yes_no') return [[item.code, { codes: ['yes'] }]];
      if (item.type === 'rating_0_10') return [[item.code, { number: 8 }]];
      if (item.type === 'number') return [[item.code, { number: item.min ?? 0 }]];
      return first ? [[item.code, { codes: [first.code] }]] : [];
    }),
  ),
);

describe('the loop, from a place to an answer', () => {
  const people: { id: string; client: Client; enrolmentId: string }[] = [];

  it('tells everybody once where they stand', async () => {
    for (const locale of ['ar', 'fr', 'es'] as const) {
      const id = await makePerson(database.owner, { locale });
      const client = await api.signedIn(id);
      const reply = await client
        .call(enrolmentsApi.create, { body: { activityId: activity.id } })
        .expect(201);
      people.push({ id, client, enrolmentId: reply.body.id });
    }
    // A waiting-list mail that has not left yet is cancelled by the promotion; here it shall have left.
    await until('three mails', mails, (seen) => seen.filter((mail) => mail.endsWith(' sent')).length === 3);
    const leaver = people[1];
    await leaver?.client.call(enrolmentsApi.withdraw, { params: { id: leaver.enrolmentId } }).expect(200);
    await until('the promotion', mails, (seen) => seen.includes('enrolment.promoted sent'));
    expect(await mails()).toEqual([
      'enrolment.confirmed sent',
      'enrolment.confirmed sent',
      'enrolment.promoted sent',
      'enrolment.waiting sent',
    ]);
  });

  it('asks those who held a place, half a year later', async () => {
    await moveTo(8);
    await until('the end', read, ({ status }) => status === 'ended');
    const marks = [people[0], people[2]].map((person) => ({
      enrolmentId: person?.enrolmentId ?? '',
      state: 'present' as const,
      ageSeconds: 0,
    }));
    await manager
      .call(attendanceApi.record, {
        params: { id: activity.id, position: 1 },
        body: { batchId: randomUUID(), marks },
      })
      .expect(200);
    await moveTo(200);
    const wave = async () => (await read()).waves[0];
    await until('the invitations', wave, (seen) => seen?.messagesSent === 2);
    expect(await wave()).toMatchObject({
      state: 'open',
      invited: 2,
      submitted: 0,
      messagesExpected: 2,
      messagesSent: 2,
    });
    const todos = await people[0]?.client.call(homeApi.todos).expect(200);
    expect(todos?.body.todos[0]).toMatchObject({ kind: 'survey.answer', params: { wave: 'ex_post' } });
  });

  it('takes the answer by the mailed link, in the language of the person', async () => {
    const token = await tokenFor(people[0]?.id ?? '', 'link');
    const form = await api.anonymous().call(respondApi.open, { body: { token } }).expect(200);
    expect(form.body).toMatchObject({ state: 'open', locale: 'ar', activityTitle: { ar: 'الأجور' } });
    const body = { token, clientId: randomUUID(), locale: 'ar' as const, answers };
    await api.anonymous().call(respondApi.submit, { body }).expect(200);
    // One answer of an open wave is told to nobody: counts come by the day, and in fives.
    expect((await read()).waves[0]).toMatchObject({ invited: 2, submitted: 0 });
    await until(
      'the mark',
      async () =>
        database.owner.query(
          `SELECT 1 FROM delivery WHERE job = 'impact.mark-stale' AND done_at IS NOT NULL`,
        ),
      (rows: unknown[]) => rows.length === 1,
    );
  });

  it('writes no more to who answered or does not want to hear of it', async () => {
    const token = await tokenFor(people[2]?.id ?? '', 'unsubscribe');
    await api.anonymous().post(`/api/unsubscribe/${token}`, { 'List-Unsubscribe': 'One-Click' }).expect(200);
    await moveTo(210);
    await until('the reminder that stays', mails, (seen) =>
      seen.some((mail) => mail.startsWith('survey.reminder')),
    );
    await until(
      'its end',
      mails,
      (seen) => !seen.includes('survey.reminder planned') && !seen.includes('survey.reminder sending'),
    );
    expect((await mails()).filter((mail) => mail.startsWith('survey.reminder'))).toEqual([
      'survey.reminder suppressed',
    ]);
  });
});
