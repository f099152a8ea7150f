import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  activitiesApi,
  coursesApi,
  type FrameworkEntry,
  frameworkApi,
  programmesApi,
} from '@traccia/contracts';
import { startTestApi, type Client, type TestApi } from '../../support/api.js';
import { createTestDatabase, type TestDatabase } from '../../support/database.js';
import { makeActivity, makeCourse, makeProgramme, makeStaff } from '../../support/factories.js';
import { statementsOf } from '../../support/statements.js';

let database: TestDatabase;
let api: TestApi;
let admin: Client;
beforeAll(async () => {
  database = await createTestDatabase();
  api = await startTestApi(database);
  admin = await api.signedIn(await makeStaff(database.owner, 'administrator'));
});
afterAll(async () => {
  await api.close();
  await database.drop();
});

const query = <T>(sql: string, values: unknown[] = []): Promise<T[]> => database.owner.query(sql, values);
const find = async (family: FrameworkEntry['family'], search: string): Promise<FrameworkEntry[]> =>
  (await admin.call(frameworkApi.list, { query: { family, search, limit: 100 } }).expect(200)).body.rows;
const named = async (family: FrameworkEntry['family'], code: string) => {
  const entry = (await find(family, code)).find((row) => row.code === code);
  if (!entry) throw new Error(`${code} is missing`);
  return { family, id: entry.id };
};
const everyMarker = ['gender_equality', 'social_dialogue', 'labour_standards', 'just_transition'];

describe('the standards', () => {
  it('are complete: every number once, adopted in order, protocols after their Conventions', async () => {
    const counts = await query(
      `SELECT kind, count(*)::int AS many, min(number) AS first, max(number) AS last FROM labour_standard GROUP BY kind ORDER BY kind`,
    );
    expect(counts).toEqual([
      { kind: 'convention', many: 192, first: 1, last: 192 },
      { kind: 'protocol', many: 6, first: 29, last: 155 },
      { kind: 'recommendation', many: 209, first: 1, last: 209 },
    ]);
    const [wrong] = await query<{ n: number }>(
      `SELECT count(*)::int AS n FROM (SELECT kind, year, lag(year) OVER (PARTITION BY kind ORDER BY number) AS before,
         title ->> 'en' AS title FROM labour_standard) s
       WHERE (kind <> 'protocol' AND (before > year OR title NOT LIKE '%' || year)) OR year NOT BETWEEN 1919 AND 2025`,
    );
    expect(wrong?.n).toBe(0);
    const [twice] = await query<{ n: number }>(
      `SELECT count(*)::int AS n FROM (SELECT title ->> 'en' FROM labour_standard GROUP BY 1 HAVING count(*) > 1) t`,
    );
    expect(twice?.n).toBe(0);
  });

  it.each([
    ['87', ['C087', 'R087']],
    ['c87', ['C087']],
    ['liberté SYNDICALE', ['C087']],
    ['liberte syndicale', ['C087']],
    ['domestic workers', ['C189', 'R201']],
    ['100%', []],
  ])('are found by %s', async (search, codes) => {
    expect((await find('standards', search)).map(({ code }) => code)).toEqual(codes);
  });

  it('cannot be written by the application', async () => {
    await expect(database.db.query(`UPDATE labour_standard SET year = 1900`)).rejects.toThrow(
      'permission denied',
    );
  });

  it('come page by page in two statements', async () => {
    const first = await admin.call(frameworkApi.list, { query: { family: 'standards' } }).expect(200);
    expect(first.body).toMatchObject({ total: 407, editions: [] });
    const second = await admin
      .call(frameworkApi.list, { query: { family: 'standards', after: first.body.next } })
      .expect(200);
    expect(second.body.rows[0].code).toBe('C026');
  });
});

