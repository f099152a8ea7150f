import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { impactApi, type Figure } from '@traccia/contracts';
import { ImpactRoundRepository, type NewImpactRun } from '@traccia/persistence';
import { randomUUID } from 'node:crypto';
import { startTestApi, type TestApi } from '../../support/api.js';
import { createTestDatabase, type TestDatabase } from '../../support/database.js';
import {
  makeActivity,
  makeCourse,
  makePerson,
  makeProgramme,
  makeStaff,
  makeWave,
  publishShipped,
} from '../../support/factories.js';
import { count, figure, hidden, makeReleasedRun } from '../../support/released-runs.js';

let database: TestDatabase;
let api: TestApi;
let programmeId: string;
let courseId: string;
let activityId: string;
let waveId: string;
let otherActivityId: string;

const release = (shape: Partial<NewImpactRun>, figures?: Figure[]) =>
  makeReleasedRun(database.owner, { scopeType: 'activity', scopeId: activityId, ...shape }, figures);

beforeAll(async () => {
  database = await createTestDatabase();
  api = await startTestApi(database);
  const { owner } = database;
  await publishShipped(owner);
  const [version]: { id: string }[] = await owner.query(
    `SELECT instrument_version_id AS id FROM item WHERE metric = 'application_rate'`,
  );
  programmeId = await makeProgramme(owner, { code: 'MINE' });
  courseId = await makeCourse(owner, { programmeId, title: { en: 'Wages' } });
  activityId = await makeActivity(owner, {
    courseId,
    code: 'W-1',
    title: { en: 'Wages in Turin' },
    countryCode: 'IT',
  });
  otherActivityId = await makeActivity(owner, { code: 'O-1', title: { en: 'Elsewhere' }, countryCode: 'KE' });
  waveId = await makeWave(owner, { activityId, versionId: version?.id ?? '', state: 'closed' });
  await release({ inputHash: 'older' }, [count('invited', 40), count('responded', 10)]);
  await release({});
  await release({ kind: 'internal', inputHash: 'internal' }, [count('invited', 40), count('responded', 39)]);
  await release({ scopeType: 'wave', scopeId: waveId }, [count('invited', 40), hidden('responded')]);
  await release({ scopeType: 'course', scopeId: courseId });
  await release({ scopeType: 'programme', scopeId: programmeId });
  await release({ scopeType: 'centre', scopeId: null });
  await release({ scopeId: otherActivityId });
});
afterAll(async () => {
  await api.close();
  await database.drop();
});

type Page = { body: { rows: { id: string }[]; next: string | null } };
type Grant = Parameters<typeof makeStaff>;
const clientOf = async (role: Grant[1], scopeType?: Grant[2], scopeId?: Grant[3]) =>
  api.signedIn(await makeStaff(database.owner, role, scopeType, scopeId));
const scopesOf = (reply: { body: { rows: { scopeType: string; scopeId: string | null }[] } }) =>
  reply.body.rows.map(({ scopeType }) => scopeType).toSorted();

