import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  activitiesApi,
  attendanceApi,
  endpoints,
  enrolmentsApi,
  identityApi,
  impactApi,
  messagesApi,
  peopleApi,
} from '@traccia/contracts';
import { methodOf, pathOf, startTestApi, type Client, type TestApi } from '../support/api.js';
import { createTestDatabase, type TestDatabase } from '../support/database.js';
import { makeEnrolment, makeInstrument, makePerson } from '../support/factories.js';
import { requests } from './requests.js';
import { makeSide, marksOf, openInstrument, type Side } from './sides.js';
import { hashState } from './state-hash.js';
import { makeSubjects, type SubjectName, type Subjects } from './subjects.js';

describe('what belongs to two sides at once', () => {
  let database: TestDatabase;
  let api: TestApi;
  let mine: Side;
  let theirs: Side;
  let subjects: Subjects;
  beforeAll(async () => {
    database = await createTestDatabase();
    api = await startTestApi(database, { logLevel: 'error' });
    const version = await makeInstrument(database.owner, openInstrument);
    mine = await makeSide(database.owner, 'IT', version);
    theirs = await makeSide(database.owner, 'SN', version, 'draft');
    subjects = await makeSubjects(api, database, mine);
  });
  afterAll(async () => {
    await api.close();
    await database.drop();
  });
  const as = async (name: SubjectName): Promise<Client> => subjects[name].client();

  it.each(['trainer@activity', 'activity_manager', 'administrator'] as const)(
    'takes no mark of an enrolment in another activity from %s, not even among right ones',
    async (name) => {
      const before = await hashState(database.owner);
      const marks = [mine.enrolmentId, theirs.enrolmentId].map((enrolmentId) => ({
        enrolmentId,
        state: 'present' as const,
        ageSeconds: 0,
      }));
      const client = await as(name);
      await client
        .call(attendanceApi.record, {
          params: { id: mine.activityId, position: 1 },
          body: { batchId: randomUUID(), marks },
        })
        .expect(404);
      expect(await hashState(database.owner)).toBe(before);
    },
  );

  it('ends no role of somebody else than the path names', async () => {
    const administrator = await as('administrator');
    await administrator
      .call(peopleApi.endRole, { params: { id: mine.colleagueId, grantId: theirs.grantId } })
      .expect(404);
    const rows = await database.owner.query('SELECT ended_at FROM role_assignment WHERE id = $1', [
      theirs.grantId,
    ]);
    expect(rows).toEqual([{ ended_at: null }]);
  });

  it('shows a focal point only the own people of an activity that many take part in', async () => {
    const strangerId = await makePerson(database.owner, { familyName: 'Strangersson' });
    const enrolmentId = await makeEnrolment(database.owner, {
      activityId: mine.activityId,
      personId: strangerId,
      organizationId: theirs.organizationId,
    });
    const focalPoint = await as('focal_point@organization');
    const roster = await focalPoint
      .call(enrolmentsApi.roster, { params: { id: mine.activityId } })
      .expect(200);
    expect(roster.text).toContain(mine.personId);
    expect(roster.text).not.toContain(strangerId);
    expect(roster.body.total ?? roster.body.rows.length).toBe(roster.body.rows.length);
    const searched = await focalPoint.call(enrolmentsApi.roster, {
      params: { id: mine.activityId },
      query: { search: 'Strangersson' },
    });
    expect(searched.body.rows).toEqual([]);
    const marks = await focalPoint.call(attendanceApi.room, {
      params: { id: mine.activityId, position: 1 },
    });
    expect(marks.text).not.toContain(enrolmentId);
  });

  it('is not opened by a filter that names the other side', async () => {
    const manager = await as('activity_manager@programme');
    const messages = await manager
      .call(messagesApi.list, { query: { activityId: theirs.activityId } })
      .expect(200);
    expect(messages.body.rows).toEqual([]);
    const activities = await manager
      .call(activitiesApi.list, { query: { search: theirs.activityCode } })
      .expect(200);
    expect(activities.body).toMatchObject({ rows: [] });
    const observer = await as('observer@programme');
    for (const [scopeType, scopeId] of [
      ['wave', theirs.waveId],
      ['activity', theirs.activityId],
      ['course', theirs.courseId],
      ['programme', theirs.programmeId],
    ] as const)
      await observer.call(impactApi.dashboard, { query: { scopeType, scopeId } }).expect(404);
    const whole = await observer.call(impactApi.dashboard, { query: { scopeType: 'centre' } });
    expect(whole.status).toBe(404);
  });

  it('takes no field that nobody may write', async () => {
    const participant = await as('participant');
    const refused = async (path: string, method: 'post' | 'patch', body: object, field: string) => {
      const { body: problem } = await participant[method](path, body).expect(400);
      expect(problem.faults).toContainEqual(expect.objectContaining({ field, key: 'fault.unknown-field' }));
    };
    for (const field of [
      'id',
      'roles',
      'emailVerified',
      'disabledAt',
      'organizationId',
      'passwordHash',
      'version',
    ])
      await refused(identityApi.updateMe.path, 'patch', { [field]: null }, `body.${field}`);
    const enrolment = { activityId: mine.activityId, constituentGroup: 'other' };
    for (const field of ['personId', 'status', 'waitPosition', 'organizationId', 'createdAt'])
      await refused(enrolmentsApi.create.path, 'post', { ...enrolment, [field]: null }, `body.${field}`);
  });

  it('is not entered with the link of a survey', async () => {
    const closed = endpoints.filter(({ permission }) => permission !== 'public' && permission !== 'link');
    for (const endpoint of closed) {
      const { params, query, body } = requests[endpoint.id]?.(mine) ?? {};
      const search = query ? `?${new URLSearchParams(query).toString()}` : '';
      const answer = await api
        .anonymous()
        [methodOf(endpoint)](pathOf(endpoint, params) + search, body)
        .set('Authorization', `Bearer ${mine.token}`)
        .set('Cookie', `traccia=${mine.token}`);
      expect([endpoint.id, answer.status]).toEqual([endpoint.id, 401]);
      for (const mark of marksOf(mine)) expect(answer.text).not.toContain(mark);
    }
  });
});