describe('editions', () => {
  const edition = {
    family: 'outcomes',
    title: { en: 'Skills' },
    validFrom: '2026-01-01',
    validTo: null,
  } as const;

  it('are added beside the old one, which stays', async () => {
    const [old] = await find('outcomes', 'skills');
    expect(old).toMatchObject({ code: '02', edition: '2010-15', current: false });
    const added = await admin
      .call(frameworkApi.create, { body: { ...edition, code: '02', edition: '2026-29' } })
      .expect(201);
    await admin
      .call(frameworkApi.create, { body: { ...edition, code: '02', edition: '2026-29' } })
      .expect(409);
    const ended = await admin
      .call(frameworkApi.update, { params: { id: old?.id ?? '' }, body: edition })
      .expect(409);
    expect(ended.body.code).toBe('framework.edition-ended');
    await expect(
      database.owner.query(`UPDATE outcome SET title = '{"en":"x"}' WHERE id = $1`, [old?.id]),
    ).rejects.toThrow('has ended');
    const corrected = await admin
      .call(frameworkApi.update, {
        params: { id: added.body.id },
        body: { ...edition, title: { en: 'Skills for all' } },
      })
      .expect(200);
    expect(corrected.body).toMatchObject({
      edition: '2026-29',
      title: { en: 'Skills for all' },
      current: true,
    });
    const list = await admin.call(frameworkApi.list, { query: { family: 'outcomes', current: 'yes' } });
    expect(list.body).toMatchObject({ total: 1, editions: ['2026-29', '2010-15'] });
    const acts = await query<{ act: string }>(
      `SELECT act FROM audit_event WHERE act LIKE 'framework.%' ORDER BY id`,
    );
    expect(acts.map(({ act }) => act)).toEqual(['framework.added', 'framework.corrected']);
  });

  it.each([
    [{ validTo: '2025-01-01' }, 'body.validTo'],
    [{ title: { en: ' ' } }, 'body.title'],
  ])('with %j are refused by field', async (part, field) => {
    const { body } = await admin
      .call(frameworkApi.create, { body: { ...edition, ...part, code: '03', edition: '2026-29' } })
      .expect(400);
    expect(body.faults.map((fault: { field: string }) => fault.field)).toEqual([field]);
  });

  it('of an indicator stand on one level and belong to one owner', async () => {
    const programmeId = await makeProgramme(database.owner);
    const indicator = {
      family: 'indicators',
      code: 'I-1',
      edition: '2026',
      title: { en: 'People trained' },
      validFrom: '2026-01-01',
      validTo: null,
      resultLevel: 'output',
      unit: 'people',
      baseline: 0,
      baselineYear: 2025,
      target: 400,
      targetYear: 2027,
      programmeId,
      outcomeId: null,
    } as const;
    const ownerless = { ...indicator, programmeId: null, baselineYear: null };
    const { body } = await admin.call(frameworkApi.create, { body: ownerless }).expect(400);
    expect(body.faults.map((fault: { field: string }) => fault.field)).toEqual([
      'body.programmeId',
      'body.baselineYear',
    ]);
    await admin.call(frameworkApi.create, { body: indicator }).expect(201);
    const programme = await admin.call(programmesApi.get, { params: { id: programmeId } }).expect(200);
    expect(programme.body).toMatchObject({ indicators: 1, chain: [{ code: 'I-1', target: 400 }], reach: [] });
  });
});