describe('the list of scopes', () => {
  it('holds the latest released run of each, newest first, and pages without loss', async () => {
    const client = await clientOf('evaluator');
    const whole = await client.call(impactApi.scopes).expect(200);
    expect(whole.body).toMatchObject({ total: 6, next: null });
    const instants = whole.body.rows.map((row: { computedAt: string }) => row.computedAt);
    expect(instants).toEqual(instants.toSorted().toReversed());
    const seen: string[] = [];
    let after: string | undefined;
    do {
      const reply: Page = await client.call(impactApi.scopes, { query: { limit: 2, after } }).expect(200);
      seen.push(...reply.body.rows.map(({ id }) => id));
      after = reply.body.next ?? undefined;
    } while (after);
    expect(seen).toEqual(whole.body.rows.map((row: { id: string }) => row.id));
    const mine = whole.body.rows.find((row: { scopeId: string }) => row.scopeId === activityId);
    expect(mine).toMatchObject({
      responded: 22,
      scopeName: { en: 'Wages in Turin' },
      threshold: 5,
      breakdownFrom: 50,
    });
  });

  it('says nothing of a count that the figures hide', async () => {
    const reply = await (await clientOf('administrator')).call(impactApi.scopes).expect(200);
    const wave = reply.body.rows.find((row: { scopeType: string }) => row.scopeType === 'wave');
    expect(wave).toMatchObject({ invited: 40, responded: null });
  });

  it.each([
    [
      'an observer of the programme',
      'observer',
      'programme',
      (): string => programmeId,
      ['activity', 'course', 'programme', 'wave'],
    ],
    ['an evaluator of one activity', 'evaluator', 'activity', (): string => activityId, ['activity', 'wave']],
    ['an observer of a country', 'observer', 'country', (): string => 'KE', ['activity']],
    ['a manager of another programme', 'activity_manager', 'programme', (): string => randomUUID(), []],
  ] as const)('shows %s only what is theirs', async (_, role, scopeType, scopeId, expected) => {
    const reply = await (await clientOf(role, scopeType, scopeId())).call(impactApi.scopes).expect(200);
    expect(scopesOf(reply)).toEqual(expected);
    expect(reply.body.total).toBe(expected.length);
  });

  it('finds by title or code, and a wildcard is a character', async () => {
    const client = await clientOf('evaluator');
    const found = await client.call(impactApi.scopes, { query: { search: 'wages in' } }).expect(200);
    expect(scopesOf(found)).toEqual(['activity', 'wave']);
    expect((await client.call(impactApi.scopes, { query: { search: '%' } }).expect(200)).body.rows).toEqual(
      [],
    );
    const other = await client.call(impactApi.scopes, { query: { waveKind: 'pre_test' } }).expect(200);
    expect(other.body.rows).toEqual([]);
  });

  it('needs a session and the permission', async () => {
    await api.anonymous().call(impactApi.scopes).expect(401);
    await (await api.signedIn(await makePerson(database.owner))).call(impactApi.scopes).expect(403);
    await (await clientOf('trainer')).call(impactApi.scopes).expect(403);
    const broken = await (await clientOf('evaluator')).get('/api/impact/scopes?after=nonsense').expect(400);
    expect(broken.body.faults).toEqual([{ field: 'query.after', key: 'fault.invalid' }]);
  });
});

describe('the dashboard', () => {
  it('shows the latest release, never an internal run', async () => {
    const client = await clientOf('observer', 'programme', programmeId);
    const reply = await client
      .call(impactApi.dashboard, { query: { scopeType: 'activity', scopeId: activityId } })
      .expect(200);
    expect(reply.body.run).toMatchObject({ responded: 22, inputHash: expect.any(String) });
    expect(reply.body.figures.map((one: Figure) => one.estimate)).toEqual([40, 22]);
    expect(reply.body.run.inputHash).not.toBe('internal');
  });

  it('gives the words of the items it has figures of, without the reasons for no answer', async () => {
    const [item]: { code: string }[] = await database.owner.query(
      `SELECT code FROM item WHERE type = 'likert' AND instrument_version_id = (SELECT instrument_version_id FROM wave WHERE id = $1) ORDER BY code LIMIT 1`,
      [waveId],
    );
    const code = item?.code ?? '';
    await release({ scopeType: 'wave', scopeId: waveId }, [
      figure({
        metric: 'likert_top2',
        itemCode: code,
        estimate: 0.5,
        n: 30,
        numerator: 15,
        method: 'wilson',
      }),
    ]);
    const reply = await (
      await clientOf('evaluator')
    )
      .call(impactApi.dashboard, { query: { scopeType: 'wave', scopeId: waveId, waveKind: 'needs' } })
      .expect(200);
    expect(reply.body.items).toHaveLength(1);
    expect(reply.body.items[0]).toMatchObject({ code, type: 'likert', text: { en: expect.any(String) } });
    expect(reply.body.items[0].choices.length).toBeGreaterThan(3);
  });

  it('is empty for a scope of mine that has no release yet', async () => {
    const reply = await (
      await clientOf('evaluator')
    )
      .call(impactApi.dashboard, { query: { scopeType: 'activity', scopeId: activityId, waveKind: 'needs' } })
      .expect(200);
    expect(reply.body).toEqual({ run: null, items: [], figures: [] });
  });

  it.each([
    ['another activity', { scopeType: 'activity', scopeId: () => otherActivityId }],
    ['the pool around mine', { scopeType: 'course', scopeId: () => courseId }],
    ['the centre', { scopeType: 'centre', scopeId: () => undefined }],
    ['nothing there is', { scopeType: 'wave', scopeId: () => randomUUID() }],
  ] as const)('does not know %s for an evaluator of one activity', async (_, { scopeType, scopeId }) => {
    const client = await clientOf('evaluator', 'activity', activityId);
    const reply = await client
      .call(impactApi.dashboard, { query: { scopeType, scopeId: scopeId() } })
      .expect(404);
    expect(reply.body.code).toBe('request.not-found');
  });

  it('asks which scope', async () => {
    const client = await clientOf('evaluator');
    const reply = await client.call(impactApi.dashboard, { query: { scopeType: 'course' } }).expect(400);
    expect(reply.body.faults).toEqual([{ field: 'query.scopeId', key: 'fault.required' }]);
    await client.get('/api/impact/dashboard?scopeType=course&scopeId=7').expect(400);
    await client.get('/api/impact/dashboard?scopeType=continent').expect(400);
    await api.anonymous().call(impactApi.dashboard).expect(401);
  });
});

