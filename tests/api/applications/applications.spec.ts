import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { applicationsApi, enrolmentsApi } from '@traccia/contracts';
import { filledForm, makeAdmission, makeApplication } from '../../support/admission-factories.js';
import { startTestApi, type Client, type TestApi } from '../../support/api.js';
import { createTestDatabase, type TestDatabase } from '../../support/database.js';
import { makeOrganization, makePerson, makeStaff } from '../../support/factories.js';
import { statementsOf } from '../../support/statements.js';

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

const profile = { sex: 'woman', nationalityCode: 'SN', countryCode: 'SN', jobTitle: 'Inspector' } as const;
const consents = { processing_notice: true, follow_up: true, photos: false };
const asked = { locale: 'fr', textVersions: { processing_notice: 1, follow_up: 1 } } as const;
const rowOf = async (id: string) =>
  (await database.owner.query('SELECT * FROM application WHERE id = $1', [id]))[0];
const outboxOf = async (id: string): Promise<string[]> =>
  (
    await database.owner.query(`SELECT event FROM outbox WHERE payload->>'applicationId' = $1 ORDER BY id`, [
      id,
    ])
  ).map(({ event }: { event: string }) => event);
const begin = async (client: Client, activityId: string): Promise<string> =>
  (await client.call(applicationsApi.begin, { body: { activityId } }).expect(201)).body.id;
const save = (
  client: Client,
  id: string,
  version: number,
  answers = filledForm,
  organizationId: string | null = null,
) =>
  client.call(applicationsApi.save, {
    params: { id },
    body: { version, answers, consents, organizationId, profile },
  });

