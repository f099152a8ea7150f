import type { Role, ScopeType } from '@traccia/contracts';
import { startTestApi, type Client, type TestApi } from '../../support/api.js';
import { createTestDatabase, type TestDatabase } from '../../support/database.js';
import {
  grantRole,
  makeActivity,
  makeOrganization,
  makePerson,
  makeProgramme,
  makeStaff,
} from '../../support/factories.js';

let database: TestDatabase;
let api: TestApi;
let administratorId: string;
let administrator: Client;

beforeAll(async () => {
  database = await createTestDatabase();
  api = await startTestApi(database);
  administratorId = await makeStaff(database.owner, 'administrator');
  administrator = await api.signedIn(administratorId);
});
afterAll(async () => {
  await api.close();
  await database.drop();
});

interface AuditRow {
  act: string;
  actor_id: string;
  detail: Record<string, unknown>;
}
const auditOf = (personId: string): Promise<AuditRow[]> =>
  database.owner.query('SELECT act, actor_id, detail FROM audit_event WHERE subject_id = $1 ORDER BY id', [
    personId,
  ]);
const isSignedIn = async (client: Client) => (await client.get('/api/me')).status === 200;

describe('adding a person', () => {
  const body = {
    givenName: 'Kwame',
    familyName: 'Mensah',
    email: 'kwame@add.test',
    sex: 'man',
    locale: 'en',
    organizationId: null as string | null,
    jobTitle: 'Inspector',
  };

  it('writes the row and the trail, in the country of the organization', async () => {
    const organizationId = await makeOrganization(database.owner, { countryCode: 'GH' });
    const answer = await administrator.post('/api/people', { ...body, organizationId });
    expect(answer.status).toBe(201);
    expect(answer.body).toMatchObject({
      ...body,
      organizationId,
      countryCode: 'GH',
      roles: [],
      grants: [],
      disabled: false,
    });
    expect(await auditOf(answer.body.id)).toEqual([
      { act: 'person.created', actor_id: administratorId, detail: {} },
    ]);
  });

  it('may share a mailbox, or have none', async () => {
    expect((await administrator.post('/api/people', body)).status).toBe(201);
    expect((await administrator.post('/api/people', body)).status).toBe(201);
    expect((await administrator.post('/api/people', { ...body, email: null })).body.email).toBeNull();
  });

  it.each([
    [{ organizationId: '00000000-0000-4000-8000-000000000000' }, 'body.organizationId'],
    [{ email: 'x' }, 'body.email'],
    [{ sex: 'x' }, 'body.sex'],
    [{ roles: ['administrator'] }, 'body.roles'],
  ])('refuses %j and writes nothing', async (more, field) => {
    const before = await database.owner.query('SELECT count(*) FROM person');
    const answer = await administrator.post('/api/people', { ...body, ...more });
    expect(answer.status).toBe(400);
    expect(answer.body.faults[0].field).toBe(field);
    expect(await database.owner.query('SELECT count(*) FROM person')).toEqual(before);
  });

  it('is for administrators', async () => {
    const manager = await api.signedIn(await makeStaff(database.owner, 'activity_manager'));
    expect((await manager.post('/api/people', body)).status).toBe(403);
    expect((await api.anonymous().post('/api/people', body)).status).toBe(401);
  });
});

describe('closing an account', () => {
  const close = (id: string, disabled = true, client = administrator) =>
    client.put(`/api/people/${id}/disabled`, { disabled });

  it('ends every session at once and leaves a trail; reopening does not revive them', async () => {
    const id = await makePerson(database.owner);
    const [one, two] = [await api.signedIn(id), await api.signedIn(id)];
    expect((await close(id)).body).toMatchObject({ id, disabled: true, version: 2 });
    expect([await isSignedIn(one), await isSignedIn(two)]).toEqual([false, false]);
    expect((await close(id)).body.version).toBe(2);
    expect((await close(id, false)).body).toMatchObject({ disabled: false, version: 3 });
    expect([await isSignedIn(one), await isSignedIn(two)]).toEqual([false, false]);
    expect((await auditOf(id)).map(({ act }) => act)).toEqual(['person.disabled', 'person.enabled']);
  });

  it('is for administrators, and 404 for nobody', async () => {
    const id = await makePerson(database.owner);
    const manager = await api.signedIn(await makeStaff(database.owner, 'activity_manager'));
    expect((await close(id, true, manager)).status).toBe(403);
    expect((await close('00000000-0000-4000-8000-000000000000')).status).toBe(404);
  });
});

