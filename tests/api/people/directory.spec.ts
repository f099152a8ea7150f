import { startTestApi, type Client, type TestApi } from '../../support/api.js';
import { createTestDatabase, type TestDatabase } from '../../support/database.js';
import {
  grantRole,
  makeActivity,
  makeCourse,
  makeEnrolment,
  makeOrganization,
  makePerson,
  makeProgramme,
  makeStaff,
} from '../../support/factories.js';

let database: TestDatabase;
let api: TestApi;
let administrator: Client;

beforeAll(async () => {
  database = await createTestDatabase();
  api = await startTestApi(database);
  administrator = await api.signedIn(await makeStaff(database.owner, 'administrator'));
});
afterAll(async () => {
  await api.close();
  await database.drop();
});

const list = async (client: Client, query: Record<string, string | number>) =>
  (await client.get('/api/people').query(query)).body;
const idsIn = (page: { rows: { id: string }[] }) => page.rows.map(({ id }) => id);

describe('listing people', () => {
  it('walks every page once, in the order of names, whatever happens in between', async () => {
    const names = ['abel', 'Abel', 'Ácido', 'Bee', 'bee', 'Bee', 'Cee'];
    const made = [];
    for (const familyName of names)
      made.push(await makePerson(database.owner, { familyName, email: 'walk@list.test' }));
    const seen: string[] = [];
    let after: string | null = null;
    let total: number | null = null;
    do {
      const page: { rows: { id: string }[]; next: string | null; total: number | null } = await list(
        administrator,
        {
          search: 'walk@list.test',
          limit: 2,
          ...(after === null ? {} : { after }),
        },
      );
      total ??= page.total;
      seen.push(...idsIn(page));
      after = page.next;
      if (seen.length === 2) await makePerson(database.owner, { familyName: 'aaa', email: 'walk@list.test' });
    } while (after !== null);
    expect(total).toBe(7);
    expect([...seen].sort()).toEqual([...made].sort());
    const inOrder = await database.owner.query(
      `SELECT id FROM person WHERE id = ANY($1) ORDER BY lower(family_name), lower(given_name), id`,
      [made],
    );
    expect(seen).toEqual(inOrder.map(({ id }: { id: string }) => id));
  });

  it('finds by name in either order and by address; signs of a pattern mean themselves', async () => {
    const id = await makePerson(database.owner, {
      givenName: 'Mo_ussa',
      familyName: '100% Ndiaye',
      email: 'mo@find.test',
    });
    for (const search of ['mo_ussa 100', 'ndiaye mo_', 'FIND.test', '100%', 'o_u'])
      expect(idsIn(await list(administrator, { search }))).toEqual([id]);
    for (const search of ['mo%ussa', 'moxussa', '10_% nd'])
      expect(idsIn(await list(administrator, { search }))).toEqual([]);
  });

  it('narrows by role, live ones only', async () => {
    const id = await makePerson(database.owner, { email: 'role@narrow.test' });
    const grant = await grantRole(database.owner, id, 'evaluator');
    expect(idsIn(await list(administrator, { role: 'evaluator' }))).toEqual([id]);
    await database.owner.query('UPDATE role_assignment SET ended_at = clock_timestamp() WHERE id = $1', [
      grant,
    ]);
    expect(await list(administrator, { role: 'evaluator' })).toEqual({ rows: [], next: null, total: 0 });
  });

  it.each([
    [{ after: 'x' }, 'query.after'],
    [{ limit: 101 }, 'query.limit'],
    [{ limit: 'many' }, 'query.limit'],
    [{ role: 'king' }, 'query.role'],
  ])('refuses %j', async (query, field) => {
    const answer = await administrator.get('/api/people').query(query);
    expect(answer.status).toBe(400);
    expect(answer.body.faults[0].field).toBe(field);
  });
});

