import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { certificatesApi, type BodyOf } from '@traccia/contracts';
import { certificateSerial } from '@traccia/training';
import { startTestApi, type TestApi } from '../../support/api.js';
import { createTestDatabase, type TestDatabase } from '../../support/database.js';
import {
  makeActivity,
  makeActivitySession,
  makeEnrolment,
  makeInvitation,
  makePerson,
  makeStaff,
  makeWave,
  publishShipped,
} from '../../support/factories.js';
import { statementsOf } from '../../support/statements.js';

let database: TestDatabase;
let api: TestApi;
let managerId: string;
beforeAll(async () => {
  database = await createTestDatabase();
  api = await startTestApi(database);
  managerId = await makeStaff(database.owner, 'activity_manager');
});
afterAll(async () => {
  await api.close();
  await database.drop();
});
const asManager = () => api.signedIn(managerId);

/** Over since long, with five sessions; `present` of them for each person. */
async function pastActivity(...present: number[]) {
  const { owner } = database;
  const activityId = await makeActivity(owner, {
    status: 'ended',
    startsOn: '2025-03-03',
    endsOn: '2025-03-07',
  });
  const sessions: string[] = [];
  for (const day of [3, 4, 5, 6, 7])
    sessions.push(
      await makeActivitySession(owner, activityId, {
        position: day,
        startsAt: `2025-03-0${day}T08:00:00Z`,
        endsAt: `2025-03-0${day}T14:00:00Z`,
      }),
    );
  const people: { personId: string; enrolmentId: string }[] = [];
  for (const [place, count] of present.entries()) {
    const personId = await makePerson(owner, { givenName: 'Amina', familyName: `Person ${place}` });
    const enrolmentId = await makeEnrolment(owner, { activityId, personId, status: 'attended' });
    for (const session of sessions.slice(0, count))
      await owner.query(
        `INSERT INTO attendance (activity_session_id, enrolment_id, state) VALUES ($1, $2, 'present')`,
        [session, enrolmentId],
      );
    people.push({ personId, enrolmentId });
  }
  return { activityId, people };
}
let drawn = 0;
async function plant(
  activityId: string,
  { personId, enrolmentId }: { personId: string; enrolmentId: string },
) {
  drawn += 1;
  const serial = certificateSerial(2025, [drawn, 1, 2, 3, 4, 5, 6, 7]);
  const rows: { id: string }[] = await database.owner.query(
    `INSERT INTO certificate (serial, activity_id, person_id, enrolment_id, kind, locale, holder_name, activity_code,
       activity_title, starts_on, ends_on, days, hours, centre_name, pdf, issued_on, revoked_note)
     VALUES ($1, $2, $3, $4, 'participation', 'fr', 'Amina Person', 'A1', '{"en":"Safety"}', '2025-03-03', '2025-03-07',
       5, 30, 'Centre', '\\x255044462d', '2025-03-10', NULL) RETURNING id`,
    [serial, activityId, personId, enrolmentId],
  );
  return { id: rows[0]?.id ?? '', serial };
}
const issue = async (
  activityId: string,
  body: BodyOf<typeof certificatesApi.issue> = { kind: 'participation', locale: null },
) => (await asManager()).call(certificatesApi.issue, { params: { id: activityId }, body });

