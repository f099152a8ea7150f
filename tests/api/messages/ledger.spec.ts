import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type ExpectedWave, homeApi, messagesApi } from '@traccia/contracts';
import { ExpectedMailRepository } from '@traccia/persistence';
import { parseCsv } from 'hucre/csv';
import { readXlsx } from 'hucre/xlsx';
import type supertest from 'supertest';
import { startTestApi, type TestApi } from '../../support/api.js';
import { createTestDatabase, type TestDatabase } from '../../support/database.js';
import {
  grantRole,
  makeActivity,
  makeEnrolment,
  makeInvitation,
  makeMessage,
  makeOrganization,
  makePerson,
  makeStaff,
  makeWave,
  publishShipped,
} from '../../support/factories.js';

let database: TestDatabase;
let api: TestApi;
let versionId: string;
let manager: string;
beforeAll(async () => {
  database = await createTestDatabase();
  api = await startTestApi(database);
  versionId = [...(await publishShipped(database.owner)).values()][0]?.versionId ?? '';
  manager = await makeStaff(database.owner, 'activity_manager');
});
afterAll(async () => {
  await api.close();
  await database.drop();
});

interface Letter {
  /** Of the message; null: there is none. */
  state: string | null;
  reason?: string;
  answerState?: string;
}
const waveOf = async (letters: readonly Letter[], givenName = 'Amina') => {
  const { owner } = database;
  const activityId = await makeActivity(owner, { status: 'ended' });
  const waveId = await makeWave(owner, { activityId, versionId });
  const ids: { invitation: string; message: string | null; personId: string }[] = [];
  for (const { state, reason, answerState } of letters) {
    const personId = await makePerson(owner, { givenName });
    const enrolmentId = await makeEnrolment(owner, { activityId, personId, status: 'attended' });
    const { id } = await makeInvitation(owner, { waveId, enrolmentId, ...(answerState && { answerState }) });
    const about = { kind: 'survey.invitation', subjectType: 'invitation', subjectId: id, personId };
    const message = state === null ? null : await makeMessage(owner, { ...about, state });
    if (message !== null && reason !== undefined)
      await owner.query('UPDATE message SET reason = $2 WHERE id = $1', [message, reason]);
    ids.push({ invitation: id, message, personId });
  }
  return { activityId, waveId, ids };
};
const expectedOf = async (waveId: string): Promise<ExpectedWave> => {
  const staff = await api.signedIn(manager);
  const { body } = await staff.call(messagesApi.expected, { query: { waveId } }).expect(200);
  return body.rows[0];
};

