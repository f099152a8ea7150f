import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  admissionPlanApi,
  applicationsApi,
  approvalsApi,
  enrolmentsApi,
  nominationsApi,
  nomineeApi,
} from '@traccia/contracts';
import {
  emptyNomination,
  makeAdmission,
  makeApplication,
  makeNomination,
  wholeNomination,
} from '../../support/admission-factories.js';
import { deriveToken, parseLinkKeys } from '@traccia/runtime';
import { startTestApi, testLinkKeys, type Client, type TestApi } from '../../support/api.js';
import { createTestDatabase, type TestDatabase } from '../../support/database.js';
import { makeEnrolment, makeOrganization, makePerson, makeStaff } from '../../support/factories.js';

let database: TestDatabase;
let api: TestApi;
beforeAll(async () => {
  database = await createTestDatabase();
  api = await startTestApi(database);
});
afterAll(async () => {
  await api.close();
  await database.drop();
});

const address = () => `nominee-${randomUUID().slice(0, 8)}@people.test`;
const rowOf = async (table: 'nomination' | 'application', id: string) =>
  (
    await database.owner.query(
      table === 'nomination'
        ? 'SELECT * FROM nomination WHERE id = $1'
        : 'SELECT * FROM application WHERE id = $1',
      [id],
    )
  )[0];

/** An activity, an organization with places, and its focal point. */
async function makePortal(places: number, shape = {}) {
  const organizationId = await makeOrganization(database.owner, { constituentGroup: 'workers_org' });
  const activityId = await makeAdmission(database.owner, { mode: 'nomination', ...shape });
  const staff = await api.signedIn(await makeStaff(database.owner, 'activity_manager'));
  await staff
    .call(admissionPlanApi.setQuota, { params: { id: activityId, organizationId }, body: { places } })
    .expect(204);
  const client = await api.signedIn(
    await makeStaff(database.owner, 'focal_point', 'organization', organizationId),
  );
  const draft = async (email = address(), replacesId?: string): Promise<string> =>
    (
      await client
        .call(nominationsApi.create, {
          body: {
            activityId,
            organizationId,
            fields: wholeNomination(email),
            ...(replacesId && { replacesId }),
          },
        })
        .expect(201)
    ).body.id;
  const send = (id: string) => client.call(nominationsApi.send, { params: { id } });
  return { organizationId, activityId, client, draft, send };
}
const answer = (token: string, more = {}) =>
  api.anonymous().call(nomineeApi.answer, {
    body: { token, decision: 'confirm', corrections: {}, reason: null, ...more },
  });

