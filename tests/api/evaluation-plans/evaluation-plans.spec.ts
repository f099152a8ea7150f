import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import {
  activitiesApi,
  evaluationPlansApi,
  type OwnedPlans,
  type PlanPreview,
  type PlanWaveBody,
} from '@traccia/contracts';
import { exPostParticipant, knowledgeTest, trainerForm } from '@traccia/survey';
import { type Client, startTestApi, type TestApi } from '../../support/api.js';
import { createTestDatabase, type TestDatabase } from '../../support/database.js';
import {
  makeActivity,
  makeCourse,
  makeEnrolment,
  makeInstrument,
  makeProgramme,
  makeStaff,
} from '../../support/factories.js';
import { makePlan, planWave } from '../../support/plan-factories.js';

let database: TestDatabase;
let api: TestApi;
let evaluator: Client;
let ids: { expost: string; test: string; trainers: string; unpublished: string };
beforeAll(async () => {
  database = await createTestDatabase();
  api = await startTestApi(database);
  evaluator = await api.signedIn(await makeStaff(database.owner, 'evaluator'));
  const [later] = await database.owner.query(
    `INSERT INTO instrument (code, kind, title) VALUES ('later', 'ex_post', '{"en":"Later"}') RETURNING id`,
  );
  ids = {
    expost: (await makeInstrument(database.owner, exPostParticipant)).instrumentId,
    test: (await makeInstrument(database.owner, knowledgeTest)).instrumentId,
    trainers: (await makeInstrument(database.owner, trainerForm)).instrumentId,
    unpublished: later.id,
  };
});
afterAll(async () => {
  await api.close();
  await database.drop();
});

let courseId: string;
let activityId: string;
beforeEach(async () => {
  courseId = await makeCourse(database.owner);
  activityId = await makeActivity(database.owner, { courseId });
});
const six = () => planWave({ code: 'six', instrumentId: ids.expost, offsetMonths: 6 });
const twelve = () => planWave({ code: 'twelve', instrumentId: ids.expost, offsetMonths: 12 });
const pre = () =>
  planWave({ code: 'pre', kind: 'pre_test', instrumentId: ids.test, anchor: 'start', offsetDays: -7 });
const begin = (from: 'live' | 'course' | 'empty') =>
  evaluator.call(evaluationPlansApi.beginForActivity, { params: { id: activityId }, body: { from } });
const save = (plan: { id: string; version: number }, waves: PlanWaveBody[]) =>
  evaluator.call(evaluationPlansApi.save, {
    params: { id: plan.id },
    body: { version: plan.version, waves },
  });
const activate = (plan: { id: string; version: number }, activityIds: string[] = []) =>
  evaluator.call(evaluationPlansApi.activate, {
    params: { id: plan.id },
    body: { version: plan.version, activityIds },
  });
const draftOf = (reply: { body: OwnedPlans }) => {
  if (!reply.body.draft) throw new Error('there is no draft');
  return reply.body.draft;
};
const wavesOf = async (id = activityId): Promise<[string, string][]> =>
  (await database.owner.query('SELECT code, state FROM wave WHERE activity_id = $1 ORDER BY code', [id])).map(
    ({ code, state }: { code: string; state: string }) => [code, state],
  );