describe('who sees whom', () => {
  it('an activity manager sees the people enrolled and teaching within the scope, and nobody else', async () => {
    const { owner } = database;
    const programmeId = await makeProgramme(owner);
    const inside = await makeActivity(owner, { courseId: await makeCourse(owner, { programmeId }) });
    const outside = await makeActivity(owner);
    const [enrolled, teacher, stranger, other] = [
      await makePerson(owner, { email: 'enrolled@scope.test' }),
      await makePerson(owner, { email: 'teacher@scope.test' }),
      await makePerson(owner, { email: 'stranger@scope.test' }),
      await makePerson(owner, { email: 'other@scope.test' }),
    ];
    await makeEnrolment(owner, { activityId: inside, personId: enrolled });
    await makeEnrolment(owner, { activityId: outside, personId: other });
    await owner.query(
      `INSERT INTO activity_staff (activity_id, person_id, staff_role) VALUES ($1, $2, 'lead_trainer')`,
      [inside, teacher],
    );
    const ofProgramme = await api.signedIn(
      await makeStaff(owner, 'activity_manager', 'programme', programmeId),
    );
    const ofActivity = await api.signedIn(await makeStaff(owner, 'activity_manager', 'activity', inside));
    for (const client of [ofProgramme, ofActivity]) {
      const page = await list(client, { search: '@scope.test' });
      expect(idsIn(page)).toEqual(expect.arrayContaining([enrolled, teacher]));
      expect(page).toMatchObject({ rows: { length: 2 }, total: 2 });
      expect((await client.get(`/api/people/${enrolled}`)).status).toBe(200);
      for (const id of [stranger, other]) {
        const answer = await client.get(`/api/people/${id}`);
        expect(answer).toMatchObject({ status: 404, body: { code: 'request.not-found' } });
      }
    }
    const ofCentre = await api.signedIn(await makeStaff(owner, 'activity_manager'));
    expect((await list(ofCentre, { search: '@scope.test' })).total).toBe(4);
  });

  it('a manager of an organization or a country sees its people', async () => {
    const { owner } = database;
    const organizationId = await makeOrganization(owner);
    const works = await makePerson(owner, { organizationId, email: 'works@around.test' });
    const lives = await makePerson(owner, { countryCode: 'TG', email: 'lives@around.test' });
    const ofOrganization = await api.signedIn(
      await makeStaff(owner, 'activity_manager', 'organization', organizationId),
    );
    const ofCountry = await api.signedIn(await makeStaff(owner, 'activity_manager', 'country', 'TG'));
    expect(idsIn(await list(ofOrganization, { search: '@around.test' }))).toEqual([works]);
    expect(idsIn(await list(ofCountry, { search: '@around.test' }))).toEqual([lives]);
  });

  it('a scope that names nothing shows nobody', async () => {
    const client = await api.signedIn(
      await makeStaff(database.owner, 'activity_manager', 'activity', 'not-an-id'),
    );
    expect(await list(client, {})).toEqual({ rows: [], next: null, total: 0 });
  });

  it.each(['trainer', 'evaluator', 'focal_point', 'observer', 'participant'] as const)(
    'a %s sees nobody',
    async (role) => {
      const client = await api.signedIn(await makeStaff(database.owner, role));
      expect(await client.get('/api/people')).toMatchObject({
        status: 403,
        body: { code: 'permission.denied' },
      });
    },
  );

  it('nobody sees anybody without signing in', async () => {
    expect((await api.anonymous().get('/api/people')).status).toBe(401);
  });
});

describe('one person', () => {
  it('is shown with live grants and their scopes, and without secrets', async () => {
    const organizationId = await makeOrganization(database.owner, {
      name: 'Syndicat des dockers',
      countryCode: 'SN',
    });
    const id = await makePerson(database.owner, { organizationId, passwordHash: '$argon2id$secret' });
    await grantRole(database.owner, id, 'focal_point', 'organization', organizationId);
    const { body, text } = await administrator.get(`/api/people/${id}`);
    expect(body).toMatchObject({
      id,
      organizationId,
      organizationName: 'Syndicat des dockers',
      roles: ['focal_point'],
      grants: [
        {
          role: 'focal_point',
          scopeType: 'organization',
          scopeId: organizationId,
          scopeName: 'Syndicat des dockers',
        },
      ],
      disabled: false,
      version: 1,
    });
    expect(text).not.toContain('argon2');
  });

  it('is 404 when there is none and 400 when the id is none', async () => {
    expect((await administrator.get('/api/people/00000000-0000-4000-8000-000000000000')).status).toBe(404);
    const answer = await administrator.get('/api/people/x');
    expect(answer.status).toBe(400);
    expect(answer.body.faults[0].field).toBe('params.id');
  });
});