describe('nominating', () => {
  it('keeps a half-empty draft and says what is missing before it is sent', async () => {
    const { activityId, organizationId, client, send } = await makePortal(1);
    const begun = await client
      .call(nominationsApi.create, { body: { activityId, organizationId, fields: emptyNomination } })
      .expect(201);
    const refused = await send(begun.body.id).expect(400);
    const fields = refused.body.faults.map(({ field }: { field: string }) => field);
    expect(fields).toEqual(
      expect.arrayContaining(['fields.email', 'fields.releaseConfirmed', 'fields.costCover']),
    );
    await client
      .call(nominationsApi.update, {
        params: { id: begun.body.id },
        body: { version: 1, fields: wholeNomination(address()) },
      })
      .expect(200);
    const sent = await send(begun.body.id).expect(200);
    expect(sent.body).toMatchObject({ state: 'sent' });
    await send(begun.body.id).expect(200);
    const events = await database.owner.query(
      `SELECT event FROM outbox WHERE payload->>'nominationId' = $1`,
      [begun.body.id],
    );
    expect(events).toEqual([{ event: 'nomination.sent' }]);
  });

  it('carries a letter of its own, which the staff of the activity and the nominee read once it is sent', async () => {
    const { activityId, organizationId, client, send } = await makePortal(1);
    const upload = async (sender: Client) =>
      (
        await sender
          .post('/api/files?purpose=nomination_letter&name=letter.pdf')
          .set('Content-Type', 'application/octet-stream')
          .send(Buffer.from('%PDF-1.7\n1 0 obj\n<<>>\nendobj\ntrailer<<>>\n%%EOF'))
          .expect(201)
      ).body.id as string;
    const staff = await api.signedIn(await makeStaff(database.owner, 'activity_manager'));
    const fields = { ...wholeNomination(address()), letterFileId: await upload(client) };
    const begun = await client
      .call(nominationsApi.create, { body: { activityId, organizationId, fields } })
      .expect(201);
    expect(begun.body.letter).toMatchObject({ name: 'letter.pdf' });
    const letter = `/api/files/${fields.letterFileId}`;
    await staff.get(letter).expect(404);
    await send(begun.body.id).expect(200);
    await staff.get(letter).expect(200);
    const { nominee_person_id: nomineeId } = await rowOf('nomination', begun.body.id);
    await (await api.signedIn(nomineeId)).get(letter).expect(200);
    await (await api.signedIn(await makePerson(database.owner))).get(letter).expect(404);
    const foreign = { ...fields, email: address(), letterFileId: await upload(staff) };
    await client
      .call(nominationsApi.create, { body: { activityId, organizationId, fields: foreign } })
      .expect(400);
  });

  it('of eight at once sends as many as there are places', async () => {
    const { draft, send, client } = await makePortal(3);
    const ids: string[] = [];
    for (let n = 0; n < 8; n += 1) ids.push(await draft());
    const replies = await Promise.all(ids.map(async (id) => (await send(id)).status));
    expect(replies.sort()).toEqual([200, 200, 200, 409, 409, 409, 409, 409]);
    const shown = await client.call(nominationsApi.activities).expect(200);
    expect(shown.body.rows).toMatchObject([{ places: 3, used: 3, refusal: null }]);
  });

  it('takes the place over from whoever is replaced, with the application', async () => {
    const { draft, send, organizationId, activityId } = await makePortal(1);
    const personId = await makePerson(database.owner);
    const old = await makeNomination(database.owner, { activityId, organizationId, personId, state: 'sent' });
    const { applicationId } = (await answer(old.token).expect(200)).body;
    await send(await draft(address(), old.id)).expect(200);
    expect(await rowOf('nomination', old.id)).toMatchObject({ state: 'superseded' });
    expect(await rowOf('application', applicationId)).toMatchObject({ state: 'withdrawn' });
  });

  it('hands over a place that was given, when the new nominee confirms and not before', async () => {
    const { draft, send, organizationId, activityId, client } = await makePortal(1, { capacity: 1 });
    const old = await makeNomination(database.owner, { activityId, organizationId, state: 'sent' });
    const { applicationId } = (await answer(old.token).expect(200)).body;
    const { person_id: oldPersonId } = await rowOf('application', applicationId);
    for (const state of ['offered', 'accepted', 'enrolled'])
      await database.owner.query('UPDATE application SET state = $2 WHERE id = $1', [applicationId, state]);
    const enrolmentId = await makeEnrolment(database.owner, { activityId, personId: oldPersonId });
    await database.owner.query(
      `INSERT INTO funding_line (application_id, cost_item, amount_cents, currency, payer) VALUES ($1, 'tuition', 100, 'EUR', 'centre')`,
      [applicationId],
    );
    // Nominations are over; a place that was given may still change hands.
    await database.owner.query(`UPDATE activity SET application_closes_on = '2020-01-01' WHERE id = $1`, [
      activityId,
    ]);
    const fresh = await draft(address(), old.id);
    expect((await send(fresh).expect(200)).body).toMatchObject({ replacedHoldsPlace: true });
    const places = async () =>
      database.owner.query(
        `SELECT person_id AS person, status FROM enrolment WHERE activity_id = $1 ORDER BY created_at`,
        [activityId],
      );
    expect(await places()).toEqual([{ person: oldPersonId, status: 'enrolled' }]);
    const { link_nonce: nonce, nominee_person_id: person } = await rowOf('nomination', fresh);
    const token = deriveToken(parseLinkKeys(testLinkKeys), 'nomination', fresh, nonce, 1);
    const replies = await Promise.all([1, 2, 3].map(() => answer(token).expect(200)));
    const taken = replies[0]?.body.applicationId;
    expect(await places()).toEqual([
      { person: oldPersonId, status: 'withdrawn' },
      { person, status: 'enrolled' },
    ]);
    expect(await rowOf('application', applicationId)).toMatchObject({ state: 'withdrawn' });
    expect(await rowOf('application', taken)).toMatchObject({
      state: 'enrolled',
      organization_id: organizationId,
    });
    expect(await rowOf('nomination', old.id)).toMatchObject({ state: 'superseded' });
    expect(
      await database.owner.query('SELECT 1 FROM funding_line WHERE application_id = $1', [taken]),
    ).toHaveLength(1);
    const shown = await client.call(nominationsApi.get, { params: { id: fresh } }).expect(200);
    expect(shown.body).toMatchObject({ holdsPlace: true, replacedHoldsPlace: false });
    const told = await database.owner.query(`SELECT payload FROM outbox WHERE event = 'enrolment.replaced'`);
    expect(told).toMatchObject([{ payload: { enrolmentId } }]);
  });

  it('keeps the place of who steps back before the new nominee has answered, and counts the quota once', async () => {
    const { owner } = database;
    const { draft, send, organizationId, activityId, client } = await makePortal(1, { capacity: 1 });
    const old = await makeNomination(owner, { activityId, organizationId, state: 'sent' });
    const { applicationId } = (await answer(old.token).expect(200)).body;
    const { person_id: oldPersonId } = await rowOf('application', applicationId);
    for (const state of ['offered', 'accepted', 'enrolled'])
      await owner.query('UPDATE application SET state = $2 WHERE id = $1', [applicationId, state]);
    const enrolmentId = await makeEnrolment(owner, { activityId, personId: oldPersonId });
    const waiting = await makeEnrolment(owner, { activityId, status: 'waiting' });
    await owner.query(
      `INSERT INTO funding_line (application_id, cost_item, amount_cents, currency, payer) VALUES ($1, 'tuition', 100, 'EUR', 'centre')`,
      [applicationId],
    );
    const ask = async (replaces: string) => {
      const id = await draft(address(), replaces);
      await send(id).expect(200);
      const { link_nonce: nonce } = await rowOf('nomination', id);
      return { id, token: deriveToken(parseLinkKeys(testLinkKeys), 'nomination', id, nonce, 1) };
    };
    const first = await ask(old.id);
    const used = async () => (await client.call(nominationsApi.activities).expect(200)).body.rows[0]?.used;
    expect(await used()).toBe(1);
    const leaving = await api.signedIn(oldPersonId);
    await leaving.call(enrolmentsApi.withdraw, { params: { id: enrolmentId } }).expect(200);
    const seats = async () =>
      (
        await owner.query('SELECT enrolled_count AS taken, offers_open AS kept FROM activity WHERE id = $1', [
          activityId,
        ])
      )[0];
    expect(await rowOf('nomination', old.id)).toMatchObject({ state: 'superseded' });
    expect([await seats(), await used()]).toEqual([{ taken: 0, kept: 1 }, 1]);
    // Another name for the same place: it goes on waiting for whoever was asked last.
    const second = await ask(first.id);
    expect([await seats(), await used()]).toEqual([{ taken: 0, kept: 1 }, 1]);
    const shown = await client.call(nominationsApi.get, { params: { id: second.id } }).expect(200);
    expect(shown.body).toMatchObject({ state: 'sent', keepsPlace: true });
    const taken = (await answer(second.token).expect(200)).body.applicationId;
    expect(await seats()).toEqual({ taken: 1, kept: 0 });
    expect(await rowOf('application', taken)).toMatchObject({ state: 'enrolled' });
    const paid = 'SELECT 1 FROM funding_line WHERE application_id = $1';
    expect(await owner.query(paid, [taken])).toHaveLength(1);
    expect(await owner.query('SELECT 1 FROM withdrawal_charge')).toEqual([]);
    // Whoever steps back with nobody asked has declined; the place goes to who waits.
    const { nominee_person_id: last } = await rowOf('nomination', second.id);
    const [{ id: place }] = await owner.query(
      `SELECT id FROM enrolment WHERE person_id = $1 AND status = 'enrolled'`,
      [last],
    );
    await (await api.signedIn(last)).call(enrolmentsApi.withdraw, { params: { id: place } }).expect(200);
    expect(await rowOf('nomination', second.id)).toMatchObject({ state: 'declined' });
    expect(await owner.query('SELECT status FROM enrolment WHERE id = $1', [waiting])).toEqual([
      { status: 'enrolled' },
    ]);
    expect(await used()).toBe(0);
  });

  it('gives a kept place to who waits when the new nominee declines', async () => {
    const { owner } = database;
    const { draft, send, organizationId, activityId } = await makePortal(1, { capacity: 1 });
    const old = await makeNomination(owner, { activityId, organizationId, state: 'sent' });
    const { applicationId } = (await answer(old.token).expect(200)).body;
    const { person_id: personId } = await rowOf('application', applicationId);
    for (const state of ['offered', 'accepted', 'enrolled'])
      await owner.query('UPDATE application SET state = $2 WHERE id = $1', [applicationId, state]);
    const id = await makeEnrolment(owner, { activityId, personId });
    const waiting = await makeEnrolment(owner, { activityId, status: 'waiting' });
    const fresh = await draft(address(), old.id);
    await send(fresh).expect(200);
    await (await api.signedIn(personId)).call(enrolmentsApi.withdraw, { params: { id } }).expect(200);
    const status = async () =>
      (await owner.query('SELECT status FROM enrolment WHERE id = $1', [waiting]))[0]?.status;
    expect(await status()).toBe('waiting');
    const { link_nonce: nonce } = await rowOf('nomination', fresh);
    const token = deriveToken(parseLinkKeys(testLinkKeys), 'nomination', fresh, nonce, 1);
    await answer(token, { decision: 'decline' }).expect(200);
    expect(await status()).toBe('enrolled');
  });

  it('is refused twice for one address, after the last day, and to another organization', async () => {
    const { draft, send, organizationId } = await makePortal(5);
    const email = address();
    await send(await draft(email)).expect(200);
    expect((await send(await draft(email.toUpperCase())).expect(409)).body.code).toBe('nomination.already');
    const late = await makePortal(1, { applicationClosesOn: '2020-01-01' });
    expect((await late.send(await late.draft()).expect(409)).body.code).toBe('application.closed');
    await late.client
      .call(nominationsApi.create, {
        body: { activityId: late.activityId, organizationId, fields: emptyNomination },
      })
      .expect(404);
  });
});