describe('asking for a new run', () => {
  it('marks the wave stale for the worker and is written down', async () => {
    const evaluator = await makeStaff(database.owner, 'evaluator');
    const client = await api.signedIn(evaluator);
    await client.call(impactApi.recompute, { body: { waveId } }).expect(202, { accepted: true });
    await client.call(impactApi.recompute, { body: { waveId } }).expect(202);
    expect(await database.owner.query('SELECT wave_id FROM stale_scope')).toEqual([{ wave_id: waveId }]);
    const trail = await database.owner.query(
      `SELECT act, subject_id FROM audit_event WHERE actor_id = $1 ORDER BY id`,
      [evaluator],
    );
    expect(trail[0]).toEqual({ act: 'impact.recomputation-asked', subject_id: waveId });
  });

  it('is not for readers, nor for waves out of scope', async () => {
    const body = { waveId };
    await (await clientOf('observer')).call(impactApi.recompute, { body }).expect(403);
    await (await clientOf('activity_manager')).call(impactApi.recompute, { body }).expect(403);
    await (
      await clientOf('evaluator', 'activity', otherActivityId)
    )
      .call(impactApi.recompute, { body })
      .expect(404);
    await (
      await clientOf('evaluator')
    )
      .call(impactApi.recompute, { body: { waveId: randomUUID() } })
      .expect(404);
    await (await clientOf('evaluator')).post('/api/impact/recomputations', { waveId: 'x' }).expect(400);
    await api.anonymous().call(impactApi.recompute, { body }).expect(401);
  });
});

