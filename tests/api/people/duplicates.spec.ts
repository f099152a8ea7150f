import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { PersonRepository } from '@traccia/persistence';
import { startTestApi, type Client, type TestApi } from '../../support/api.js';
import { createTestDatabase, type TestDatabase } from '../../support/database.js';
import {
  grantRole,
  makeActivity,
  makeEnrolment,
  makeMessage,
  makeOrganization,
  makePerson,
  makeStaff,
} from '../../support/factories.js';

let database: TestDatabase;
let api: TestApi;
let administrator: Client;
const nobody = '00000000-0000-4000-8000-000000000000';

beforeAll(async () => {
  database = await createTestDatabase();
  api = await startTestApi(database);
  administrator = await api.signedIn(await makeStaff(database.owner, 'administrator'));
});
afterAll(async () => {
  await api.close();
  await database.drop();
});

const merge = (id: string, intoId: string, client = administrator) =>
  client.post(`/api/people/${id}/merge`, { intoId });
const isSignedIn = async (client: Client) => (await client.get('/api/me')).status === 200;
const pairs = async (): Promise<{ id: string; reasons: string[]; a: { id: string }; b: { id: string } }[]> =>
  (await administrator.get('/api/people/duplicates?limit=100')).body.rows;

/** Every row of every table but the trail, the record of the merge itself and the sessions that it ends. */
async function stateOf(): Promise<Record<string, string>> {
  const tables: { name: string }[] = await database.owner.query(
    `SELECT table_name AS name FROM information_schema.tables WHERE table_schema = 'public' AND table_type = 'BASE TABLE'
       AND table_name NOT IN ('audit_event', 'person_merge', 'sign_in_session', 'rate_limit_window', 'idempotency_record')`,
  );
  const state: Record<string, string> = {};
  for (const { name } of tables) {
    const sql = `SELECT coalesce(string_agg(t::text, ';' ORDER BY t::text), '') AS rows FROM ${name} t`;
    state[name] = (await database.owner.query(sql))[0].rows;
  }
  return state;
}

describe('proposing duplicates', () => {
  it('says why, only once, and remembers that two are not the same', async () => {
    const { owner } = database;
    const organizationId = await makeOrganization(owner);
    const shape = { givenName: 'José', familyName: 'Muñoz', organizationId };
    const one = await makePerson(owner, { ...shape, email: 'jose@pair.test' });
    const two = await makePerson(owner, { ...shape, givenName: 'JOSE', email: 'JOSE@pair.test' });
    const three = await makePerson(owner, { ...shape, givenName: 'Josée' });
    expect((await administrator.post('/api/people/duplicates/look')).body.found).toBe(3);
    expect((await administrator.post('/api/people/duplicates/look')).body.found).toBe(0);
    const [first, ...others] = await pairs();
    expect(first).toMatchObject({ reasons: ['same_email', 'same_name_organization'] });
    expect([first?.a.id, first?.b.id].sort()).toEqual([one, two].sort());
    expect(others.map(({ reasons }) => reasons)).toEqual([['similar_name'], ['similar_name']]);
    for (const { id } of others)
      expect((await administrator.post(`/api/people/duplicates/${id}/not-same`)).status).toBe(204);
    expect((await pairs()).map(({ id }) => id)).toEqual([first?.id]);
    expect((await administrator.post(`/api/people/duplicates/${others[0]?.id}/not-same`)).status).toBe(404);
    expect((await merge(two, one)).status).toBe(200);
    expect(await pairs()).toEqual([]);
    expect((await administrator.post('/api/people/duplicates/look')).body.found).toBe(0);
    expect(three).toBeDefined();
  });
});

describe('merging people', () => {
  it('moves everything, leaves what would clash, ends the sessions, and undoing puts all back', async () => {
    const { owner } = database;
    const keeper = await makePerson(owner, { email: 'new@merge.test', countryCode: 'SN' });
    const loser = await makePerson(owner, {
      email: 'old@merge.test',
      organizationId: await makeOrganization(owner),
    });
    const both = await makeActivity(owner);
    await makeEnrolment(owner, { activityId: both, personId: keeper });
    const clashing = await makeEnrolment(owner, { activityId: both, personId: loser });
    const own = await makeEnrolment(owner, { activityId: await makeActivity(owner), personId: loser });
    await grantRole(owner, loser, 'trainer');
    await makeMessage(owner, { subjectId: own, personId: loser, state: 'sent' });
    const [mine, theirs] = [await api.signedIn(keeper), await api.signedIn(loser)];
    const before = await stateOf();

    const done = await merge(loser, keeper);
    expect(done).toMatchObject({ status: 200, body: { stayed: 1 } });
    expect([await isSignedIn(mine), await isSignedIn(theirs)]).toEqual([false, false]);
    const enrolled = await owner.query(
      'SELECT id, person_id FROM enrolment WHERE id = ANY($1) ORDER BY person_id = $2',
      [[clashing, own], keeper],
    );
    expect(enrolled).toEqual([
      { id: clashing, person_id: loser },
      { id: own, person_id: keeper },
    ]);
    const people = new PersonRepository(owner.manager);
    expect((await people.findByMailbox('OLD@merge.test')).map(({ id }) => id)).toEqual([keeper]);

    const { rows } = (await administrator.get('/api/people/merges')).body;
    expect(rows[0]).toMatchObject({ id: done.body.mergeId, keptId: keeper, mergedId: loser, undoneAt: null });
    const page = async () => (await administrator.get(`/api/people/${keeper}`)).body;
    expect(await page()).toMatchObject({
      furtherAddresses: [{ email: 'old@merge.test', verified: true }],
      formerRecords: [{ personId: loser, email: 'old@merge.test', reason: null, mayUndo: true }],
    });
    const undo = () => administrator.post(`/api/people/merges/${done.body.mergeId}/undo`);
    expect((await undo()).status).toBe(204);
    expect(await stateOf()).toEqual(before);
    expect(await page()).toMatchObject({ furtherAddresses: [], formerRecords: [{ mayUndo: false }] });
    expect((await undo()).status).toBe(404);
    const acts = await owner.query('SELECT act FROM audit_event WHERE subject_id = $1 ORDER BY id', [loser]);
    expect(acts).toEqual([{ act: 'person.merged' }, { act: 'person.merge-undone' }]);
  });

  it('happens once however often it is asked at once; a chain is undone from its end', async () => {
    const [one, two, three] = await Promise.all([1, 2, 3].map(() => makePerson(database.owner)));
    const ids = { one: one ?? '', two: two ?? '', three: three ?? '' };
    const answers = await Promise.all([1, 2, 3].map(() => merge(ids.one, ids.two)));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409]);
    const { mergeId } = answers.find(({ status }) => status === 200)?.body ?? {};
    expect((await merge(ids.three, ids.one)).body.code).toBe('person.merged');
    expect((await merge(ids.two, ids.three)).status).toBe(200);
    const undone = await administrator.post(`/api/people/merges/${mergeId}/undo`);
    expect(undone).toMatchObject({ status: 409, body: { code: 'person.merged-since' } });
  });

  it('is for administrators, and refuses itself and nobody', async () => {
    const id = await makePerson(database.owner);
    expect(await merge(id, id)).toMatchObject({ status: 400, body: { faults: [{ field: 'body.intoId' }] } });
    expect((await merge(id, nobody)).status).toBe(400);
    expect((await merge(nobody, id)).status).toBe(404);
    const manager = await api.signedIn(await makeStaff(database.owner, 'activity_manager'));
    expect((await merge(id, id, manager)).status).toBe(403);
    expect((await merge(id, id, api.anonymous())).status).toBe(401);
  });
});
