import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Organization } from '@traccia/contracts';
import { startTestApi, type Client, type TestApi } from '../../support/api.js';
import { createTestDatabase, type TestDatabase } from '../../support/database.js';
import {
  grantRole,
  makeActivity,
  makeEnrolment,
  makeOrganization,
  makePerson,
  makeStaff,
} from '../../support/factories.js';

let database: TestDatabase;
let api: TestApi;
let managerId: string;
let manager: Client;
const nobody = '00000000-0000-4000-8000-000000000000';

beforeAll(async () => {
  database = await createTestDatabase();
  api = await startTestApi(database);
  managerId = await makeStaff(database.owner, 'activity_manager');
  manager = await api.signedIn(managerId);
});
afterAll(async () => {
  await api.close();
  await database.drop();
});

const facts = { name: 'Union des Ports', constituentGroup: 'workers_org', countryCode: 'SN', parentId: null };
const put = (id: string, change: object, client = manager) =>
  client.put(`/api/organizations/${id}`, { ...facts, version: 1, ...change });
const merge = (id: string, intoId: string, client = manager) =>
  client.post(`/api/organizations/${id}/merge`, { intoId, reason: 'Same statutes' });
const preview = (id: string, intoId: string, client = manager) =>
  client.get(`/api/organizations/${id}/merge-preview?intoId=${intoId}`);
const actsOn = async (id: string): Promise<string[]> =>
  (await database.owner.query('SELECT act FROM audit_event WHERE subject_id = $1 ORDER BY id', [id])).map(
    ({ act }: { act: string }) => act,
  );

describe('keeping organizations right', () => {
  it('adds, changes and verifies one; the trail says who', async () => {
    const made = await manager.post('/api/organizations', facts);
    expect(made.status).toBe(201);
    expect(made.body).toMatchObject({ name: 'Union des Ports', verified: false, people: 0, version: 1 });
    const { id } = made.body as Organization;
    const changed = await put(id, {
      name: 'Union of Ports',
      parentId: await makeOrganization(database.owner),
    });
    expect(changed.body).toMatchObject({ name: 'Union of Ports', version: 2 });
    const verified = await manager.put(`/api/organizations/${id}/verified`, { verified: true });
    expect(verified.body).toMatchObject({ verified: true, verifiedByName: expect.stringContaining('Amina') });
    expect((await manager.get('/api/organizations?verified=no&search=union of ports')).body.total).toBe(0);
    expect((await manager.get('/api/organizations?verified=yes&countryCode=SN')).body.total).toBe(1);
    expect(await actsOn(id)).toEqual([
      'organization.created',
      'organization.changed',
      'organization.verified',
    ]);
  });

  it('refuses what is not known, what is old and a circle, and names the field', async () => {
    const upper = await makeOrganization(database.owner);
    const lower = await makeOrganization(database.owner);
    expect((await put(lower, { parentId: upper })).status).toBe(200);
    expect(await put(upper, { parentId: lower })).toMatchObject({
      status: 409,
      body: { code: 'organization.circle', faults: [{ field: 'body.parentId', key: 'fault.circle' }] },
    });
    expect((await put(upper, { parentId: upper })).status).toBe(409);
    expect((await put(lower, {})).status).toBe(412);
    for (const [change, field] of [
      [{ parentId: nobody }, 'body.parentId'],
      [{ countryCode: 'XX' }, 'body.countryCode'],
      [{ name: ' ' }, 'body.name'],
    ] as const)
      expect(await put(upper, change)).toMatchObject({ status: 400, body: { faults: [{ field }] } });
    expect((await put(nobody, {})).status).toBe(404);
    const evaluator = await api.signedIn(await makeStaff(database.owner, 'evaluator'));
    expect((await put(upper, {}, evaluator)).status).toBe(403);
    expect((await put(upper, {}, api.anonymous())).status).toBe(401);
  });
});