describe('an activity', () => {
  it('follows a copy of the live plan of its course at once', async () => {
    await makePlan(database.owner, { kind: 'course', id: courseId }, [six(), pre()]);
    const manager = await api.signedIn(await makeStaff(database.owner, 'activity_manager'));
    const made = await manager
      .call(activitiesApi.create, {
        body: {
          courseId,
          code: `EP-${Math.random().toString(36).slice(2, 10)}`,
          title: { en: 'Wages' },
          modality: 'online_tutored',
          startsOn: '2032-05-10',
          endsOn: '2032-05-14',
          timeZone: 'Europe/Rome',
          venue: null,
          countryCode: null,
          languages: ['en'],
          capacity: null,
          enrolmentClosesOn: null,
        },
      })
      .expect(201);
    const { body } = await evaluator
      .call(evaluationPlansApi.ofActivity, { params: { id: made.body.id } })
      .expect(200);
    expect(body.live).toMatchObject({
      number: 1,
      state: 'active',
      copiedFrom: { owner: 'course', number: 1 },
    });
    expect((body as OwnedPlans).live?.waves.map(({ code }) => code)).toEqual(['pre', 'six']);
    expect(await wavesOf(made.body.id)).toEqual([
      ['pre', 'planned'],
      ['six', 'planned'],
    ]);
  });

  it('has its waves changed by their codes, and keeps what people have seen', async () => {
    await makeEnrolment(database.owner, { activityId });
    const first = draftOf(await begin('empty').expect(201));
    const saved = draftOf(await save(first, [pre(), six(), twelve()]).expect(200));
    expect(saved.version).toBe(2);
    await activate(saved).expect(200);
    await database.owner.query(
      `UPDATE wave SET state = 'open', frozen_at = now() WHERE activity_id = $1 AND code = 'pre'`,
      [activityId],
    );
    const second = draftOf(await begin('live').expect(201));
    const changed = [
      { ...pre(), windowDays: 90 },
      { ...six(), offsetMonths: 7 },
      planWave({
        code: 'trainers',
        respondentKind: 'trainer',
        instrumentId: ids.trainers,
        kind: 'end_of_activity',
      }),
    ];
    const next = draftOf(await save(second, changed).expect(200));
    const preview = await evaluator.call(evaluationPlansApi.preview, { params: { id: next.id } }).expect(200);
    const shown = (preview.body as PlanPreview).waves.map(({ code, change, invitations }) => [
      code,
      change,
      invitations,
    ]);
    // The end of the activity sorts before what comes seven months later.
    expect(shown).toEqual([
      ['pre', 'kept', 1],
      ['trainers', 'added', 0],
      ['six', 'changed', 1],
      ['twelve', 'cancelled', 1],
    ]);
    const { body } = await activate(next).expect(200);
    expect(body.live?.number).toBe(2);
    expect((body as OwnedPlans).versions.map(({ number, state }) => [number, state])).toEqual([
      [2, 'active'],
      [1, 'replaced'],
    ]);
    expect(await wavesOf()).toEqual([
      ['pre', 'open'],
      ['six', 'planned'],
      ['trainers', 'planned'],
      ['twelve', 'cancelled'],
    ]);
    const [asked] = await database.owner.query(
      `SELECT w.opens_at::text = i.due_at::text OR i.due_at >= w.opens_at AS follows, w.closes_at, w.opens_at,
         (SELECT count(*)::int FROM invitation n JOIN wave o ON o.id = n.wave_id
          WHERE o.activity_id = w.activity_id AND o.code = 'twelve') AS "ofCancelled"
       FROM wave w JOIN invitation i ON i.wave_id = w.id WHERE w.activity_id = $1 AND w.code = 'six'`,
      [activityId],
    );
    // 7 March 2031 and seven months: 7 October, 09:00 in Rome, summer time.
    expect(asked).toMatchObject({
      follows: true,
      ofCancelled: 0,
      opens_at: new Date('2031-10-07T07:00:00Z'),
    });
    const [trace] = await database.owner.query(
      `SELECT detail FROM audit_event WHERE act = 'evaluation-plan.activated' AND subject_id = $1`,
      [next.id],
    );
    expect(trace.detail).toMatchObject({ owner: 'activity', ownerId: activityId, number: 2 });
  });

  it('is not asked anything by a plan with faults', async () => {
    const draft = draftOf(await begin('empty').expect(201));
    await activate(draft).expect(422);
    const wrong = [
      { ...six(), reminderDays: [7, 31] },
      planWave({ code: 'x', instrumentId: ids.trainers }),
      planWave({ code: 'y', instrumentId: ids.unpublished, reminderDays: [14, 7] }),
    ];
    const saved = draftOf(await save(draft, wrong).expect(200));
    const { body } = await evaluator
      .call(evaluationPlansApi.preview, { params: { id: saved.id } })
      .expect(200);
    // Waves of one anchor and day stand by their code: x, y, six months later six.
    expect(
      (body as PlanPreview).faults.map(({ wave, field, key, level }) => [wave, field, key, level]),
    ).toEqual([
      [0, 'instrumentId', 'wrong-instrument', 'fault'],
      [1, 'instrumentId', 'unpublished', 'warning'],
      [1, 'reminderDays', 'reminder-order', 'fault'],
      [2, 'reminderDays', 'reminder-outside-window', 'fault'],
    ]);
    await activate(saved).expect(422);
    expect(await wavesOf()).toEqual([]);
  });

  it('has one draft, saved by one editor at a time, and thrown away', async () => {
    const draft = draftOf(await begin('empty').expect(201));
    await begin('empty').expect(409);
    await save(draft, [six()]).expect(200);
    await save(draft, [pre()]).expect(412);
    await save({ ...draft, version: 2 }, [six(), { ...pre(), code: 'six' }]).expect(400);
    await evaluator.call(evaluationPlansApi.discard, { params: { id: draft.id } }).expect(204);
    await evaluator.call(evaluationPlansApi.get, { params: { id: draft.id } }).expect(404);
  });

  it('waits while its plan is paused', async () => {
    const id = await makePlan(database.owner, { kind: 'activity', id: activityId }, [six()]);
    const hold = () =>
      evaluator.call(evaluationPlansApi.pause, { params: { id }, body: { reason: 'the venue has changed' } });
    expect((await hold().expect(200)).body.live).toMatchObject({
      state: 'paused',
      pauseReason: 'the venue has changed',
    });
    await hold().expect(409);
    const go = evaluator.call(evaluationPlansApi.resume, { params: { id }, body: { reason: 'settled' } });
    expect((await go.expect(200)).body.live).toMatchObject({ state: 'active', pausedAt: null });
  });
});