describe('answering a nomination', () => {
  it('is not done by opening, keeps what was corrected beside the original, and counts once', async () => {
    const { activityId, organizationId, client } = await makePortal(1);
    const { id, token } = await makeNomination(database.owner, { activityId, organizationId, state: 'sent' });
    const opened = await api.anonymous().call(nomineeApi.open, { body: { token } }).expect(200);
    expect(opened.body).toMatchObject({ state: 'sent', jobTitle: 'Inspector', applicationId: null });
    expect(await rowOf('nomination', id)).toMatchObject({ state: 'sent' });
    const corrections = { jobTitle: 'Chief inspector' };
    const replies = await Promise.all([1, 2, 3, 4].map(() => answer(token, { corrections }).expect(200)));
    const applicationId: string = replies[0]?.body.applicationId;
    expect(replies.map(({ body }) => body.applicationId)).toEqual(Array(4).fill(applicationId));
    expect(await rowOf('nomination', id)).toMatchObject({
      job_title: 'Inspector',
      corrections,
      state: 'corrected',
    });
    const application = await rowOf('application', applicationId);
    expect(application).toMatchObject({ state: 'submitted', nomination_id: id, form_complete: false });
    const shown = await client.call(nominationsApi.get, { params: { id } }).expect(200);
    expect(shown.body).toMatchObject({ jobTitle: 'Inspector', corrections });
    const [person] = await database.owner.query(
      'SELECT job_title, email_verified_at FROM person WHERE id = $1',
      [application.person_id],
    );
    expect(person).toEqual({ job_title: 'Chief inspector', email_verified_at: expect.any(Date) });
    const nominee = await api.signedIn(application.person_id);
    const form = await nominee.call(applicationsApi.form, { params: { id: applicationId } }).expect(200);
    expect(form.body).toMatchObject({ open: true, state: 'submitted' });
    await answer(token, { decision: 'decline' }).expect(409);
  });

  it('declines with a reason, and an unknown link opens nothing', async () => {
    const { activityId, organizationId } = await makePortal(1);
    const { id, token } = await makeNomination(database.owner, { activityId, organizationId, state: 'sent' });
    await answer(token, { decision: 'decline', reason: 'On leave' }).expect(200);
    expect(await rowOf('nomination', id)).toMatchObject({ state: 'declined', decline_reason: 'On leave' });
    await answer(`${token.slice(0, -4)}AAAA`).expect(410);
  });
});