describe('giving a role', () => {
  const give = (id: string, role: Role, scopeType: ScopeType = 'centre', scopeId: string | null = null) =>
    administrator.post(`/api/people/${id}/roles`, { role, scopeType, scopeId });

  it('takes effect, ends the sessions and leaves a trail', async () => {
    const id = await makePerson(database.owner);
    const before = await api.signedIn(id);
    const programmeId = await makeProgramme(database.owner, { title: { en: 'Green jobs' } });
    const answer = await give(id, 'activity_manager', 'programme', programmeId);
    expect(answer.status).toBe(201);
    expect(answer.body).toMatchObject({
      roles: ['activity_manager'],
      grants: [
        { role: 'activity_manager', scopeType: 'programme', scopeId: programmeId, scopeName: 'Green jobs' },
      ],
    });
    expect(await isSignedIn(before)).toBe(false);
    expect((await (await api.signedIn(id)).get('/api/people')).status).toBe(200);
    const [line] = await auditOf(id);
    expect(line).toEqual({
      act: 'role.granted',
      actor_id: administratorId,
      detail: {
        grantId: answer.body.grants[0].id,
        role: 'activity_manager',
        scopeType: 'programme',
        scopeId: programmeId,
      },
    });
  });

  it('takes a scope of every type that exists', async () => {
    const id = await makePerson(database.owner);
    const scopes: [ScopeType, string | null][] = [
      ['centre', null],
      ['programme', await makeProgramme(database.owner)],
      ['activity', await makeActivity(database.owner)],
      ['organization', await makeOrganization(database.owner)],
      ['country', 'SN'],
    ];
    for (const [type, scopeId] of scopes)
      expect((await give(id, 'observer', type, scopeId)).status).toBe(201);
  });

  it.each([
    ['administrator', 'country', 'SN', 'body.scopeType', 'fault.scope-not-for-role'],
    ['focal_point', 'centre', null, 'body.scopeType', 'fault.scope-not-for-role'],
    ['trainer', 'activity', null, 'body.scopeId', 'fault.required'],
    ['trainer', 'centre', 'SN', 'body.scopeId', 'fault.unknown-field'],
    ['trainer', 'country', 'XX', 'body.scopeId', 'fault.unknown'],
    ['trainer', 'programme', 'not-an-id', 'body.scopeId', 'fault.unknown'],
    ['trainer', 'activity', '00000000-0000-4000-8000-000000000000', 'body.scopeId', 'fault.unknown'],
  ] as const)('refuses %s for %s %s', async (role, scopeType, scopeId, field, key) => {
    const id = await makePerson(database.owner);
    const client = await api.signedIn(id);
    const answer = await give(id, role, scopeType, scopeId);
    expect(answer).toMatchObject({ status: 400, body: { faults: [{ field, key }] } });
    expect(await isSignedIn(client)).toBe(true);
    expect(await auditOf(id)).toEqual([]);
  });

  it('twice is a conflict, also at once, and there is one grant', async () => {
    const id = await makePerson(database.owner);
    const answers = await Promise.all([1, 2, 3].map(() => give(id, 'evaluator')));
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409, 409]);
    expect((await administrator.get(`/api/people/${id}`)).body.grants).toHaveLength(1);
  });

  it('is for administrators: nobody raises themselves', async () => {
    const id = await makeStaff(database.owner, 'activity_manager');
    const answer = await (
      await api.signedIn(id)
    ).post(`/api/people/${id}/roles`, {
      role: 'administrator',
      scopeType: 'centre',
      scopeId: null,
    });
    expect(answer.status).toBe(403);
  });
});