describe('who has earned a certificate', () => {
  it('is said for each participant with the figure that is missing', async () => {
    const { activityId } = await pastActivity(5, 4, 3);
    const client = await asManager();
    const list = await client
      .call(certificatesApi.candidates, { params: { id: activityId }, query: { kind: 'participation' } })
      .expect(200);
    expect(
      list.body.rows.map((row: Record<string, unknown>) => [
        row.familyName,
        row.met,
        row.reason,
        row.have,
        row.need,
      ]),
    ).toEqual([
      ['Person 0', true, null, null, null],
      ['Person 1', true, null, null, null],
      ['Person 2', false, 'attendance-below', 60, 80],
    ]);
    const first = await client
      .call(certificatesApi.candidates, {
        params: { id: activityId },
        query: { kind: 'participation', limit: 2 },
      })
      .expect(200);
    const second = await client
      .call(certificatesApi.candidates, {
        params: { id: activityId },
        query: { kind: 'participation', limit: 2, after: first.body.next },
      })
      .expect(200);
    expect([first.body.rows.length, first.body.total, second.body.rows.length, second.body.next]).toEqual([
      2,
      3,
      1,
      null,
    ]);
    const unmet = await client
      .call(certificatesApi.candidates, {
        params: { id: activityId },
        query: { kind: 'participation', show: 'unmet' },
      })
      .expect(200);
    expect(unmet.body.rows).toHaveLength(1);
    const overview = await client.call(certificatesApi.overview, { params: { id: activityId } }).expect(200);
    expect(overview.body.kinds[0]).toEqual({ kind: 'participation', met: 2, unmet: 1, live: 0, toIssue: 2 });
  });

  it('counts a test only where it was answered by name', async () => {
    const { activityId, people } = await pastActivity(5);
    const [version] = (await publishShipped(database.owner)).values();
    const client = await asManager();
    const set = (testPercent: number | null) =>
      client.call(certificatesApi.setRule, {
        params: { id: activityId },
        body: { testPercent, assignments: false },
      });
    const waveId = await makeWave(database.owner, {
      activityId,
      versionId: version?.versionId ?? '',
      kind: 'post_test',
    });
    const { id: invitationId } = await makeInvitation(database.owner, {
      waveId,
      enrolmentId: people[0]?.enrolmentId ?? '',
      answerState: 'submitted',
    });
    const refused = await set(60);
    expect([refused.status, refused.body.faults]).toEqual([
      400,
      [{ field: 'body.testPercent', key: 'fault.no-named-test' }],
    ]);
    await database.owner.query(`UPDATE wave SET privacy_mode = 'named' WHERE id = $1`, [waveId]);
    await database.owner.query(
      `INSERT INTO response (wave_id, invitation_id, instrument_version_id, state, submitted_at, score_points, score_max)
       SELECT $1, $2, instrument_version_id, 'submitted', now(), 5, 10 FROM wave WHERE id = $1`,
      [waveId, invitationId],
    );
    await set(60).expect(200);
    const achievement = { params: { id: activityId }, query: { kind: 'achievement' as const } };
    const below = await client.call(certificatesApi.candidates, achievement).expect(200);
    expect(below.body.rows[0]).toMatchObject({ met: false, reason: 'test-below', have: 50, need: 60 });
    await set(50).expect(200);
    const met = await client.call(certificatesApi.candidates, achievement).expect(200);
    expect(met.body.rows[0]).toMatchObject({ met: true, reason: null });
  });

  it('counts the assignments that are marked for the certificate, and a part of a session half', async () => {
    const { activityId, people } = await pastActivity(3);
    const client = await asManager();
    await client
      .call(certificatesApi.setRule, {
        params: { id: activityId },
        body: { testPercent: null, assignments: true },
      })
      .expect(200);
    const [first, second] = await database.owner.query(
      `INSERT INTO assignment (activity_id, title, required_for_certificate)
       VALUES ($1, '{"en":"Plan"}', true), ($1, '{"en":"Report"}', true), ($1, '{"en":"Extra"}', false) RETURNING id`,
      [activityId],
    );
    const pass = (assignmentId: string) =>
      database.owner.query(
        `INSERT INTO submission (assignment_id, enrolment_id, state) VALUES ($1, $2, 'passed')`,
        [assignmentId, people[0]?.enrolmentId],
      );
    const row = async (kind: 'achievement' | 'participation') =>
      (
        await client
          .call(certificatesApi.candidates, { params: { id: activityId }, query: { kind } })
          .expect(200)
      ).body.rows[0];
    await pass(first.id);
    expect(await row('achievement')).toMatchObject({
      met: false,
      reason: 'assignments-open',
      have: 1,
      need: 2,
    });
    await pass(second.id);
    expect(await row('achievement')).toMatchObject({ met: true });
    expect(await row('participation')).toMatchObject({ reason: 'attendance-below', have: 60 });
    await database.owner.query(
      `UPDATE attendance SET state = 'partial' WHERE enrolment_id = $1 AND state = 'present'`,
      [people[0]?.enrolmentId],
    );
    expect(await row('participation')).toMatchObject({ reason: 'attendance-below', have: 30 });
  });
});