describe('merging organizations', () => {
  it('proposes nearly equal names and moves everything, also the scope of a role', async () => {
    const { owner } = database;
    const keeper = await makeOrganization(owner, { name: 'Fédération des Dockers de Dakar' });
    const loser = await makeOrganization(owner, { name: 'FEDERATION DES DOCKERS DAKAR' });
    const personId = await makePerson(owner, { organizationId: loser });
    await grantRole(owner, personId, 'focal_point', 'organization', loser);
    const activityId = await makeActivity(owner, { hostOrganizationId: loser });
    const enrolmentId = await makeEnrolment(owner, { activityId, personId, organizationId: loser });
    const { body } = await manager.get(`/api/organizations/${keeper}`);
    expect((body as Organization).similar.map(({ id }) => id)).toEqual([loser]);
    expect((await preview(loser, keeper)).body.moves).toEqual([
      { what: 'people', rows: 1 },
      { what: 'enrolments', rows: 1 },
      { what: 'hosted_activities', rows: 1 },
      { what: 'roles', rows: 1 },
    ]);
    expect(await actsOn(loser)).toEqual([]);
    expect(await merge(loser, keeper)).toMatchObject({ status: 200, body: { id: keeper, people: 1 } });
    expect((await preview(loser, keeper)).body.code).toBe('organization.merged');
    const [row] = await owner.query(
      `SELECT e.organization_id AS enrolled, a.host_organization_id AS host, r.scope_id AS scope
       FROM enrolment e JOIN activity a ON a.id = e.activity_id JOIN role_assignment r ON r.person_id = e.person_id
       WHERE e.id = $1`,
      [enrolmentId],
    );
    expect(row).toEqual({ enrolled: keeper, host: keeper, scope: keeper });
    expect((await manager.get(`/api/organizations/${loser}`)).body).toMatchObject({
      mergedInto: { id: keeper },
      similar: [],
    });
    expect((await manager.get('/api/organizations?search=dockers')).body.total).toBe(1);
    expect(await actsOn(loser)).toEqual(['organization.merged']);
    const kept: Organization = (await manager.get(`/api/organizations/${keeper}`)).body;
    expect(kept.merges).toMatchObject([{ organizationId: loser, reason: 'Same statutes', mayUndo: true }]);
    const undo = () => manager.post(`/api/organizations/${keeper}/merges/${kept.merges[0]?.id}/undo`);
    expect((await undo()).body).toMatchObject({ id: keeper, people: 0, merges: [{ mayUndo: false }] });
    expect((await undo()).status).toBe(404);
    const [back] = await owner.query(
      `SELECT e.organization_id AS enrolled, a.host_organization_id AS host, r.scope_id AS scope
       FROM enrolment e JOIN activity a ON a.id = e.activity_id JOIN role_assignment r ON r.person_id = e.person_id
       WHERE e.id = $1`,
      [enrolmentId],
    );
    expect(back).toEqual({ enrolled: loser, host: loser, scope: loser });
    expect((await manager.get(`/api/organizations/${loser}`)).body).toMatchObject({ mergedInto: null });
  });

  it('happens once, never with a verified one, into itself or into what stands below it', async () => {
    const { owner } = database;
    const [keeper, loser] = [await makeOrganization(owner), await makeOrganization(owner)];
    expect(await merge(loser, loser)).toMatchObject({
      status: 400,
      body: { faults: [{ field: 'body.intoId' }] },
    });
    await owner.query('UPDATE organization SET parent_id = $2 WHERE id = $1', [keeper, loser]);
    expect((await merge(loser, keeper)).body.code).toBe('organization.circle');
    expect((await preview(loser, keeper)).body.faults).toEqual([
      expect.objectContaining({ field: 'query.intoId' }),
    ]);
    await owner.query('UPDATE organization SET parent_id = NULL, verified_at = now() WHERE id = ANY($1)', [
      [keeper, loser],
    ]);
    expect((await merge(loser, keeper)).body.code).toBe('organization.verified');
    await owner.query('UPDATE organization SET verified_at = NULL WHERE id = $1', [loser]);
    const answers = await Promise.all([merge(loser, keeper), merge(loser, keeper), merge(loser, keeper)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409]);
    expect(await actsOn(loser)).toEqual(['organization.merged']);
  });
});
