import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import {
  admissionPlanApi,
  applicationsApi,
  homeApi,
  myInvitationsApi,
  nominationsApi,
} from '@traccia/contracts';
import { makeAdmission, makeApplication } from '../../support/admission-factories.js';
import { startTestApi, type Client, type TestApi } from '../../support/api.js';
import { createTestDatabase, type TestDatabase } from '../../support/database.js';
import { makeMessage, makeOrganization, makePerson, makeStaff } from '../../support/factories.js';

let database: TestDatabase;
let api: TestApi;
let staff: Client;
beforeAll(async () => {
  database = await createTestDatabase();
  api = await startTestApi(database);
  staff = await api.signedIn(await makeStaff(database.owner, 'activity_manager'));
});
afterAll(async () => {
  await api.close();
  await database.drop();
});

const nobody = { organizationIds: [], personIds: [], addresses: [], locale: 'fr' as const };
const invite = (id: string, guests: object) =>
  staff.call(admissionPlanApi.invite, { params: { id }, body: { ...nobody, ...guests } });
const guestsOf = async (id: string) =>
  (await staff.call(admissionPlanApi.get, { params: { id } }).expect(200)).body.invitations;
const mine = async (client: Client) =>
  (await client.call(myInvitationsApi.list).expect(200)).body.rows.map(
    ({ activityId }: { activityId: string }) => activityId,
  );
const told = async (id: string) =>
  (
    await database.owner.query(
      `SELECT count(*)::int AS n FROM outbox WHERE event = 'application.invited'
         AND payload->'invitationIds' ? (SELECT v.id::text FROM activity_invitation v WHERE v.id = $1)`,
      [id],
    )
  )[0].n;

it('lets the people of an invited organization apply, and nobody else; twice is once', async () => {
  const organizationId = await makeOrganization(database.owner);
  const activityId = await makeAdmission(database.owner, { mode: 'invitation' });
  const first = await invite(activityId, { organizationIds: [organizationId] }).expect(200);
  expect(first.body).toEqual({ invited: 1, already: 0 });
  const again = await invite(activityId, { organizationIds: [organizationId] }).expect(200);
  expect(again.body).toEqual({ invited: 0, already: 1 });
  const member = await api.signedIn(await makePerson(database.owner, { organizationId }));
  expect(await mine(member)).toEqual([activityId]);
  await member.call(applicationsApi.begin, { body: { activityId } }).expect(201);
  expect(await mine(member)).toEqual([]);
  const other = await api.signedIn(await makePerson(database.owner));
  await other.call(applicationsApi.begin, { body: { activityId } }).expect(409);
  // Guests must exist, and the activity must be open to applications.
  await invite(activityId, { personIds: [randomUUID()] }).expect(404);
  const nominated = await makeAdmission(database.owner, { mode: 'nomination' });
  await invite(nominated, { organizationIds: [organizationId] }).expect(409);
  const closed = await makeAdmission(database.owner, {
    mode: 'invitation',
    applicationClosesOn: '2020-01-01',
  });
  await invite(closed, { organizationIds: [organizationId] }).expect(409);
});

it('knows whose an address is, keeps one of nobody, and lets apply whoever proves that mailbox later', async () => {
  const activityId = await makeAdmission(database.owner, { mode: 'invitation' });
  const known = `ana-${randomUUID().slice(0, 8)}@people.test`;
  const unknown = `nova-${randomUUID().slice(0, 8)}@people.test`;
  const personId = await makePerson(database.owner, { email: known });
  const answer = await invite(activityId, { addresses: [known.toUpperCase(), unknown, unknown] }).expect(200);
  expect(answer.body.invited).toBe(2);
  const rows = await database.owner.query(
    'SELECT person_id, email, locale FROM activity_invitation WHERE activity_id = $1 ORDER BY email NULLS FIRST',
    [activityId],
  );
  expect(rows).toMatchObject([
    { person_id: personId, email: null },
    { person_id: null, email: unknown, locale: 'fr' },
  ]);
  const unproven = await makePerson(database.owner, { email: unknown, verified: false });
  const stranger = await api.signedIn(unproven);
  expect(await mine(stranger)).toEqual([]);
  await database.owner.query('UPDATE person SET email_verified_at = now() WHERE id = $1', [unproven]);
  expect(await mine(stranger)).toEqual([activityId]);
  await stranger.call(applicationsApi.begin, { body: { activityId } }).expect(201);
});

