import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { organizationsApi } from '@traccia/contracts';
import { startTestApi, type Client, type TestApi } from '../../support/api.js';
import { createTestDatabase, type TestDatabase } from '../../support/database.js';
import {
  makeActivity,
  makeCourse,
  makeEnrolment,
  makeOrganization,
  makePerson,
  makeProgramme,
  makeStaff,
} from '../../support/factories.js';

describe('organizations', () => {
  let database: TestDatabase;
  let api: TestApi;
  let evaluator: Client;
  const ids: Record<string, string> = {};
  beforeAll(async () => {
    database = await createTestDatabase();
    api = await startTestApi(database);
    const { owner } = database;
    evaluator = await api.signedIn(await makeStaff(owner, 'evaluator'));
    ids.alpha = await makeOrganization(owner, {
      name: 'alpha 100%',
      constituentGroup: 'employers_org',
      countryCode: 'IT',
    });
    ids.beta = await makeOrganization(owner, { name: 'Beta', countryCode: 'SN' });
    ids.gamma = await makeOrganization(owner, { name: 'Gamma', countryCode: 'SN' });
    ids.same = await makeOrganization(owner, { name: 'beta' });
    await makePerson(owner, { organizationId: ids.beta });
    await makePerson(owner, { organizationId: ids.beta });
    ids.programme = await makeProgramme(owner);
    ids.activity = await makeActivity(owner, {
      courseId: await makeCourse(owner, { programmeId: ids.programme }),
      hostOrganizationId: ids.gamma,
    });
    await makeEnrolment(owner, { activityId: ids.activity, organizationId: ids.beta });
    await makeEnrolment(owner, { organizationId: ids.alpha });
  });
  afterAll(async () => {
    await api.close();
    await database.drop();
  });

  const list = async (client: Client, query = {}) =>
    client.call(organizationsApi.list, { query }).expect(200);
  const namesIn = ({ body }: { body: { rows: { name: string }[] } }) => body.rows.map(({ name }) => name);

  it('are listed by name with how many people they have', async () => {
    const { body } = await list(evaluator);
    expect(body.total).toBe(4);
    expect(body.rows[0]).toEqual({
      id: ids.alpha,
      name: 'alpha 100%',
      constituentGroup: 'employers_org',
      countryCode: 'IT',
      people: 0,
      verified: false,
    });
    expect(body.rows.filter(({ name }: { name: string }) => name.toLowerCase() === 'beta')).toHaveLength(2);
    expect(body.rows.find(({ id }: { id: string }) => id === ids.beta).people).toBe(2);
  });

  it('are paged by key without a gap or a repeat, also between equal names', async () => {
    const seen: string[] = [];
    let after: string | undefined;
    do {
      const { body } = await list(evaluator, { limit: 1, ...(after && { after }) });
      seen.push(...body.rows.map(({ id }: { id: string }) => id));
      after = body.next ?? undefined;
    } while (after);
    expect(seen).toHaveLength(4);
    expect(new Set(seen).size).toBe(4);
  });

  it('are found by a piece of the name, in which % is a character, and by group', async () => {
    expect(namesIn(await list(evaluator, { search: '100%' }))).toEqual(['alpha 100%']);
    expect(namesIn(await list(evaluator, { search: '%' }))).toEqual(['alpha 100%']);
    expect(namesIn(await list(evaluator, { constituentGroup: 'employers_org' }))).toEqual(['alpha 100%']);
  });

  it.each([
    ['a programme', 'programme', (): string => ids.programme ?? '', ['Beta', 'Gamma']],
    ['an activity', 'activity', (): string => ids.activity ?? '', ['Beta', 'Gamma']],
    ['an organization', 'organization', (): string => ids.alpha ?? '', ['alpha 100%']],
    ['a country', 'country', (): string => 'SN', ['Beta', 'Gamma']],
  ] as const)('within the scope of %s are those of the scope only', async (_, type, scopeId, names) => {
    const manager = await api.signedIn(await makeStaff(database.owner, 'activity_manager', type, scopeId()));
    const answer = await list(manager);
    expect(namesIn(answer)).toEqual(names);
    expect(answer.body.total).toBe(names.length);
  });

  it('refuse a page key that nobody wrote', async () => {
    const { body } = await evaluator.get('/api/organizations?after=garbage').expect(400);
    expect(body.faults).toEqual([{ field: 'query.after', key: 'fault.invalid' }]);
  });
});
