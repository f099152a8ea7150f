import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type BodyOf, privacyApi, respondApi, supervisorsApi } from '@traccia/contracts';
import { inTransaction, PersonalDataRepository, SendLedgerRepository } from '@traccia/persistence';
import { startTestApi, type TestApi } from '../../support/api.js';
import { createTestDatabase, type TestDatabase } from '../../support/database.js';
import {
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
beforeAll(async () => {
  database = await createTestDatabase();
  api = await startTestApi(database);
  versionId = (await publishShipped(database.owner)).get('organization-survey')?.versionId ?? '';
});
afterAll(async () => {
  await api.close();
  await database.drop();
});

type Naming = BodyOf<typeof supervisorsApi.name>;
const words = { textVersion: 1, locale: 'en' as const };
const address = () => `${randomUUID()}@boss.test`;
const boss = (change: Partial<Naming> = {}): Naming => ({
  givenName: 'Bruna',
  familyName: 'Conti',
  email: address(),
  locale: 'fr',
  agreement: words,
  reason: null,
  ...change,
});
const participant = async (activityId?: string) => {
  const organizationId = await makeOrganization(database.owner, {});
  const personId = await makePerson(database.owner, {
    givenName: 'Amina',
    familyName: 'Diallo',
    organizationId,
  });
  const activity = activityId ?? (await makeActivity(database.owner, { status: 'ended' }));
  const enrolmentId = await makeEnrolment(database.owner, {
    activityId: activity,
    personId,
    organizationId,
    status: 'attended',
  });
  return { personId, organizationId, activityId: activity, enrolmentId, self: await api.signedIn(personId) };
};
type Participant = Awaited<ReturnType<typeof participant>>;
const nameBy = ({ self, enrolmentId }: Participant, body: Naming) =>
  self.call(supervisorsApi.name, { params: { id: enrolmentId }, body });
const rowsOf = async ({ enrolmentId }: Participant) =>
  database.owner.query(
    `SELECT person_id, email, named_by, ended_reason FROM supervisor WHERE enrolment_id = $1 ORDER BY named_at, ended_at NULLS LAST`,
    [enrolmentId],
  );
/** The supervisor was asked, and has a link. */
const ask = async (one: Participant) => {
  const waveId = await makeWave(database.owner, { activityId: one.activityId, versionId });
  await database.owner.query(`UPDATE wave SET respondent_kind = 'supervisor' WHERE id = $1`, [waveId]);
  return { waveId, ...(await makeInvitation(database.owner, { waveId, enrolmentId: one.enrolmentId })) };
};
const invitation = async (id: string) =>
  (
    await database.owner.query(
      'SELECT answer_state, declined_reason, link_hash IS NOT NULL AS linked FROM invitation WHERE id = $1',
      [id],
    )
  )[0];
const open = (token: string) => api.anonymous().call(respondApi.open, { body: { token } });

describe('naming a supervisor', () => {
  it('takes the agreement with it, makes a person without a way in, and says nothing of who it is', async () => {
    const one = await participant();
    const { body } = await nameBy(one, boss({ email: 'New.Boss@boss.test' })).expect(200);
    expect(body).toMatchObject({
      supervisor: { givenName: 'Bruna', email: 'New.Boss@boss.test', locale: 'fr', namedBy: 'participant' },
      agreement: { given: true },
      former: [],
    });
    const [person] = await database.owner.query(
      `SELECT p.locale, p.password_hash, p.email_verified_at, p.organization_id FROM supervisor s
       JOIN person p ON p.id = s.person_id WHERE s.enrolment_id = $1`,
      [one.enrolmentId],
    );
    expect(person).toEqual({
      locale: 'fr',
      password_hash: null,
      email_verified_at: null,
      organization_id: one.organizationId,
    });
    const acts = await database.owner.query(
      `SELECT act FROM audit_event WHERE actor_id = $1 AND act <> 'session.started' ORDER BY act`,
      [one.personId],
    );
    expect(acts).toEqual([{ act: 'consent.given' }, { act: 'supervisor.named' }]);
  });

  it('finds who uses the address, and shows what was typed', async () => {
    const one = await participant();
    const email = address();
    const known = await makePerson(database.owner, { givenName: 'Known', familyName: 'Already', email });
    const { body } = await nameBy(one, boss({ email })).expect(200);
    expect(await rowsOf(one)).toMatchObject([{ person_id: known }]);
    expect(JSON.stringify(body)).not.toContain('Already');
  });

  it('knows the participant’s own name at a shared mailbox from a colleague’s', async () => {
    const one = await participant();
    const email = address();
    await database.owner.query('UPDATE person SET email = $2 WHERE id = $1', [one.personId, email]);
    const own = await nameBy(one, boss({ email, givenName: 'amina', familyName: 'DIALLO' })).expect(409);
    expect(own.body.code).toBe('supervisor.is-participant');
    await nameBy(one, boss({ email })).expect(200);
    const [row] = await rowsOf(one);
    expect(row.person_id).not.toBe(one.personId);
  });

  it('needs the agreement, in the words of today, and a place', async () => {
    const one = await participant();
    const without = await nameBy(one, boss({ agreement: null })).expect(409);
    expect(without.body.code).toBe('supervisor.no-agreement');
    const old = await nameBy(one, boss({ agreement: { textVersion: 7, locale: 'en' } })).expect(409);
    expect(old.body.code).toBe('privacy.text-changed');
    await nameBy(one, boss({ email: 'no address' })).expect(400);
    await database.owner.query(`UPDATE enrolment SET status = 'withdrawn' WHERE id = $1`, [one.enrolmentId]);
    await nameBy(one, boss()).expect(409);
    expect(await rowsOf(one)).toEqual([]);
  });

  it('is one’s own alone', async () => {
    const [one, other] = [await participant(), await participant()];
    await api
      .anonymous()
      .call(supervisorsApi.mine, { params: { id: one.enrolmentId } })
      .expect(401);
    await other.self.call(supervisorsApi.mine, { params: { id: one.enrolmentId } }).expect(404);
    await nameBy({ ...one, self: other.self }, boss()).expect(404);
  });

  it('leaves one live however many are named at once', async () => {
    const one = await participant();
    await Promise.all([1, 2, 3, 4].map(() => nameBy(one, boss()).expect(200)));
    const rows: { ended_reason: string | null }[] = await rowsOf(one);
    expect(rows.filter(({ ended_reason }) => ended_reason === null)).toHaveLength(1);
    expect(rows).toHaveLength(4);
  });
});

describe('another supervisor', () => {
  it('takes over what was not answered: the old link dies, and mail to the old one is not sent', async () => {
    const one = await participant();
    await nameBy(one, boss()).expect(200);
    const asked = await ask(one);
    const [first] = await rowsOf(one);
    await open(asked.token).expect(200);
    const mail = await makeMessage(database.owner, {
      kind: 'survey.reminder',
      subjectType: 'invitation',
      subjectId: asked.id,
      personId: first.person_id,
      state: 'planned',
    });
    await nameBy(one, boss({ agreement: null, reason: 'changed_supervisor' })).expect(200);
    await open(asked.token).expect(410);
    expect(await invitation(asked.id)).toEqual({
      answer_state: 'planned',
      declined_reason: null,
      linked: false,
    });
    const stopped = await database.owner.query('SELECT state, reason FROM message WHERE id = $1', [mail]);
    expect(stopped).toEqual([{ state: 'cancelled', reason: 'supervisor-changed' }]);
    const rows: { ended_reason: string | null }[] = await rowsOf(one);
    expect(rows.map(({ ended_reason }) => ended_reason)).toEqual(['changed_supervisor', null]);
  });

  it('leaves what was answered as it is', async () => {
    const one = await participant();
    await nameBy(one, boss()).expect(200);
    const asked = await ask(one);
    await database.owner.query(`UPDATE invitation SET answer_state = 'submitted' WHERE id = $1`, [asked.id]);
    await nameBy(one, boss({ agreement: null })).expect(200);
    expect(await invitation(asked.id)).toMatchObject({ answer_state: 'submitted', linked: true });
  });

  it('at another employer changes where the participant works', async () => {
    const one = await participant();
    await nameBy(one, boss()).expect(200);
    const next = await makeOrganization(database.owner, {});
    const change = { agreement: null, reason: 'changed_employer' as const, organizationId: next };
    const { body } = await nameBy(one, boss(change)).expect(200);
    expect(body.former).toMatchObject([{ endedReason: 'changed_employer' }]);
    const [person] = await database.owner.query('SELECT organization_id FROM person WHERE id = $1', [
      one.personId,
    ]);
    expect(person.organization_id).toBe(next);
  });

  it('is nobody once the participant says so, or agrees no more', async () => {
    const one = await participant();
    const end = { params: { id: one.enrolmentId }, body: { reason: 'left' as const } };
    await one.self.call(supervisorsApi.end, end).expect(409);
    await nameBy(one, boss()).expect(200);
    const { body } = await one.self.call(supervisorsApi.end, end).expect(200);
    expect(body).toMatchObject({ supervisor: null, former: [{ endedReason: 'left' }] });
    await nameBy(one, boss()).expect(200);
    const asked = await ask(one);
    await one.self
      .call(privacyApi.withdrawConsent, { params: { purpose: 'supervisor_contact' } })
      .expect(200);
    await open(asked.token).expect(410);
    expect((await rowsOf(one)).at(-1)).toMatchObject({ ended_reason: 'agreement_withdrawn' });
  });
});

describe('named while a wave is open', () => {
  it('is asked in it, when the participant belongs to its frame', async () => {
    const [one, late] = [await participant(), await participant()];
    const waves: string[] = [];
    for (const { activityId, enrolmentId } of [one, late]) {
      const waveId = await makeWave(database.owner, { activityId, versionId });
      await database.owner.query(`UPDATE wave SET respondent_kind = 'supervisor' WHERE id = $1`, [waveId]);
      waves.push(waveId);
      if (enrolmentId === one.enrolmentId)
        await database.owner.query(
          `INSERT INTO frame_member (wave_id, enrolment_id, sex, constituent_group) VALUES ($1, $2, 'woman', 'other')`,
          [waveId, enrolmentId],
        );
    }
    await nameBy(one, boss()).expect(200);
    await nameBy(late, boss()).expect(200);
    const rows = await database.owner.query(
      'SELECT wave_id, answer_state FROM invitation WHERE wave_id = ANY($1::uuid[])',
      [waves],
    );
    expect(rows).toEqual([{ wave_id: waves[0], answer_state: 'planned' }]);
  });
});

describe('named by staff', () => {
  it('waits for the participant’s agreement', async () => {
    const one = await participant();
    const manager = await api.signedIn(await makeStaff(database.owner, 'activity_manager'));
    const { email, givenName, familyName, locale } = boss();
    const named = { params: { id: one.enrolmentId }, body: { email, givenName, familyName, locale } };
    const { body } = await manager.call(supervisorsApi.nameByStaff, named).expect(200);
    expect(body).toMatchObject({ supervisor: { namedBy: 'staff' }, agreed: false });
    const asked = await ask(one);
    const [{ person_id: personId }] = await rowsOf(one);
    const mail = { kind: 'survey.invitation', subjectType: 'invitation', subjectId: asked.id, personId };
    await makeMessage(database.owner, { ...mail, state: 'planned' });
    const claimed = await inTransaction(database.db, async (tx) =>
      new SendLedgerRepository(tx).claimNext(randomUUID(), 60),
    );
    expect(claimed).toMatchObject({ state: 'cancelled', reason: 'agreement-withdrawn' });
    // Confirmed by the participant, who typed the same: it is the same one, and now they agree.
    await nameBy(one, boss({ email, givenName, familyName, locale })).expect(200);
    expect(await rowsOf(one)).toHaveLength(1);
    const kept = await database.owner.query('SELECT state, reason FROM message WHERE subject_id = $1', [
      asked.id,
    ]);
    expect(kept).toEqual([{ state: 'planned', reason: null }]);
    const { body: after } = await manager
      .call(supervisorsApi.ofEnrolment, { params: named.params })
      .expect(200);
    expect(after).toMatchObject({ agreed: true });
  });

  it('is ended by staff: the link is dead, the mail that waits is cancelled, and the trail knows why', async () => {
    const one = await participant();
    const manager = await api.signedIn(await makeStaff(database.owner, 'activity_manager'));
    const end = (body: object = { reason: 'not_the_supervisor' }, id = one.enrolmentId, by = manager) =>
      by.call(supervisorsApi.endByStaff, { params: { id }, body: body as { reason: 'left' } });
    await end().expect(409);
    await nameBy(one, boss()).expect(200);
    const asked = await ask(one);
    const [{ person_id: personId }] = await rowsOf(one);
    const mail = { kind: 'survey.reminder', subjectType: 'invitation', subjectId: asked.id, personId };
    await makeMessage(database.owner, { ...mail, state: 'planned' });
    await open(asked.token).expect(200);

    await end({ reason: 'agreement_withdrawn' }).expect(400);
    await end(undefined, one.enrolmentId, api.anonymous()).expect(401);
    const elsewhere = await makeStaff(database.owner, 'activity_manager', 'country', 'ZZ');
    await end(undefined, one.enrolmentId, await api.signedIn(elsewhere)).expect(404);
    await end(undefined, randomUUID()).expect(404);
    const { body } = await end().expect(200);
    expect(body).toMatchObject({ supervisor: null, agreed: true });
    await open(asked.token).expect(410);
    const kept = await database.owner.query('SELECT state, reason FROM message WHERE subject_id = $1', [
      asked.id,
    ]);
    expect(kept).toEqual([{ state: 'cancelled', reason: 'supervisor-changed' }]);
    const [act] = await database.owner.query(
      `SELECT detail FROM audit_event WHERE act = 'supervisor.ended' AND subject_id = $1`,
      [one.enrolmentId],
    );
    expect(act.detail).toMatchObject({ reason: 'not_the_supervisor' });
    await end().expect(409);
  });

  it('is not for those who only read', async () => {
    const one = await participant();
    const trainer = await api.signedIn(await makeStaff(database.owner, 'trainer'));
    await trainer
      .call(supervisorsApi.endByStaff, { params: { id: one.enrolmentId }, body: { reason: 'left' } })
      .expect(403);
    await trainer.call(supervisorsApi.ofEnrolment, { params: { id: one.enrolmentId } }).expect(403);
  });
});

describe('the form of a supervisor', () => {
  it('is theirs: their language, whom it is about, nothing of what the participant said', async () => {
    const one = await participant();
    await nameBy(one, boss()).expect(200);
    const { token } = await ask(one);
    const { body } = await open(token).expect(200);
    expect(body).toMatchObject({ supervisor: true, locale: 'fr', state: 'open' });
    expect(body.record.fields).toMatchObject({ givenName: 'Bruna', participantName: 'Amina Diallo' });
    expect(body.record.lists?.actions).toEqual([]);
  });

  it('is declined by who does not know the work, and can still be answered', async () => {
    const one = await participant();
    await nameBy(one, boss()).expect(200);
    const { id, token } = await ask(one);
    const why = { token, reason: 'does_not_know' as const };
    await api.anonymous().call(respondApi.refuse, { body: why }).expect(204);
    expect(await invitation(id)).toMatchObject({ answer_state: 'refused', declined_reason: 'does_not_know' });
    const draft = { token, locale: 'en' as const, answers: {}, revision: 0 };
    await api.anonymous().call(respondApi.saveDraft, { body: draft }).expect(200);
    expect(await invitation(id)).toMatchObject({ answer_state: 'started', declined_reason: null });
  });

  it('is given up by who is the supervisor no more; whom they name waits for the participant', async () => {
    const one = await participant();
    await nameBy(one, boss()).expect(200);
    const { id, token } = await ask(one);
    const email = address();
    const why = { token, reason: 'not_the_supervisor' as const, successor: { name: 'Cesar Ruiz', email } };
    await api.anonymous().call(respondApi.refuse, { body: why }).expect(204);
    expect(await invitation(id)).toMatchObject({
      answer_state: 'refused',
      declined_reason: 'not_the_supervisor',
    });
    await open(token).expect(410);
    const mine = { params: { id: one.enrolmentId } };
    const { body } = await one.self.call(supervisorsApi.mine, mine).expect(200);
    expect(body).toMatchObject({
      supervisor: null,
      former: [{ endedReason: 'not_the_supervisor' }],
      proposal: { name: 'Cesar Ruiz', email },
    });
    expect(await database.owner.query('SELECT id FROM person WHERE email = $1', [email])).toEqual([]);
    const { body: after } = await nameBy(one, boss({ agreement: null, email })).expect(200);
    expect(after).toMatchObject({ supervisor: { namedBy: 'supervisor' }, proposal: null });
    expect(await invitation(id)).toEqual({ answer_state: 'planned', declined_reason: null, linked: false });
  });

  it('can be contradicted by the participant', async () => {
    const one = await participant();
    await nameBy(one, boss()).expect(200);
    const { token } = await ask(one);
    const why = { token, reason: 'not_the_supervisor' as const, successor: { name: 'X', email: null } };
    await api.anonymous().call(respondApi.refuse, { body: why }).expect(204);
    const mine = { params: { id: one.enrolmentId } };
    const { body } = await one.self.call(supervisorsApi.declineProposal, mine).expect(200);
    expect(body.proposal).toBeNull();
    await one.self.call(supervisorsApi.declineProposal, mine).expect(409);
  });

  it('stays out of the participant’s copy, and stands in the supervisor’s', async () => {
    const one = await participant();
    await nameBy(one, boss()).expect(200);
    const { token } = await ask(one);
    const [{ person_id: bossId }] = await rowsOf(one);
    const answers = {
      'ORG-KNOW': { codes: ['yes'] },
      'ORG-APP': { codes: ['no'] },
      'ORG-CHG': { codes: ['no'] },
    };
    const body = { token, clientId: randomUUID(), locale: 'en' as const, answers };
    await api.anonymous().call(respondApi.submit, { body }).expect(200);
    const copyOf = async (personId: string) =>
      new PersonalDataRepository(database.db.manager).gather(personId);
    const own = await copyOf(one.personId);
    expect([own.response, own.answer, own.invitation]).toEqual([undefined, undefined, undefined]);
    const given = await copyOf(bossId);
    expect([given.response?.length, given.answer?.length]).toEqual([1, 3]);
  });

  it('leaves the name of an erased supervisor nowhere', async () => {
    const one = await participant();
    await nameBy(one, boss()).expect(200);
    const [{ person_id: bossId }] = await rowsOf(one);
    await new PersonalDataRepository(database.db.manager).erase(bossId);
    expect(await rowsOf(one)).toMatchObject([{ email: null, ended_reason: 'left' }]);
  });
});