describe('applying', () => {
  it('keeps the draft, takes the profile along and sends it once', async () => {
    const organizationId = await makeOrganization(database.owner, { constituentGroup: 'employers_org' });
    const personId = await makePerson(database.owner);
    const client = await api.signedIn(personId);
    const id = await begin(client, await makeAdmission(database.owner));
    const saved = await save(client, id, 1, filledForm, organizationId).expect(200);
    expect(saved.body).toEqual({ version: 2, formComplete: true });
    const sent = await client
      .call(applicationsApi.submit, { params: { id }, body: { version: 2, ...asked } })
      .expect(200);
    expect(sent.body).toMatchObject({ id, state: 'submitted', formComplete: true, mayWithdraw: true });
    await client.call(applicationsApi.submit, { params: { id }, body: { version: 2, ...asked } }).expect(200);
    expect(await rowOf(id)).toMatchObject({
      state: 'submitted',
      constituent_group: 'employers_org',
      consents,
    });
    expect(await outboxOf(id)).toEqual(['application.submitted']);
    const given = await database.owner.query(
      'SELECT purpose, text_version, locale, source FROM consent WHERE person_id = $1 ORDER BY purpose',
      [personId],
    );
    const consent = { text_version: 1, locale: 'fr', source: 'application' };
    expect(given).toEqual([
      { purpose: 'follow_up', ...consent },
      { purpose: 'processing_notice', ...consent },
    ]);
    await save(client, id, 3).expect(409);
    const next = await begin(client, await makeAdmission(database.owner));
    const form = await client.call(applicationsApi.form, { params: { id: next } }).expect(200);
    expect(form.body).toMatchObject({ profile, organization: { id: organizationId }, consents: {} });
  });

  it('names what is missing, and keeps a half-filled draft', async () => {
    const client = await api.signedIn(await makePerson(database.owner));
    const id = await begin(client, await makeAdmission(database.owner));
    const half = { 'APP-WHY': { text: 'To learn' }, 'APP-YRS': { number: 900 } };
    await client
      .call(applicationsApi.save, {
        params: { id },
        body: { version: 1, answers: half, consents: {}, organizationId: null, profile },
      })
      .expect(200);
    expect((await rowOf(id)).answers).toEqual({ 'APP-WHY': { text: 'To learn' } });
    const refused = await client
      .call(applicationsApi.submit, { params: { id }, body: { version: 2, ...asked } })
      .expect(422);
    const fields = refused.body.faults.map(({ field }: { field: string }) => field);
    expect(fields).toEqual(
      expect.arrayContaining(['APP-USE', 'APP-FUND-TRAVEL', 'consents.processing_notice']),
    );
    expect((await save(client, id, 1)).status).toBe(412);
  });

  it('of one person fifty times at once makes one application', async () => {
    const activityId = await makeAdmission(database.owner);
    const client = await api.signedIn(await makePerson(database.owner));
    const replies = await Promise.all(
      Array.from({ length: 50 }, () => client.call(applicationsApi.begin, { body: { activityId } })),
    );
    expect(new Set(replies.map(({ status }) => status))).toEqual(new Set([201]));
    expect(new Set(replies.map(({ body }) => body.id)).size).toBe(1);
    const [{ id }] = [{ id: replies[0]?.body.id as string }];
    await save(client, id, 1).expect(200);
    const sent = await Promise.all(
      Array.from({ length: 50 }, () =>
        client.call(applicationsApi.submit, { params: { id }, body: { version: 2, ...asked } }),
      ),
    );
    expect(new Set(sent.map(({ status, body }) => JSON.stringify([status, body]))).size).toBe(1);
    expect(await outboxOf(id)).toEqual(['application.submitted']);
    await client.call(applicationsApi.begin, { body: { activityId } }).expect(409);
  });

  it.each([
    ['another way in', { mode: 'nomination' }, 'application.by-another-way'],
    ['direct registration', { mode: 'direct_registration' }, 'application.by-another-way'],
    ['an invitation one has not', { mode: 'invitation' }, 'application.not-invited'],
    ['a last day that is over', { applicationClosesOn: '2020-01-01' }, 'application.closed'],
    ['a running activity', { status: 'running' }, 'activity.not-open'],
  ] as const)('is refused for %s', async (_what, shape, code) => {
    const activityId = await makeAdmission(database.owner, shape);
    const client = await api.signedIn(await makePerson(database.owner));
    const reply = await client.call(applicationsApi.begin, { body: { activityId } }).expect(409);
    expect(reply.body.code).toBe(code);
  });

  it('ends with the day at the venue, not with the day of the applicant', async () => {
    const days: { zone: string; day: string }[] = await database.owner.query(
      `SELECT z AS zone, ((business_now() AT TIME ZONE 'Pacific/Kiritimati')::date - 1)::text AS day
       FROM unnest(ARRAY['Pacific/Kiritimati', 'Pacific/Niue']) z`,
    );
    const client = await api.signedIn(await makePerson(database.owner));
    const statuses = [];
    for (const { zone, day } of days) {
      const activityId = await makeAdmission(database.owner, { timeZone: zone, applicationClosesOn: day });
      statuses.push((await client.call(applicationsApi.begin, { body: { activityId } })).status);
    }
    // Kiritimati is 25 hours ahead of Niue: its yesterday is over there and not yet in Niue.
    expect(statuses).toEqual([409, 201]);
  });

  it('takes no place directly where places are given by application', async () => {
    const activityId = await makeAdmission(database.owner);
    const client = await api.signedIn(await makePerson(database.owner));
    const reply = await client.call(enrolmentsApi.create, { body: { activityId } }).expect(409);
    expect(reply.body.code).toBe('enrolment.by-application');
  });

  it('is withdrawn by the applicant alone, and possible again', async () => {
    const activityId = await makeAdmission(database.owner);
    const client = await api.signedIn(await makePerson(database.owner));
    const id = await begin(client, activityId);
    const stranger = await api.signedIn(await makePerson(database.owner));
    await stranger.call(applicationsApi.withdraw, { params: { id } }).expect(404);
    await stranger.call(applicationsApi.form, { params: { id } }).expect(404);
    await client.call(applicationsApi.withdraw, { params: { id } }).expect(200);
    await client.call(applicationsApi.withdraw, { params: { id } }).expect(409);
    expect(await begin(client, activityId)).not.toBe(id);
    await api.anonymous().call(applicationsApi.begin, { body: { activityId } }).expect(401);
    await client.call(applicationsApi.begin, { body: { activityId: randomUUID() } }).expect(404);
  });

  it('tells no decision before the letter', async () => {
    const personId = await makePerson(database.owner);
    const client = await api.signedIn(personId);
    const id = await makeApplication(database.owner, { personId, state: 'declined' });
    const stateSeen = async () => (await client.call(applicationsApi.form, { params: { id } })).body.state;
    expect(await stateSeen()).toBe('submitted');
    await database.owner.query('UPDATE application SET told_at = clock_timestamp() WHERE id = $1', [id]);
    expect(await stateSeen()).toBe('declined');
  });
});