describe('issuing', () => {
  it('asks the worker once, however often and by how many the button is pressed', async () => {
    const { activityId } = await pastActivity(5, 5, 2);
    const replies = await Promise.all([issue(activityId), issue(activityId), issue(activityId)]);
    expect(replies.map(({ status }) => status).sort()).toEqual([202, 409, 409]);
    const done = replies.find(({ status }) => status === 202)?.body;
    expect(done).toMatchObject({ state: 'running', total: 2, issued: 0 });
    const members = await database.owner.query(
      `SELECT m.state FROM certificate_batch_member m JOIN certificate_batch b ON b.id = m.batch_id WHERE b.activity_id = $1`,
      [activityId],
    );
    expect(members).toHaveLength(2);
    const outbox = await database.owner.query(
      `SELECT payload FROM outbox WHERE event = 'certificates.asked' AND payload->>'batchId' = $1`,
      [done.id],
    );
    expect(outbox).toHaveLength(1);
    const client = await asManager();
    const cancelled = await client.call(certificatesApi.cancelBatch, { params: { id: done.id } }).expect(200);
    expect(cancelled.body.state).toBe('cancelled');
    expect((await client.call(certificatesApi.cancelBatch, { params: { id: done.id } })).body.code).toBe(
      'certificate.batch-over',
    );
    expect((await issue(activityId)).status).toBe(202);
  });

  it('does nothing before the last day and elsewhere than in scope', async () => {
    const future = await makeActivity(database.owner);
    await makeEnrolment(database.owner, { activityId: future });
    expect((await issue(future)).body.code).toBe('certificate.nobody');
    const { activityId } = await pastActivity(5);
    const elsewhere = await api.signedIn(
      await makeStaff(database.owner, 'activity_manager', 'activity', future),
    );
    const trainer = await api.signedIn(await makeStaff(database.owner, 'trainer', 'activity', activityId));
    const input = { params: { id: activityId }, body: { kind: 'participation' as const, locale: null } };
    expect((await elsewhere.call(certificatesApi.issue, input)).status).toBe(404);
    expect((await trainer.call(certificatesApi.issue, input)).status).toBe(403);
  });

  it('draws a preview only of somebody who takes part', async () => {
    const { activityId, people } = await pastActivity(5);
    const client = await asManager();
    const look = (enrolmentId: string) =>
      client.call(certificatesApi.askPreview, {
        params: { id: activityId },
        body: { kind: 'participation', locale: 'ar', enrolmentId },
      });
    const asked = await look(people[0]?.enrolmentId ?? '').expect(202);
    const seen = await client.call(certificatesApi.preview, { params: { id: asked.body.id } }).expect(200);
    expect(seen.body).toEqual({ state: 'waiting', svg: null });
    await look(await makeEnrolment(database.owner)).expect(404);
    // Of words that nobody has saved yet, with whoever takes part.
    const words = { statement: { en: 'was with us', ar: '' }, signatoryName: 'Elena', signatoryTitle: {} };
    const draft = await client
      .call(certificatesApi.askPreview, {
        params: { id: activityId },
        body: { kind: 'participation', locale: 'en', words },
      })
      .expect(202);
    const [row] = await database.owner.query(
      `SELECT v.words, e.activity_id AS "activityId" FROM certificate_preview v JOIN enrolment e ON e.id = v.enrolment_id
       WHERE v.id = $1`,
      [draft.body.id],
    );
    expect(row).toEqual({ activityId, words: { ...words, statement: { en: 'was with us' } } });
  });

  it('keeps words and signatories, and tells of two who write at once', async () => {
    const { activityId } = await pastActivity();
    const client = await asManager();
    const read = async () =>
      (await client.call(certificatesApi.templates, { params: { id: activityId } }).expect(200)).body;
    const { rows, programmeId } = await read();
    expect(rows.map((row: { version: number }) => row.version)).toEqual([0, 0, 0, 0]);
    const body = {
      kind: 'participation' as const,
      programmeId,
      statement: { en: 'took an active part in', ar: '' },
      signatoryName: 'Elena Marchetti',
      signatoryTitle: { en: 'Director of training' },
      version: 0,
    };
    await client.call(certificatesApi.saveTemplate, { body }).expect(200);
    expect((await client.call(certificatesApi.saveTemplate, { body })).status).toBe(412);
    expect((await read()).rows[0]).toMatchObject({ version: 1, statement: { en: 'took an active part in' } });
  });
});

