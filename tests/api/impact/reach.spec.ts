import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { reachApi, type ReachFigure, type ReachPart, yearScopeId } from '@traccia/contracts';
import { startTestApi, type TestApi } from '../../support/api.js';
import { createTestDatabase, type TestDatabase } from '../../support/database.js';
import {
  makeActivity,
  makeActivitySession,
  makeCourse,
  makeEnrolment,
  makePerson,
  makeProgramme,
  makeStaff,
} from '../../support/factories.js';

let database: TestDatabase;
let api: TestApi;
let programmeId: string;
let courseId: string;
let activityId: string;
beforeAll(async () => {
  database = await createTestDatabase();
  api = await startTestApi(database);
  const { owner } = database;
  programmeId = await makeProgramme(owner, { code: 'MINE' });
  courseId = await makeCourse(owner, { programmeId });
  const dates = { startsOn: '2026-03-02', endsOn: '2026-03-03', status: 'ended' };
  activityId = await makeActivity(owner, { courseId, ...dates });
  const second = await makeActivity(owner, { courseId, ...dates });
  await makeActivity(owner, { courseId, ...dates, status: 'cancelled' });
  // Two days of two sessions each, in Turin.
  const sessions = await Promise.all(
    ['2026-03-02T08', '2026-03-02T13', '2026-03-03T08', '2026-03-03T13'].map((hour, at) =>
      makeActivitySession(owner, activityId, {
        position: at + 1,
        startsAt: `${hour}:00:00Z`,
        endsAt: `${hour}:30:00Z`,
      }),
    ),
  );
  const enrol = (status: string, constituentGroup: string, of = activityId, personId?: string) =>
    makeEnrolment(owner, { activityId: of, status, constituentGroup, ...(personId ? { personId } : {}) });
  const twice = await makePerson(owner);
  const first = await enrol('completed', 'workers_org', activityId, twice);
  const late = await enrol('attended', 'employers_org');
  await enrol('completed', 'government_other');
  await enrol('completed', 'workers_org');
  await enrol('attended', 'workers_org');
  await enrol('enrolled', 'workers_org');
  await enrol('completed', 'workers_org', second, twice);
  const [before, during] = [await enrol('withdrawn', 'workers_org'), await enrol('withdrawn', 'workers_org')];
  // The trail of the states sets when it was; the roll is corrected for the test.
  await owner.query(
    `UPDATE enrolment SET status_at = CASE id WHEN $1 THEN timestamptz '2026-03-01T22:30:00Z' ELSE timestamptz '2026-03-02T10:00:00Z' END
     WHERE id IN ($1, $2)`,
    [before, during],
  );
  const mark = (session: string | undefined, enrolment: string, state: string) =>
    owner.query('INSERT INTO attendance (activity_session_id, enrolment_id, state) VALUES ($1, $2, $3)', [
      session,
      enrolment,
      state,
    ]);
  for (const session of sessions) await mark(session, first, 'present');
  await mark(sessions[0], late, 'absent');
  await mark(sessions[1], late, 'partial');
  await mark(sessions[2], late, 'excused');
  await owner.query(
    `INSERT INTO activity_marker (activity_id, marker_code, score) VALUES ($1, 'gender_equality', 1), ($2, 'gender_equality', 0)`,
    [activityId, second],
  );
});
afterAll(async () => {
  await api.close();
  await database.drop();
});

const read = async (
  scopeType: 'activity' | 'course' | 'programme' | 'centre' | 'year',
  scopeId?: string,
): Promise<{ activities: number; of: (part: ReachPart) => Partial<ReachFigure> | undefined }> => {
  const client = await api.signedIn(await makeStaff(database.owner, 'evaluator'));
  const { body } = await client
    .call(reachApi.read, { query: { scopeType, ...(scopeId ? { scopeId } : {}) } })
    .expect(200);
  return {
    activities: body.activities,
    of: (part) => body.figures.find((figure: ReachFigure) => figure.part === part),
  };
};

describe('what was delivered', () => {
  it('counts people, days and completion of an activity that has ended', async () => {
    const { activities, of } = await read('activity', activityId);
    expect(activities).toBe(1);
    expect(of('enrolments')).toMatchObject({ metricId: 'R1', value: 5 });
    // One at two whole days has two; who was there for a part of one day has a half. The others have no marks.
    expect(of('participant_days')).toMatchObject({ value: 2.5 });
    // Begun: three completed, two attended, one never came, one left on the first day; who left the evening before, in
    // Rome, began nothing. 3/7 = 0.428571.
    expect(of('completion')).toMatchObject({ value: 3 / 7, numerator: 3, denominator: 7 });
    // Four present of four, half a session of two; excused is left out. 4.5/6 = 0.75.
    expect(of('attendance')).toMatchObject({ value: 0.75, numerator: 4.5, denominator: 6 });
  });

  it('counts somebody who came twice as two enrolments and one learner, over courses, programmes and years', async () => {
    for (const [scopeType, scopeId] of [
      ['course', courseId],
      ['programme', programmeId],
      ['year', yearScopeId(2026)],
    ] as const) {
      const { activities, of } = await read(scopeType, scopeId);
      expect([scopeType, activities]).toEqual([scopeType, 2]);
      expect(of('enrolments')).toMatchObject({ value: 6 });
      expect(of('learners')).toMatchObject({ value: 5 });
      // Whoever takes the first activity away must not be left with the one person of the second.
      expect(of('completion')).toMatchObject({ numerator: 3, denominator: 7 });
      expect(of('participant_days')).toMatchObject({ value: 2.5 });
    }
    expect(await read('year', yearScopeId(2025))).toMatchObject({ activities: 0 });
  });

  it('says nothing of a share of fewer than five, and why', async () => {
    const { of } = await read('centre');
    expect(of('gender')).toMatchObject({ value: null, numerator: null, denominator: 2, reason: 'too_few' });
    expect(of('certification')).toMatchObject({ value: null, denominator: 0, reason: 'nothing_to_count' });
  });

  it('is not found for an id that is of no year and of no country', async () => {
    const client = await api.signedIn(await makeStaff(database.owner, 'evaluator'));
    for (const scopeType of ['year', 'country'] as const)
      for (const end of ['0000', 'ff80', 'abcd', '49ff'])
        await client
          .call(reachApi.read, { query: { scopeType, scopeId: `00000000-0000-8000-8001-00000000${end}` } })
          .expect(404);
  });

  it('is for whoever may read figures of that scope', async () => {
    const of = (scopeType: 'centre' | 'course') => ({ query: { scopeType, scopeId: courseId } });
    await api.anonymous().call(reachApi.read, of('course')).expect(401);
    const trainer = await api.signedIn(await makeStaff(database.owner, 'trainer'));
    await trainer.call(reachApi.read, of('course')).expect(403);
    const bound = await api.signedIn(await makeStaff(database.owner, 'evaluator', 'programme', programmeId));
    await bound.call(reachApi.read, of('course')).expect(200);
    await bound.call(reachApi.read, of('centre')).expect(404);
    const unnamed = await bound.call(reachApi.read, { query: { scopeType: 'course' } }).expect(400);
    expect(unnamed.body.faults).toEqual([{ field: 'query.scopeId', key: 'fault.required' }]);
  });
});