describe('expected against sent', () => {
  it('gives every invitation that is due one place: sent, waiting, stopped with its reason, or missing', async () => {
    const { waveId } = await waveOf([
      { state: 'sent' },
      { state: 'sent', answerState: 'submitted' },
      { state: 'planned' },
      { state: 'suppressed', reason: 'unsubscribed' },
      { state: 'cancelled', reason: 'refused', answerState: 'refused' },
      { state: null, answerState: 'submitted' },
      { state: null, answerState: 'planned' },
    ]);
    const { invitations, reminders, reasons } = await expectedOf(waveId);
    // 2 sent + 1 waiting + 3 stopped + 1 of which nobody knows = 7 that were due.
    expect(invitations).toEqual({ expected: 7, sent: 2, waiting: 1, stopped: 3, missing: 1 });
    expect(reasons).toEqual({ unsubscribed: 1, refused: 1, 'already-answered': 1 });
    expect(reminders).toEqual({ expected: 0, sent: 0, waiting: 0, stopped: 0, missing: 0 });
  });

  it('misses a reminder whose instant has passed, and not where the answer came', async () => {
    const { waveId, ids } = await waveOf([{ state: 'sent' }, { state: 'sent', answerState: 'submitted' }]);
    const remindIn = async (minutes: number) =>
      database.owner.query(
        `UPDATE invitation SET remind_at = clock_timestamp() + make_interval(mins => $2) WHERE wave_id = $1`,
        [waveId, minutes],
      );
    await remindIn(5);
    expect((await expectedOf(waveId)).reminders).toMatchObject({ expected: 0, missing: 0 });
    await remindIn(-5);
    expect((await expectedOf(waveId)).reminders).toMatchObject({ expected: 1, missing: 1 });
    const [first] = ids;
    await makeMessage(database.owner, {
      kind: 'survey.reminder',
      subjectType: 'invitation',
      subjectId: first?.invitation ?? '',
      personId: first?.personId ?? '',
      ordinal: 1,
      state: 'sent',
    });
    await remindIn(5);
    expect((await expectedOf(waveId)).reminders).toMatchObject({ expected: 1, sent: 1, missing: 0 });
  });

  it('counts a supervisor who is not named as stopped', async () => {
    const { waveId } = await waveOf([{ state: null, answerState: 'planned' }]);
    await database.owner.query(`UPDATE wave SET respondent_kind = 'supervisor' WHERE id = $1`, [waveId]);
    expect(await expectedOf(waveId)).toMatchObject({ reasons: { 'no-supervisor': 1 } });
  });

  it('counts an organization that nobody speaks for as stopped, and one with a focal point as missing', async () => {
    const { waveId } = await waveOf([{ state: null, answerState: 'planned' }]);
    const organizationId = await makeOrganization(database.owner);
    await database.owner.query(`UPDATE wave SET respondent_kind = 'organization' WHERE id = $1`, [waveId]);
    await database.owner.query(
      'UPDATE invitation SET enrolment_id = NULL, organization_id = $2 WHERE wave_id = $1',
      [waveId, organizationId],
    );
    expect(await expectedOf(waveId)).toMatchObject({ reasons: { 'no-focal-point': 1 } });
    const personId = await makePerson(database.owner);
    await grantRole(database.owner, personId, 'focal_point', 'organization', organizationId);
    expect(await expectedOf(waveId)).toMatchObject({ reasons: {}, invitations: { missing: 1 } });
    await database.owner.query('DELETE FROM invitation WHERE wave_id = $1', [waveId]);
  });

  it('raises an alarm for what has been missing for a quarter of an hour, and not before', async () => {
    const { waveId } = await waveOf([{ state: null, answerState: 'planned' }]);
    const mail = new ExpectedMailRepository(database.db.manager);
    const before = (await mail.readUnaccounted()).unaccounted;
    await database.owner.query(
      `UPDATE invitation SET due_at = clock_timestamp() - interval '10 minutes' WHERE wave_id = $1`,
      [waveId],
    );
    expect((await mail.readUnaccounted()).unaccounted).toBe(before - 1);
    await database.owner.query(
      `UPDATE invitation SET due_at = clock_timestamp() - interval '16 minutes' WHERE wave_id = $1`,
      [waveId],
    );
    const staff = await api.signedIn(manager);
    const { body } = await staff.call(homeApi.todos).expect(200);
    const alarm = body.todos.find(({ kind }: { kind: string }) => kind === 'message.unaccounted');
    expect(alarm).toMatchObject({ late: true, params: { count: before } });
    const trainer = await api.signedIn(await makeStaff(database.owner, 'trainer'));
    const other = await trainer.call(homeApi.todos).expect(200);
    expect(JSON.stringify(other.body)).not.toContain('message.unaccounted');
  });
});