describe('a course', () => {
  const texts = { title: { en: 'Safety', fr: 'Sécurité' }, summary: {}, objectives: { en: 'Plan' } };

  it('is created in a programme, changed, and says what it leaves unsaid', async () => {
    const programmeId = await makeProgramme(database.owner);
    const body = { ...texts, code: 'OSH-1', programmeId };
    const created = await admin.call(coursesApi.create, { body }).expect(201);
    expect(created.body.framework.gaps).toEqual(['standard', 'outcome', 'indicator', 'marker']);
    await admin.call(coursesApi.create, { body }).expect(409);
    const { id } = created.body;
    const change = { ...texts, title: { en: 'Safety at work' }, programmeId };
    await admin.call(coursesApi.update, { params: { id }, body: { ...change, version: 1 } }).expect(200);
    await admin.call(coursesApi.update, { params: { id }, body: { ...change, version: 1 } }).expect(412);
    const links = [await named('standards', 'C155'), await named('outcomes', '06')];
    const markers = everyMarker.map((code) => ({ code, score: 0 }));
    const linked = await admin
      .call(coursesApi.link, { params: { id }, body: { links, markers, version: 2 } })
      .expect(200);
    // "Not aimed at" is an answer: a marker scored 0 is no gap.
    expect(linked.body.framework.gaps).toEqual(['indicator']);
    const gaps = await admin.call(coursesApi.list, { query: { gaps: 'yes', search: 'OSH' } }).expect(200);
    expect(gaps.body.rows).toMatchObject([{ code: 'OSH-1', gaps: ['indicator'] }]);
  });

  it('names nothing that does not exist', async () => {
    const id = await makeCourse(database.owner);
    const link = async (part: object) =>
      (
        await admin
          .call(coursesApi.link, { params: { id }, body: { links: [], markers: [], version: 1, ...part } })
          .expect(400)
      ).body.faults;
    expect(await link({ links: [{ family: 'outcomes', id }] })).toEqual([
      { field: 'body.links', key: 'fault.unknown' },
    ]);
    expect(await link({ markers: [{ code: 'growth', score: 1 }] })).toEqual([
      { field: 'body.markers', key: 'fault.unknown' },
    ]);
    expect(await query('SELECT 1 FROM course_link WHERE course_id = $1', [id])).toEqual([]);
  });

  it('hands its links to a new activity, which may then differ', async () => {
    const courseId = await makeCourse(database.owner);
    const links = [await named('standards', 'C081'), await named('standards', 'C129')];
    const body = { links, markers: [{ code: 'gender_equality', score: 2 }], version: 1 };
    await admin.call(coursesApi.link, { params: { id: courseId }, body }).expect(200);
    const source = await makeActivity(database.owner);
    const id = await makeActivity(database.owner, { courseId });
    const before = await admin.call(frameworkApi.ofActivity, { params: { id } }).expect(200);
    expect(before.body.entries).toEqual([]);
    const statements = await statementsOf(async () => {
      await admin
        .call(frameworkApi.linkActivity, {
          params: { id },
          body: { ...body, links: links.slice(1), cascadeOfId: source },
        })
        .expect(200);
    });
    expect(statements.length).toBeLessThanOrEqual(22);
    const after = await admin.call(frameworkApi.ofActivity, { params: { id } }).expect(200);
    expect(after.body.entries.map((entry: FrameworkEntry) => entry.code)).toEqual(['C129']);
    expect(after.body).toMatchObject({ version: 2, cascadeOf: { id: source } });
    const above = await admin.call(frameworkApi.ofActivity, { params: { id: source } }).expect(200);
    expect(above.body.cascades).toMatchObject([{ id }]);
    const ring = { links: [], markers: [], cascadeOfId: id, version: 1 };
    const { body: refused } = await admin
      .call(frameworkApi.linkActivity, { params: { id: source }, body: ring })
      .expect(400);
    expect(refused.faults).toEqual([{ field: 'body.cascadeOfId', key: 'fault.unknown' }]);
  });

  it('is carried into an activity that is planned from it', async () => {
    const courseId = await makeCourse(database.owner);
    const body = { links: [await named('outcomes', '18')], markers: [], version: 1 };
    await admin.call(coursesApi.link, { params: { id: courseId }, body }).expect(200);
    const [{ id } = { id: '' }] = await query<{ id: string }>(`SELECT id FROM activity LIMIT 1`);
    const like = await admin.call(activitiesApi.get, { params: { id } }).expect(200);
    const { title, modality, startsOn, endsOn, timeZone, venue, countryCode, languages, capacity } =
      like.body;
    const plan = { title, modality, startsOn, endsOn, timeZone, venue, countryCode, languages, capacity };
    const planned = await admin
      .call(activitiesApi.create, {
        body: { ...plan, courseId, code: 'FROM-COURSE', enrolmentClosesOn: null },
      })
      .expect(201);
    const own = await admin.call(frameworkApi.ofActivity, { params: { id: planned.body.id } }).expect(200);
    expect(own.body.entries.map((entry: FrameworkEntry) => entry.code)).toEqual(['18']);
  });
});

describe('what was reported elsewhere', () => {
  it('is told by period with its source, groups in one order', async () => {
    await query(
      `INSERT INTO reported_reach (starts_on, ends_on, group_code, people, source) VALUES
         ('2011-01-01', '2012-12-31', 'not_stated', 9200, 'A paper'), ('2011-01-01', '2012-12-31', 'workers_org', 3200, 'A paper')`,
    );
    const { body } = await admin.call(frameworkApi.reach).expect(200);
    expect(body.rows).toEqual([
      {
        programmeId: null,
        startsOn: '2011-01-01',
        endsOn: '2012-12-31',
        source: 'A paper',
        total: 12_400,
        groups: [
          { groupCode: 'workers_org', people: 3200 },
          { groupCode: 'not_stated', people: 9200 },
        ],
      },
    ]);
  });
});
