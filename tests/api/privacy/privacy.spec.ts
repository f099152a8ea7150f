import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { privacyApi } from '@traccia/contracts';
import { ImpactInputRepository, SendLedgerRepository } from '@traccia/persistence';
import { randomUUID } from 'node:crypto';
import { erasePersonJob } from '../../../apps/worker/src/privacy/erase-person.job.js';
import { exportPersonJob } from '../../../apps/worker/src/privacy/export-person.job.js';
import { startTestApi, type Client, type TestApi } from '../../support/api.js';
import { createTestDatabase, type TestDatabase } from '../../support/database.js';
import {
  makeInvitation,
  makeMessage,
  makeOrganization,
  makePerson,
  makeStaff,
} from '../../support/factories.js';
import { buildWorld, type World } from '../../worker/world.js';

const run = { deliveryId: 'by hand', finish: async () => undefined };

/** Words that stand nowhere but in the rows of one person. */
const marksOf = (who: string) => ({
  given: `Given-${who}`,
  family: `Family-${who}`,
  email: `mailbox-${who}@people.test`,
  further: `old-${who}@people.test`,
  job: `Job-${who}`,
  zone: `Zone/${who}`,
  telephone: `+39 0116 ${who}`,
  text: `Free text of ${who}`,
  draft: `Draft of ${who}`,
  mail: `Words of the mail to ${who}`,
  key: `external-${who}`,
  oidc: `oidc-${who}`,
  apiKey: `key-${who}`,
  token: `token-${who}@people.test`,
  note: `Wish of ${who}`,
  attached: `letter-${who}.pdf`,
});