describe('a course', () => {
  it('hands a new plan down only to the activities that are named', async () => {
    await makePlan(database.owner, { kind: 'course', id: courseId }, [six()]);
    const otherId = await makeActivity(database.owner, { courseId });
    const { body: begun } = await evaluator
      .call(evaluationPlansApi.beginForCourse, { params: { id: courseId }, body: { from: 'live' } })
      .expect(201);
    const draft = draftOf({ body: begun });
    const saved = draftOf(await save(draft, [six(), twelve()]).expect(200));
    const { body } = await evaluator
      .call(evaluationPlansApi.preview, { params: { id: draft.id } })
      .expect(200);
    expect((body as PlanPreview).activities.map(({ id }) => id).sort()).toEqual([activityId, otherId].sort());
    await activate(saved, [await makeActivity(database.owner)]).expect(400);
    await activate(saved, [activityId]).expect(200);
    expect(await wavesOf()).toEqual([
      ['six', 'planned'],
      ['twelve', 'planned'],
    ]);
    expect(await wavesOf(otherId)).toEqual([]);
  });

  it('is planned by whoever has its programme, and read by whoever follows up one of its activities', async () => {
    const bound = await api.signedIn(await makeStaff(database.owner, 'evaluator', 'activity', activityId));
    const target = { params: { id: courseId } };
    const { body } = await bound.call(evaluationPlansApi.ofCourse, target).expect(200);
    expect(body).toMatchObject({ mayChange: false, live: null, draft: null });
    await bound.call(evaluationPlansApi.beginForCourse, { ...target, body: { from: 'empty' } }).expect(404);
    const elsewhere = await makeStaff(
      database.owner,
      'evaluator',
      'programme',
      await makeProgramme(database.owner),
    );
    await (await api.signedIn(elsewhere)).call(evaluationPlansApi.ofCourse, target).expect(404);
    const trainer = await api.signedIn(await makeStaff(database.owner, 'trainer'));
    await trainer.call(evaluationPlansApi.ofCourse, target).expect(403);
    await api.anonymous().call(evaluationPlansApi.ofCourse, target).expect(401);
  });
});

describe('the database', () => {
  it('refuses to change what was activated', async () => {
    const id = await makePlan(database.owner, { kind: 'activity', id: activityId }, [six()]);
    const refused = [
      `UPDATE wave_plan SET window_days = 60 WHERE plan_id = $1`,
      `DELETE FROM wave_plan WHERE plan_id = $1`,
      `INSERT INTO wave_plan (plan_id, code, kind, instrument_id) SELECT $1, 'more', kind, instrument_id FROM wave_plan WHERE plan_id = $1`,
      `UPDATE evaluation_plan SET state = 'draft', activated_at = NULL WHERE id = $1`,
      `DELETE FROM evaluation_plan WHERE id = $1`,
    ];
    for (const sql of refused) await expect(database.owner.query(sql, [id])).rejects.toThrow(/activated/);
    await expect(makePlan(database.owner, { kind: 'activity', id: activityId }, [six()])).resolves.not.toBe(
      id,
    );
  });
});