describe('an organization that is not in the register', () => {
  it('is written once, unverified', async () => {
    const client = await api.signedIn(await makePerson(database.owner));
    const body = { name: `Guild ${randomUUID()}`, constituentGroup: 'other', countryCode: 'SN' } as const;
    const replies = await Promise.all(
      [body, { ...body, name: body.name.toUpperCase() }].map((asked) =>
        client.call(applicationsApi.proposeOrganization, { body: asked }).expect(201),
      ),
    );
    expect(new Set(replies.map((reply) => reply.body.id)).size).toBe(1);
    expect(replies[0]?.body).toMatchObject({ verified: false, constituentGroup: 'other' });
    const found = await client
      .call(applicationsApi.findOrganizations, { query: { search: body.name } })
      .expect(200);
    expect(found.body.rows).toHaveLength(1);
  });
});

describe('the list of an activity', () => {
  it('shows no draft, filters, and gives the facts of one application', async () => {
    const activityId = await makeAdmission(database.owner);
    const personId = await makePerson(database.owner, { familyName: 'Okonkwo', sex: 'man' });
    const id = await makeApplication(database.owner, { activityId, personId, state: 'submitted' });
    await makeApplication(database.owner, { activityId });
    const staff = await api.signedIn(await makeStaff(database.owner, 'activity_manager'));
    const list = (query = {}) =>
      staff.call(applicationsApi.ofActivity, { params: { id: activityId }, query }).expect(200);
    expect((await list()).body).toMatchObject({
      total: 1,
      rows: [{ id, familyName: 'Okonkwo', nomination: null }],
    });
    expect((await list({ search: 'konkw', group: 'workers_org' })).body.total).toBe(1);
    expect((await list({ complete: 'yes' })).body.total).toBe(0);
    const detail = await staff.call(applicationsApi.get, { params: { id } }).expect(200);
    expect(detail.body).toMatchObject({ id, state: 'submitted', approval: null, history: [] });
  });
});

describe('the number of statements', () => {
  const count = async (act: () => Promise<unknown>): Promise<number> =>
    (await statementsOf(act)).filter(
      (text) =>
        !/^(START TRANSACTION|BEGIN|COMMIT|SAVEPOINT|RELEASE)|sign_in_session|rate_limit_window/.test(text),
    ).length;

  it('of each request stays what it is, whatever the number of rows', async () => {
    const activityId = await makeAdmission(database.owner);
    for (let n = 0; n < 5; n += 1) await makeApplication(database.owner, { activityId, state: 'submitted' });
    const client = await api.signedIn(await makePerson(database.owner));
    const staff = await api.signedIn(await makeStaff(database.owner, 'activity_manager'));
    const id = await begin(client, activityId);
    // The definition of the form is read once a process.
    await client.call(applicationsApi.form, { params: { id } }).expect(200);
    const counts = {
      form: await count(() => client.call(applicationsApi.form, { params: { id } }).expect(200)),
      save: await count(() => save(client, id, 1).expect(200)),
      submit: await count(() =>
        client.call(applicationsApi.submit, { params: { id }, body: { version: 2, ...asked } }).expect(200),
      ),
      mine: await count(() => client.call(applicationsApi.mine).expect(200)),
      list: await count(() =>
        staff.call(applicationsApi.ofActivity, { params: { id: activityId } }).expect(200),
      ),
      get: await count(() => staff.call(applicationsApi.get, { params: { id } }).expect(200)),
    };
    expect(counts).toEqual({ form: 3, save: 3, submit: 16, mine: 2, list: 3, get: 2 });
  });
});