describe('the computing of figures', () => {
  it('is shown to readers: how far it is, and what the last night found', async () => {
    const observer = await clientOf('observer', 'programme', programmeId);
    const nothing = await observer.call(impactApi.latestRound).expect(200);
    expect(nothing.body).toMatchObject({ round: null, check: null, mayCancel: false });
    const rounds = new ImpactRoundRepository(database.owner.manager);
    const id = await rounds.begin(3);
    await rounds.step(id, { done: 1, total: 7, scopeType: 'course', scopeId: courseId });
    await database.owner.query(
      `INSERT INTO impact_check (night, claim, finished_at, scopes_checked, scopes_differing, scopes_moved_on)
       VALUES ('2026-05-13', gen_random_uuid(), clock_timestamp(), 9, 1, 2), ('2026-05-14', gen_random_uuid(), NULL, 0, 0, 0)`,
    );
    const reply = await observer.call(impactApi.latestRound).expect(200);
    expect(reply.body.round).toMatchObject({
      scopesDone: 1,
      scopesTotal: 7,
      scopeType: 'course',
      endedAt: null,
    });
    // Which course it is may be none of the reader's business.
    expect(JSON.stringify(reply.body)).not.toContain(courseId);
    expect(reply.body.check).toMatchObject({ night: '2026-05-13', scopesChecked: 9, scopesDiffering: 1 });
    expect((await (await clientOf('evaluator')).call(impactApi.latestRound)).body.mayCancel).toBe(true);
    await api.anonymous().call(impactApi.latestRound).expect(401);
    await (await clientOf('trainer')).call(impactApi.latestRound).expect(403);
  });

  it('is stopped by whoever answers for the whole centre, and is written down once', async () => {
    const evaluator = await makeStaff(database.owner, 'evaluator');
    const client = await api.signedIn(evaluator);
    await (await clientOf('observer')).call(impactApi.cancelRound).expect(403);
    await (await clientOf('evaluator', 'activity', activityId)).call(impactApi.cancelRound).expect(403);
    await api.anonymous().call(impactApi.cancelRound).expect(401);
    await client.call(impactApi.cancelRound).expect(200, { asked: true });
    const round = await new ImpactRoundRepository(database.owner.manager).findLatest();
    expect(round).toMatchObject({ cancelAsked: true, endedAt: null });
    await new ImpactRoundRepository(database.owner.manager).end(round?.id ?? '', 'cancelled', 10);
    await client.call(impactApi.cancelRound).expect(200, { asked: false });
    const trail = await database.owner.query('SELECT act, subject_id FROM audit_event WHERE actor_id = $1', [
      evaluator,
    ]);
    expect(trail).toEqual([{ act: 'impact.round-cancelled', subject_id: round?.id }]);
  });

  it('rests after that until somebody asks for figures, of a wave or of a whole scope', async () => {
    const client = await clientOf('evaluator');
    await database.owner.query('DELETE FROM stale_scope');
    await database.owner.query('DELETE FROM outbox');
    expect((await client.call(impactApi.latestRound)).body).toMatchObject({
      round: { endedHow: 'cancelled', restsUntil: expect.any(String) },
      waiting: 0,
    });
    await client
      .call(impactApi.recompute, { body: { scopeType: 'programme', scopeId: programmeId } })
      .expect(202);
    expect((await client.call(impactApi.latestRound)).body).toMatchObject({
      round: { restsUntil: null },
      waiting: 1,
    });
    expect(await database.owner.query('SELECT event, payload FROM outbox')).toEqual([
      { event: 'impact.recomputation-asked', payload: { scopeType: 'programme' } },
    ]);
  });

  it('is asked for a scope of mine, with its name', async () => {
    const bound = await clientOf('evaluator', 'activity', activityId);
    await bound
      .call(impactApi.recompute, { body: { scopeType: 'activity', scopeId: activityId } })
      .expect(202);
    await bound.call(impactApi.recompute, { body: { scopeType: 'centre' } }).expect(404);
    await bound.call(impactApi.recompute, { body: { scopeType: 'course', scopeId: courseId } }).expect(404);
    const unnamed = await bound.call(impactApi.recompute, { body: { scopeType: 'course' } }).expect(400);
    expect(unnamed.body.faults).toEqual([{ field: 'body.scopeId', key: 'fault.required' }]);
    const client = await clientOf('evaluator');
    const of = async (waveKind: 'ex_post' | 'pre_test') => {
      await database.owner.query('DELETE FROM stale_scope');
      await client.call(impactApi.recompute, { body: { scopeType: 'centre', waveKind } }).expect(202);
      return (await database.owner.query('SELECT wave_id AS id FROM stale_scope')).length;
    };
    const [kind]: { kind: string }[] = await database.owner.query('SELECT kind FROM wave WHERE id = $1', [
      waveId,
    ]);
    expect([kind?.kind, await of('ex_post'), await of('pre_test')]).toEqual(['ex_post', 1, 0]);
  });
});
