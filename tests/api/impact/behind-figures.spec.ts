import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { groupScopeId, impactApi, type Figure } from '@traccia/contracts';
import type { NewImpactRun } from '@traccia/persistence';
import { randomUUID } from 'node:crypto';
import { startTestApi, type TestApi } from '../../support/api.js';
import { createTestDatabase, type TestDatabase } from '../../support/database.js';
import {
  makeActivity,
  makeCourse,
  makeProgramme,
  makeStaff,
  makeWave,
  publishShipped,
} from '../../support/factories.js';
import { count, figure, makeReleasedRun } from '../../support/released-runs.js';

let database: TestDatabase;
let api: TestApi;
let programmeId: string;
let activityId: string;
let otherActivityId: string;
let versionId: string;
let waveId: string;
beforeAll(async () => {
  database = await createTestDatabase();
  api = await startTestApi(database);
  const { owner } = database;
  await publishShipped(owner);
  const [version]: { id: string }[] = await owner.query(
    `SELECT instrument_version_id AS id FROM item WHERE metric = 'application_rate'`,
  );
  versionId = version?.id ?? '';
  programmeId = await makeProgramme(owner);
  const courseId = await makeCourse(owner, { programmeId });
  activityId = await makeActivity(owner, { courseId, code: 'W-1', title: { en: 'Wages in Turin' } });
  otherActivityId = await makeActivity(owner, { code: 'O-1' });
  waveId = await makeWave(owner, { activityId, versionId, state: 'closed' });
  await makeReleasedRun(owner, {});
});
afterAll(async () => {
  await api.close();
  await database.drop();
});

const release = (shape: Partial<NewImpactRun>, figures?: Figure[]) =>
  makeReleasedRun(database.owner, shape, figures);
type Grant = Parameters<typeof makeStaff>;
const clientOf = async (role: Grant[1], scopeType?: Grant[2], scopeId?: Grant[3]) =>
  api.signedIn(await makeStaff(database.owner, role, scopeType, scopeId));

describe('the waves behind a run', () => {
  it('are told by activity, page by page, to whoever may read the figures', async () => {
    const other = await makeWave(database.owner, { activityId: otherActivityId, versionId, state: 'closed' });
    const run = await release({ scopeType: 'programme', scopeId: programmeId, waveIds: [waveId, other] });
    const client = await clientOf('evaluator', 'programme', programmeId);
    const first = await client
      .call(impactApi.sources, { params: { id: run }, query: { limit: 1 } })
      .expect(200);
    expect(first.body).toMatchObject({ total: 2, rows: [{ waveId: other, activityCode: 'O-1' }] });
    const second = await client
      .call(impactApi.sources, { params: { id: run }, query: { limit: 1, after: first.body.next } })
      .expect(200);
    expect(second.body).toMatchObject({
      rows: [{ waveId, activityCode: 'W-1', activityTitle: { en: 'Wages in Turin' }, waveKind: 'ex_post' }],
      next: null,
    });
    // Nothing of how many: a part may be hidden in its pool.
    expect(Object.keys(first.body.rows[0])).not.toContain('responded');
    await (
      await clientOf('evaluator', 'activity', activityId)
    )
      .call(impactApi.sources, { params: { id: run } })
      .expect(404);
    await (await clientOf('trainer')).call(impactApi.sources, { params: { id: run } }).expect(403);
    await api
      .anonymous()
      .call(impactApi.sources, { params: { id: run } })
      .expect(401);
    await client.call(impactApi.sources, { params: { id: run }, query: { after: 'mine' } }).expect(400);
  });

  it('are not told of a run that no reader sees', async () => {
    const run = await release({ kind: 'internal', inputHash: 'inside' });
    await (await clientOf('administrator')).call(impactApi.sources, { params: { id: run } }).expect(404);
  });
});

describe('a constituent group over the whole centre', () => {
  const of = (group: string, metric: string, n: number) =>
    figure({ metric, dimension: 'constituent_group', groupCode: group, estimate: n, n, numerator: n });
  const workers = {
    query: { scopeType: 'constituent_group', scopeId: groupScopeId('workers_org') },
  } as const;

  it('is the rows of the latest run of the centre that are of it', async () => {
    await release({ scopeType: 'centre', scopeId: null, waveKind: 'needs' }, [
      count('invited', 40),
      count('responded', 22),
      of('workers_org', 'invited', 18),
      of('workers_org', 'responded', 9),
      figure({
        metric: 'responded',
        dimension: 'constituent_group',
        groupCode: 'employers_org',
        suppressed: 'primary',
      }),
      figure({
        metric: 'responded',
        dimension: 'constituent_group_x_sex',
        groupCode: 'workers_org|woman',
        estimate: 6,
        numerator: 6,
        n: 6,
      }),
      figure({
        metric: 'representation_gap',
        dimension: 'constituent_group',
        groupCode: 'workers_org',
        estimate: 0.1,
      }),
    ]);
    const client = await clientOf('evaluator');
    const reply = await client
      .call(impactApi.dashboard, { query: { ...workers.query, waveKind: 'needs' } })
      .expect(200);
    expect(reply.body.run).toMatchObject({
      scopeType: 'constituent_group',
      scopeCode: 'workers_org',
      invited: 18,
      responded: 9,
    });
    expect(
      reply.body.figures.map(
        ({ metric, dimension, groupCode }: Figure) => `${metric} ${dimension} ${groupCode}`,
      ),
    ).toEqual(['invited all all', 'responded all all', 'responded sex woman']);
    const list = await client
      .call(impactApi.scopes, { query: { scopeType: 'constituent_group', waveKind: 'needs' } })
      .expect(200);
    // A hidden group stands in the list without its number.
    expect(
      list.body.rows.map((row: { scopeCode: string; responded: number | null }) => [
        row.scopeCode,
        row.responded,
      ]),
    ).toEqual([
      ['workers_org', 9],
      ['employers_org', null],
    ]);
  });

  it('is for whoever reads the whole centre, and empty where it is not told apart', async () => {
    const bound = await clientOf('evaluator', 'programme', programmeId);
    await bound.call(impactApi.dashboard, workers).expect(404);
    const client = await clientOf('evaluator');
    expect((await client.call(impactApi.dashboard, workers).expect(200)).body.run).toBeNull();
    await client
      .call(impactApi.dashboard, { query: { scopeType: 'constituent_group', scopeId: randomUUID() } })
      .expect(404);
  });
});