describe('the secretary of a group', () => {
  const secretary = async (group: string): Promise<Client> =>
    api.signedIn(await makeStaff(database.owner, 'group_secretary', 'constituent_group', group));

  it('reads who nominates, who pays and why', async () => {
    const payerId = await makeOrganization(database.owner, { name: 'Ministry of ports' });
    const { activityId, organizationId } = await makePortal(1);
    const personId = await makePerson(database.owner);
    const nomination = await makeNomination(database.owner, {
      activityId,
      organizationId,
      personId,
      state: 'sent',
    });
    await database.owner.query(
      `UPDATE nomination SET capacity_gap = 'Reads no reports', cost_cover = 'shared', payer_organization_id = $2 WHERE id = $1`,
      [nomination.id, payerId],
    );
    const id = await makeApplication(database.owner, {
      activityId,
      personId,
      organizationId,
      nominationId: nomination.id,
      state: 'needs_approval',
    });
    const list = await (await secretary('workers_org')).call(approvalsApi.list).expect(200);
    expect(list.body.rows.find((row: { id: string }) => row.id === id)?.nomination).toMatchObject({
      capacityGap: 'Reads no reports',
      costCover: 'shared',
      payerOrganizationName: 'Ministry of ports',
    });
  });

  it('decides for the own group only, in bulk, and the applicant reads nothing of it', async () => {
    const activityId = await makeAdmission(database.owner, { needsGroupApproval: true });
    const personId = await makePerson(database.owner);
    const mine = [
      await makeApplication(database.owner, { activityId, personId, state: 'needs_approval' }),
      await makeApplication(database.owner, { activityId, state: 'needs_approval' }),
    ];
    const theirs = await makeApplication(database.owner, {
      activityId,
      state: 'needs_approval',
      constituentGroup: 'employers_org',
    });
    const client = await secretary('workers_org');
    const list = await client.call(approvalsApi.list).expect(200);
    const listed = list.body.rows.map(({ id }: { id: string }) => id);
    expect(listed).toEqual(expect.arrayContaining(mine));
    expect(listed).not.toContain(theirs);
    const decide = (ids: string[], decision: 'approved' | 'refused', reason: string | null) =>
      client.call(approvalsApi.decide, { body: { ids, decision, reason } });
    await decide([...mine, theirs], 'approved', null).expect(404);
    await decide(mine, 'refused', null).expect(400);
    expect((await decide(mine, 'refused', 'Not a member').expect(200)).body).toEqual({ decided: 2 });
    await decide(mine, 'approved', null).expect(409);
    expect(await rowOf('application', mine[0] ?? '')).toMatchObject({ state: 'ineligible' });
    const own = await (await api.signedIn(personId)).call(applicationsApi.mine).expect(200);
    expect(own.body.rows[0]).toMatchObject({ state: 'submitted' });
  });
});