describe('what is held about a person', () => {
  let database: TestDatabase;
  let api: TestApi;
  let world: World;
  let administrator: Client;
  const marks = { anna: marksOf('anna'), bela: marksOf('bela') };
  const ids = { anna: '', bela: '', organization: '' };

  beforeAll(async () => {
    database = await createTestDatabase();
    api = await startTestApi(database);
    administrator = await api.signedIn(await makeStaff(database.owner, 'administrator'));
    world = await buildWorld(database.owner, { people: 2, opensInDays: -2 });
    [ids.anna, ids.bela] = world.personIds as [string, string];
    ids.organization = await makeOrganization(database.owner, { name: 'The organization of both' });
    await database.owner.query(`UPDATE wave SET state = 'open', frozen_at = now() WHERE id = $1`, [
      world.waveId,
    ]);
    await database.owner.query(
      `INSERT INTO item (instrument_version_id, code, type, position) VALUES ($1, 'remark', 'long_text', 1)`,
      [world.versionId],
    );
    for (const [index, who] of (['anna', 'bela'] as const).entries()) await fill(who, index);
  });
  afterAll(async () => {
    await api.close();
    await database.drop();
  });

  /** A mark in every table that holds something about people. */
  async function fill(who: 'anna' | 'bela', index: number): Promise<void> {
    const { owner } = database;
    const mark = marks[who];
    const personId = ids[who];
    const enrolmentId = world.enrolmentIds[index] ?? '';
    await owner.query(
      `UPDATE person SET given_name = $2, family_name = $3, email = $4, job_title = $5, time_zone = $6, telephone = $9,
         organization_id = $7, nationality_code = 'IT', country_code = 'IT', password_hash = 'secret of ' || $8::text WHERE id = $1`,
      [
        personId,
        mark.given,
        mark.family,
        mark.email,
        mark.job,
        mark.zone,
        ids.organization,
        who,
        mark.telephone,
      ],
    );
    await owner.query('INSERT INTO further_email (person_id, email) VALUES ($1, $2)', [
      personId,
      mark.further,
    ]);
    await owner.query(
      `INSERT INTO frame_member (wave_id, enrolment_id, sex, constituent_group, region, country_code, organization_id)
       VALUES ($1, $2, 'woman', 'workers_org', 'europe_central_asia', 'IT', $3)`,
      [world.waveId, enrolmentId, ids.organization],
    );
    const invitation = await makeInvitation(owner, {
      waveId: world.waveId,
      enrolmentId,
      answerState: 'submitted',
    });
    const [response]: { id: string }[] = await owner.query(
      `INSERT INTO response (wave_id, invitation_id, instrument_version_id, client_id, state, completeness, draft, submitted_at)
       VALUES ($1, $2, $3, gen_random_uuid(), 'submitted', 'complete', $4, now()) RETURNING id`,
      [world.waveId, invitation.id, world.versionId, JSON.stringify({ remark: mark.draft })],
    );
    await owner.query(
      `INSERT INTO answer (response_id, item_id, choice_code, text_value)
       SELECT $1, id, CASE WHEN code = 'applied' THEN 'yes' END, CASE WHEN code = 'remark' THEN $2 END FROM item
       WHERE instrument_version_id = $3`,
      [response?.id, mark.text, world.versionId],
    );
    await owner.query(
      `INSERT INTO transfer (direction, kind, format, filter, asked_by)
       VALUES ('export', 'people', 'csv', jsonb_build_object('search', $2::text), $1)`,
      [personId, mark.family],
    );
    const messageId = await makeMessage(owner, { subjectId: enrolmentId, personId });
    await owner.query(`UPDATE message SET sent_to = $2, state = 'sent' WHERE id = $1`, [
      messageId,
      mark.email,
    ]);
    await owner.query(
      `INSERT INTO captured_mail (message_id, sender, recipient, subject, html, text, source)
       VALUES ($1, 'Traccia', $2, 'Subject', $3, $3, $3)`,
      [messageId, mark.email, mark.mail],
    );
    await owner.query(
      `INSERT INTO import_record (source, external_key, entity_type, entity_id, row_hash) VALUES ('file', $1, 'person', $2, 'h')`,
      [mark.key, personId],
    );
    await owner.query(
      `INSERT INTO oidc_identity (issuer, subject, person_id) VALUES ('https://id.test', $1, $2)`,
      [mark.oidc, personId],
    );
    await owner.query(`INSERT INTO api_key (name, secret_hash, person_id) VALUES ($1, sha256($2), $3)`, [
      mark.apiKey,
      Buffer.from(randomUUID()),
      personId,
    ]);
    await owner.query(
      `INSERT INTO mailed_token (purpose, person_id, email, nonce, key_version, token_hash, expires_at)
       VALUES ('change_email', $1, $2, 'n', 1, $3, now() + interval '1 hour')`,
      [personId, mark.token, Buffer.from(randomUUID())],
    );
    await owner.query(
      `INSERT INTO stored_file (owner_person_id, purpose, name, media_type, size_bytes, sha256, content)
       VALUES ($1, 'application_attachment', $2, 'text/plain', 3, sha256('own'), 'own')`,
      [personId, mark.attached],
    );
  }

  /** Every row of every table as text, as a dump would hold it. */
  async function dump(): Promise<string> {
    const tables: { name: string }[] = await database.owner.query(
      `SELECT table_name AS name FROM information_schema.tables WHERE table_schema = 'public' AND table_type = 'BASE TABLE'`,
    );
    const parts: string[] = [];
    for (const { name } of tables) {
      const sql = ['SELECT string_agg(t::text, chr(10)) AS text FROM', name, 't'].join(' ');
      const [row]: { text: string | null }[] = await database.owner.query(sql);
      parts.push(row?.text ?? '');
    }
    return parts.join('\n');
  }

  const found = (text: string, who: 'anna' | 'bela') =>
    Object.values(marks[who]).filter((mark) => text.includes(mark));

  it('is asked for, gathered once, and fetched: all of it and nothing of anybody else', async () => {
    const anna = await api.signedIn(ids.anna);
    await anna.call(privacyApi.askExport).expect(202);
    const again = await anna.call(privacyApi.askExport).expect(409);
    expect(again.body.code).toBe('privacy.already-asked');
    const [event] = await database.owner.query(
      `SELECT payload FROM outbox WHERE event = 'privacy.export-asked'`,
    );
    const job = exportPersonJob(database.db);
    await job.handle({ deliveryId: '1', requestId: event.payload.requestId }, run);
    await job.handle({ deliveryId: '1', requestId: event.payload.requestId }, run);
    const { body } = await anna.call(privacyApi.mine).expect(200);
    expect(body.requests).toHaveLength(1);
    expect(body.requests[0]).toMatchObject({ kind: 'export', state: 'done' });
    expect(body.requests[0].expiresAt).not.toBeNull();
    const copy = await anna.call(privacyApi.download, { params: { id: body.requests[0].id } }).expect(200);
    const text = JSON.stringify(copy.body);
    const expected = Object.values(marks.anna).filter((mark) => mark !== marks.anna.note);
    expect(expected.filter((mark) => !text.includes(mark))).toEqual([]);
    expect(found(text, 'bela')).toEqual([]);
    expect(text).not.toContain('secret of anna');
    const bela = await api.signedIn(ids.bela);
    await bela.call(privacyApi.download, { params: { id: body.requests[0].id } }).expect(404);
  });

  it('follows consents to the words that were read, and their withdrawal stops the survey mail at once', async () => {
    const bela = await api.signedIn(ids.bela);
    const { body: before } = await bela.call(privacyApi.mine).expect(200);
    expect(before.texts).toHaveLength(5);
    expect(before.texts.every(({ given }: { given: unknown }) => given === null)).toBe(true);
    const consent = { purpose: 'follow_up', textVersion: 1, locale: 'fr' } as const;
    const given = await bela.call(privacyApi.giveConsent, { body: consent }).expect(201);
    await bela.call(privacyApi.giveConsent, { body: consent }).expect(201);
    expect(given.body.history).toHaveLength(1);
    const outdated = await bela
      .call(privacyApi.giveConsent, { body: { ...consent, textVersion: 2 } })
      .expect(409);
    expect(outdated.body.code).toBe('privacy.text-changed');

    const [invitation] = await database.owner.query('SELECT id FROM invitation WHERE enrolment_id = $1', [
      world.enrolmentIds[1],
    ]);
    await database.owner.query(`UPDATE invitation SET answer_state = 'invited' WHERE id = $1`, [
      invitation.id,
    ]);
    await makeMessage(database.owner, {
      kind: 'survey.reminder',
      subjectType: 'invitation',
      subjectId: invitation.id,
      personId: ids.bela,
      ordinal: 1,
    });
    const { body } = await bela
      .call(privacyApi.withdrawConsent, { params: { purpose: 'follow_up' } })
      .expect(200);
    expect(body.history).toEqual([
      expect.objectContaining({ purpose: 'follow_up', locale: 'fr', source: 'my_data' }),
    ]);
    expect(body.history[0].withdrawnAt).not.toBeNull();
    const claimed = await new SendLedgerRepository(database.db.manager).claimNext(randomUUID(), 60);
    expect(claimed).toMatchObject({ kind: 'survey.reminder', state: 'suppressed', reason: 'unsubscribed' });

    await bela.call(privacyApi.giveConsent, { body: consent }).expect(201);
    const stops = await database.owner.query('SELECT 1 FROM contact_stop WHERE person_id = $1', [ids.bela]);
    expect(stops).toEqual([]);
    await database.owner.query(`UPDATE invitation SET answer_state = 'submitted' WHERE id = $1`, [
      invitation.id,
    ]);
  });

  it('is erased after an administrator has confirmed: nothing is found, the figures and the frame stay', async () => {
    const anna = await api.signedIn(ids.anna);
    await anna.call(privacyApi.askErasure, { body: { note: marks.anna.note } }).expect(202);
    await anna.call(privacyApi.askErasure, { body: { note: null } }).expect(409);
    const { body: list } = await administrator
      .call(privacyApi.listRequests, { query: { state: 'asked' } })
      .expect(200);
    expect(list.rows).toEqual([
      expect.objectContaining({ personId: ids.anna, note: marks.anna.note, overdue: false }),
    ]);
    const params = { id: list.rows[0].id };
    await administrator
      .call(privacyApi.decide, { params, body: { decision: 'refused', reason: null } })
      .expect(400);

    const input = new ImpactInputRepository(database.owner.manager);
    const figures = async () => ({
      frame: await input.loadFrame([world.waveId]),
      responses: await input.loadResponses([world.waveId]),
      answers: await input.loadAnswers([world.waveId]),
      attributes: await database.owner.query('SELECT * FROM frame_member ORDER BY enrolment_id'),
    });
    const before = await figures();
    expect(before.answers).toHaveLength(2);
    expect(found(await dump(), 'anna').sort()).toEqual(Object.values(marks.anna).sort());

    await administrator
      .call(privacyApi.decide, { params, body: { decision: 'confirmed', reason: null } })
      .expect(200);
    await administrator
      .call(privacyApi.decide, { params, body: { decision: 'confirmed', reason: null } })
      .expect(409);
    const job = erasePersonJob(database.db);
    await job.handle({ deliveryId: '2', requestId: params.id }, run);
    const once = await dump();
    await job.handle({ deliveryId: '2', requestId: params.id }, run);
    expect(await dump()).toBe(once);

    expect(found(once, 'anna')).toEqual([]);
    expect(once).not.toContain('secret of anna');
    const kept = Object.values(marks.bela).filter((mark) => mark !== marks.bela.note);
    expect(found(once, 'bela').sort()).toEqual(kept.sort());
    expect(await figures()).toEqual(before);
    await anna.call(privacyApi.mine).expect(401);
    const acts = await database.owner.query(`SELECT subject_id FROM audit_event WHERE act = 'person.erased'`);
    expect(acts).toEqual([{ subject_id: ids.anna }]);
  });

  it('is not erased with the last administrator, and a wish can be taken back', async () => {
    const { owner } = database;
    const [last] = await owner.query(
      `SELECT person_id AS id FROM role_assignment WHERE role = 'administrator'`,
    );
    await administrator.call(privacyApi.askErasure, { body: { note: null } }).expect(202);
    const { body } = await administrator
      .call(privacyApi.listRequests, { query: { state: 'asked' } })
      .expect(200);
    const own = body.rows.find(({ personId }: { personId: string }) => personId === last.id);
    const refused = await administrator
      .call(privacyApi.decide, { params: { id: own.id }, body: { decision: 'confirmed', reason: null } })
      .expect(409);
    expect(refused.body.code).toBe('person.last-administrator');
    await administrator.call(privacyApi.cancelErasure).expect(200);
    await administrator.call(privacyApi.cancelErasure).expect(409);
    const nobody = await api.signedIn(await makePerson(owner));
    await nobody.call(privacyApi.listRequests).expect(403);
  });
});