describe('a certificate', () => {
  it('is downloaded by its holder and by those who issue, and is nothing to anybody else', async () => {
    const { activityId, people } = await pastActivity(5);
    const [holder] = people;
    if (!holder) throw new Error('nobody');
    const { id, serial } = await plant(activityId, holder);
    const own = await api.signedIn(holder.personId);
    const got = await own.call(certificatesApi.download, { params: { id } }).expect(200);
    expect(got.headers['content-type']).toBe('application/pdf');
    expect(got.headers['content-disposition']).toBe(`attachment; filename="${serial}.pdf"`);
    expect(Buffer.from(got.body).toString()).toBe('%PDF-');
    await (await asManager()).call(certificatesApi.download, { params: { id } }).expect(200);
    const other = await api.signedIn(await makePerson(database.owner));
    await other.call(certificatesApi.download, { params: { id } }).expect(404);
    await api.anonymous().call(certificatesApi.download, { params: { id } }).expect(401);
    const mine = await own.call(certificatesApi.mine).expect(200);
    expect(mine.body).toMatchObject({ total: 1, rows: [{ id, serial, locale: 'fr', hours: 30 }] });
  });

  it('can be verified by anybody, and shows when it was revoked and why, but not the note', async () => {
    const { activityId, people } = await pastActivity(5);
    const { id, serial } = await plant(activityId, people[0] ?? { personId: '', enrolmentId: '' });
    const verify = (typed: string) =>
      api.anonymous().call(certificatesApi.verify, { params: { serial: typed } });
    const valid = await verify(serial.toLowerCase().replaceAll('-', ' ')).expect(200);
    expect(valid.body).toMatchObject({
      serial,
      state: 'issued',
      holderName: 'Amina Person',
      days: 5,
      hours: 30,
    });
    expect(JSON.stringify(valid.body)).not.toContain(people[0]?.personId);
    const revoke = async () =>
      (await asManager()).call(certificatesApi.revoke, {
        params: { id },
        body: { reason: 'error', note: 'Issued to the wrong person' },
      });
    expect((await revoke()).body).toEqual({ serial, state: 'revoked' });
    expect((await revoke()).body.code).toBe('certificate.not-live');
    const revoked = await verify(serial).expect(200);
    expect(revoked.body).toMatchObject({ state: 'revoked', revokedReason: 'error' });
    expect(revoked.body.revokedOn).toMatch(/^\d{4}-\d\d-\d\d$/);
    expect(JSON.stringify(revoked.body)).not.toContain('wrong person');
    const trail = await database.owner.query(
      `SELECT detail FROM audit_event WHERE act = 'certificate.revoked' AND subject_id = $1`,
      [id],
    );
    expect(trail).toEqual([{ detail: { serial, reason: 'error' } }]);
  });

  it('answers alike, and by one statement, for unknown and malformed serials', async () => {
    const ask = async (serial: string) => {
      let said: unknown[] = [];
      const statements = await statementsOf(async () => {
        const { status, body } = await api.anonymous().call(certificatesApi.verify, { params: { serial } });
        const { requestId: _, ...plain } = body;
        said = [status, plain];
      });
      return [...said, statements];
    };
    const unknown = await ask(certificateSerial(2031, [1, 1, 1, 1, 1, 1, 1, 1]));
    expect(unknown[0]).toBe(404);
    for (const malformed of ['x', "' OR 1=1 --", randomUUID(), 'TR-2031-1111-1111-0', '%00'])
      expect(await ask(malformed)).toEqual(unknown);
  });

  it('counts how often one address asks', async () => {
    const visitor = api.anonymous();
    const statuses: number[] = [];
    for (let asked = 0; asked < 61; asked += 1)
      statuses.push((await visitor.call(certificatesApi.verify, { params: { serial: 'x' } })).status);
    expect([statuses[59], statuses[60]]).toEqual([404, 429]);
  });
});