describe('taking a role back', () => {
  it('closes its doors at the next request and ends the sessions', async () => {
    const id = await makePerson(database.owner);
    const grantId = await grantRole(database.owner, id, 'evaluator');
    const before = await api.signedIn(id);
    const answer = await administrator.delete(`/api/people/${id}/roles/${grantId}`);
    expect(answer).toMatchObject({ status: 200, body: { roles: [], grants: [] } });
    expect(await isSignedIn(before)).toBe(false);
    expect((await (await api.signedIn(id)).get('/api/me')).body.permissions).toEqual(['signed-in']);
    expect((await auditOf(id)).map(({ act }) => act)).toEqual(['role.ended']);
    expect((await administrator.delete(`/api/people/${id}/roles/${grantId}`)).status).toBe(404);
  });

  it('is 404 for a grant of somebody else', async () => {
    const mine = await makePerson(database.owner);
    const yours = await makePerson(database.owner);
    const grantId = await grantRole(database.owner, yours, 'observer');
    expect((await administrator.delete(`/api/people/${mine}/roles/${grantId}`)).status).toBe(404);
    expect((await administrator.get(`/api/people/${yours}`)).body.roles).toEqual(['observer']);
  });
});

describe('the last administrator', () => {
  it('stays: two who close or demote each other at once leave one', async () => {
    const { owner } = database;
    const grantOf = async (id: string): Promise<string> =>
      (await owner.query(`SELECT id FROM role_assignment WHERE person_id = $1 AND ended_at IS NULL`, [id]))[0]
        .id;
    const second = await makeStaff(owner, 'administrator');
    const [mine, theirs] = [await grantOf(administratorId), await grantOf(second)];
    for (let round = 0; round < 5; round += 1) {
      const [one, two] = [await api.signedIn(administratorId), await api.signedIn(second)];
      const answers = await Promise.all(
        round % 2 === 0
          ? [
              one.put(`/api/people/${second}/disabled`, { disabled: true }),
              two.put(`/api/people/${administratorId}/disabled`, { disabled: true }),
            ]
          : [
              one.delete(`/api/people/${second}/roles/${theirs}`),
              two.delete(`/api/people/${administratorId}/roles/${mine}`),
            ],
      );
      const statuses = answers.map(({ status }) => status).sort();
      expect([
        [200, 409],
        [200, 401],
        [200, 403],
      ]).toContainEqual(statuses);
      const [left] = await owner.query(
        `SELECT count(*)::int AS count FROM role_assignment r JOIN person p ON p.id = r.person_id
         WHERE r.role = 'administrator' AND r.ended_at IS NULL AND p.disabled_at IS NULL`,
      );
      expect(left.count).toBe(1);
      await owner.query('UPDATE person SET disabled_at = NULL WHERE id IN ($1, $2)', [
        administratorId,
        second,
      ]);
      await owner.query('UPDATE role_assignment SET ended_at = NULL WHERE id IN ($1, $2)', [mine, theirs]);
    }
    await owner.query('UPDATE role_assignment SET ended_at = clock_timestamp() WHERE id = $1', [theirs]);
    administrator = await api.signedIn(administratorId);
  });

  it('can be neither closed nor demoted, and the session goes on', async () => {
    const { body } = await administrator.get(`/api/people/${administratorId}`);
    const refused = { status: 409, body: { code: 'person.last-administrator' } };
    expect(
      await administrator.put(`/api/people/${administratorId}/disabled`, { disabled: true }),
    ).toMatchObject(refused);
    expect(
      await administrator.delete(`/api/people/${administratorId}/roles/${body.grants[0].id}`),
    ).toMatchObject(refused);
    expect(await isSignedIn(administrator)).toBe(true);
    expect(await auditOf(administratorId)).not.toContainEqual(
      expect.objectContaining({ act: 'person.disabled', actor_id: administratorId }),
    );
  });

  it('does not keep other roles of the same person', async () => {
    const grantId = await grantRole(database.owner, administratorId, 'observer');
    expect((await administrator.delete(`/api/people/${administratorId}/roles/${grantId}`)).status).toBe(200);
    administrator = await api.signedIn(administratorId);
  });
});