it('is declined, sent again and taken back; the list says what became of each', async () => {
  const activityId = await makeAdmission(database.owner, { mode: 'invitation' });
  const [decliner, applicant] = [await makePerson(database.owner), await makePerson(database.owner)];
  await invite(activityId, { personIds: [decliner, applicant] }).expect(200);
  await makeApplication(database.owner, { activityId, personId: applicant, state: 'submitted' });
  const guest = await api.signedIn(decliner);
  const todos = (await guest.call(homeApi.todos).expect(200)).body.todos;
  expect(todos).toMatchObject([{ kind: 'application.invited', link: '/my-applications' }]);
  const [own] = (await guest.call(myInvitationsApi.list).expect(200)).body.rows;
  const params = { id: own.id };
  await (await api.signedIn(applicant)).call(myInvitationsApi.decline, { params }).expect(404);
  for (let twice = 0; twice < 2; twice += 1)
    await guest.call(myInvitationsApi.decline, { params }).expect(204);
  expect(await mine(guest)).toEqual([]);
  const states = (await guestsOf(activityId)).map(({ state }: { state: string }) => state);
  expect(states.toSorted()).toEqual(['applied', 'declined']);
  const draft = await guest.call(applicationsApi.begin, { body: { activityId } }).expect(201);
  expect((await guestsOf(activityId)).map(({ state }: { state: string }) => state)).toContain('invited');
  await guest.call(applicationsApi.withdraw, { params: { id: draft.body.id } }).expect(200);
  const one = { id: activityId, invitationId: own.id };
  await staff.call(admissionPlanApi.inviteAgain, { params: one }).expect(204);
  expect(await told(own.id)).toBe(2);
  // The first mail has not left: asking again asked for the same one. Once it has, two clicks are one more.
  const resent = async () =>
    (await database.owner.query('SELECT resent FROM activity_invitation WHERE id = $1', [own.id]))[0].resent;
  expect(await resent()).toBe(0);
  await makeMessage(database.owner, {
    kind: 'application.invited',
    subjectType: 'activity_invitation',
    subjectId: own.id,
    personId: decliner,
    state: 'sent',
  });
  const clicks = [1, 2].map(() => staff.call(admissionPlanApi.inviteAgain, { params: one }).expect(204));
  await Promise.all(clicks);
  expect(await resent()).toBe(1);
  expect(await mine(guest)).toEqual([activityId]);
  const elsewhere = { id: await makeAdmission(database.owner), invitationId: own.id };
  await staff.call(admissionPlanApi.uninvite, { params: elsewhere }).expect(404);
  await staff.call(admissionPlanApi.uninvite, { params: one }).expect(204);
  expect(await guestsOf(activityId)).toHaveLength(1);
  const late = await guest.call(applicationsApi.begin, { body: { activityId } }).expect(409);
  expect(late.body.code).toBe('application.not-invited');
  await staff.call(admissionPlanApi.inviteAgain, { params: one }).expect(404);
  const back = await invite(activityId, { personIds: [decliner] }).expect(200);
  expect(back.body.invited).toBe(1);
});

it('shows a focal point what the own organizations are invited to, and no others', async () => {
  const [organizationId, other] = [
    await makeOrganization(database.owner),
    await makeOrganization(database.owner),
  ];
  const activityId = await makeAdmission(database.owner, {
    mode: 'invitation',
    applicationClosesOn: '2099-01-01',
  });
  await invite(activityId, { organizationIds: [organizationId] }).expect(200);
  const portalOf = async (id: string) => {
    const focal = await api.signedIn(await makeStaff(database.owner, 'focal_point', 'organization', id));
    return (await focal.call(nominationsApi.activities).expect(200)).body.invitations;
  };
  expect(await portalOf(organizationId)).toMatchObject([
    { activityId, organizationId, closesOn: '2099-01-01' },
  ]);
  expect(await portalOf(other)).toEqual([]);
  const [guest] = await guestsOf(activityId);
  await staff
    .call(admissionPlanApi.uninvite, { params: { id: activityId, invitationId: guest.id } })
    .expect(204);
  expect(await portalOf(organizationId)).toEqual([]);
});