describe('the ledger as a sheet', () => {
  const bytesOf: Parameters<supertest.Test['parse']>[0] = (reply, done) => {
    const parts: Buffer[] = [];
    reply.on('data', (part: Buffer) => parts.push(part));
    reply.on('end', () => done(null, Buffer.concat(parts)));
  };

  it('holds what the filters show, safe for a spreadsheet, and writes a line of the trail', async () => {
    const { waveId, ids } = await waveOf([{ state: 'sent' }, { state: 'planned' }], '=HYPERLINK("x")');
    await waveOf([{ state: 'sent' }]);
    const staff = await api.signedIn(manager);
    const query = { waveId, state: 'sent' as const };
    const { text, headers } = await staff.call(messagesApi.exportLedger, { query }).buffer(true).expect(200);
    expect(headers['content-disposition']).toContain('message-ledger.csv');
    const lines = text.replace('\ufeff', '').trim().split('\r\n');
    expect(lines[0]).toMatch(/^kind,activity,wave,subject_type,subject_id,recipient,address,/);
    expect(lines).toHaveLength(2);
    expect(lines[1]).toContain(ids[0]?.message);
    // A cell that would be a formula is a text.
    expect(lines[1]).toContain(`"'=HYPERLINK(""x"")`);
    const acts = await database.owner.query(
      `SELECT detail FROM audit_event WHERE act = 'message.ledger-exported' AND actor_id = $1`,
      [manager],
    );
    expect(acts).toEqual([{ detail: expect.objectContaining({ format: 'csv', rows: 1, waveId }) }]);
  });

  it('can be a workbook', async () => {
    const staff = await api.signedIn(manager);
    const { body } = await staff
      .call(messagesApi.exportLedger, { query: { format: 'xlsx' } })
      .buffer(true)
      .parse(bytesOf)
      .expect(200);
    expect(body.subarray(0, 2).toString()).toBe('PK');
  });

  it('goes on where each batch ended: no row is lost or doubled, also of one instant', async () => {
    const { waveId, ids } = await waveOf([{ state: 'sent' }]);
    // Three batches and a part; seven hundred letters stand at each instant, so that one is cut by the end of a batch.
    const made: { id: string }[] = await database.owner.query(
      `INSERT INTO message (kind, subject_type, subject_id, ordinal, recipient, state, sent_at, created_at)
       SELECT 'survey.reminder', 'invitation', $1, n, 'nobody', 'sent', now(), now() + make_interval(secs => (n / 700) * 0.000001)
       FROM generate_series(1, 3499) n RETURNING id`,
      [ids[0]?.invitation],
    );
    const all = [...made.map(({ id }) => id), ids[0]?.message ?? ''].sort();
    const staff = await api.signedIn(manager);
    const query = { waveId };
    const { text } = await staff.call(messagesApi.exportLedger, { query }).buffer(true).expect(200);
    const [headings, ...lines] = parseCsv(text.replace('\ufeff', ''));
    const at = headings?.indexOf('message_id') ?? -1;
    expect(lines.map((cells) => String(cells[at])).sort()).toEqual(all);
    const reply = await staff
      .call(messagesApi.exportLedger, { query: { waveId, format: 'xlsx' } })
      .buffer(true)
      .parse(bytesOf)
      .expect(200);
    const { sheets } = await readXlsx(reply.body);
    expect(sheets).toHaveLength(1);
    expect(
      sheets[0]?.rows
        .slice(1)
        .map((cells) => String(cells[at]))
        .sort(),
    ).toEqual(all);
    const [act] = await database.owner.query(
      `SELECT detail FROM audit_event WHERE act = 'message.ledger-exported' AND actor_id = $1 ORDER BY id DESC LIMIT 1`,
      [manager],
    );
    expect(act.detail).toMatchObject({ format: 'xlsx', rows: 3500 });
  });

  it('filters by the days on which mail was due', async () => {
    const { waveId, ids } = await waveOf([{ state: 'sent' }, { state: 'sent' }]);
    await database.owner.query(`UPDATE message SET due_at = '2026-03-05T23:59:00Z' WHERE id = $1`, [
      ids[0]?.message,
    ]);
    const staff = await api.signedIn(manager);
    const query = { waveId, from: '2026-03-05', to: '2026-03-05' };
    const { body } = await staff.call(messagesApi.list, { query }).expect(200);
    expect(body.rows.map(({ id }: { id: string }) => id)).toEqual([ids[0]?.message]);
    await staff.call(messagesApi.list, { query: { from: 'soon' } }).expect(400);
  });

  it('can be told apart by the way a letter went, in the list and in the sheet', async () => {
    const { waveId, ids } = await waveOf([{ state: 'sent' }, { state: 'sent' }]);
    await database.owner.query(
      `UPDATE message SET channel = 'sheet', kind = 'survey.handed_over' WHERE id = $1`,
      [ids[1]?.message],
    );
    const staff = await api.signedIn(manager);
    for (const [index, channel] of (['email', 'sheet'] as const).entries()) {
      const query = { waveId, channel };
      const { body } = await staff.call(messagesApi.list, { query }).expect(200);
      expect(body.rows.map(({ id }: { id: string }) => id)).toEqual([ids[index]?.message]);
      expect(body).toMatchObject({ total: 1, counts: { sent: 1 } });
      const { text } = await staff.call(messagesApi.exportLedger, { query }).buffer(true).expect(200);
      const lines = text.trim().split('\r\n');
      expect(lines).toHaveLength(2);
      expect(lines[1]).toMatch(new RegExp(`${ids[index]?.message},${channel}$`));
    }
    const { body } = await staff.get('/api/messages?channel=pigeon').expect(400);
    expect(body.faults).toEqual([expect.objectContaining({ field: 'query.channel' })]);
  });

  it('is closed to those who read no mail', async () => {
    await api.anonymous().call(messagesApi.exportLedger).expect(401);
    const trainer = await api.signedIn(await makeStaff(database.owner, 'trainer'));
    await trainer.call(messagesApi.exportLedger).expect(403);
    await trainer.call(messagesApi.expected).expect(403);
  });
});
