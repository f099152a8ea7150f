import { afterAll, afterEach, beforeAll, expect, it } from '@jest/globals';
import { makeAdmission, makeNomination } from '../support/admission-factories.js';
import { makeEnrolment, makeOrganization, makePerson, makeStaff } from '../support/factories.js';
import { createTestDatabase, type TestDatabase } from '../support/database.js';
import { startTestWorker, until } from '../support/worker.js';
import { makeApplicants, makeSelective, seatsOf } from '../api/selection/selection-world.js';
import { moveClock } from './world.js';

let database: TestDatabase;
let worker: Awaited<ReturnType<typeof startTestWorker>>;
beforeAll(async () => {
  database = await createTestDatabase();
  worker = await startTestWorker(database);
});
afterEach(async () => moveClock(database.owner, 0));
afterAll(async () => {
  await worker.stop();
  await database.drop();
});
/** Twice, since every job may be handed out twice. */
const run = async (name: string, data: Record<string, unknown> = {}) => {
  for (let again = 0; again < 2; again += 1)
    await worker.runner.run({ id: 'test', name, data: { deliveryId: 'by-hand', ...data } });
};

it('lets an offer lapse once by the business clock, offers the place to the next and tells nominee and nominator once', async () => {
  const { owner } = database;
  const activityId = await makeSelective(owner, { capacity: 1 });
  const [first, second] = await makeApplicants(owner, activityId, 2);
  const nominatorId = await makePerson(owner, { locale: 'fr' });
  const [nomination] = await owner.query(
    `INSERT INTO nomination (activity_id, organization_id, nominator_id, nominee_person_id, given_name, family_name, email,
       release_confirmed, cost_cover, state)
     VALUES ($1, $2, $3, $4, 'N', 'N', 'n@people.test', true, 'organization', 'confirmed') RETURNING id`,
    [activityId, await makeOrganization(owner), nominatorId, second?.personId],
  );
  await owner.query('UPDATE application SET nomination_id = $2 WHERE id = $1', [second?.id, nomination.id]);
  await owner.query(
    `WITH moved AS (UPDATE application SET state = CASE WHEN id = $2 THEN 'offered' ELSE 'reserve' END WHERE id IN ($2, $3)),
     d AS (INSERT INTO selection_decision (activity_id, application_id, decision, reserve_position, letter_sent_at)
       VALUES ($1, $2, 'offer', NULL, now()), ($1, $3, 'reserve', 1, now()) RETURNING id, application_id, decision)
     INSERT INTO offer (activity_id, application_id, decision_id, expires_at)
     SELECT $1, application_id, id, clock_timestamp() + interval '2 days' FROM d WHERE decision = 'offer'`,
    [activityId, first?.id, second?.id],
  );
  await run('offer.find-due');
  const states = async () =>
    (
      await owner.query('SELECT state FROM application WHERE id IN ($1, $2) ORDER BY id = $2', [
        first?.id,
        second?.id,
      ])
    ).map(({ state }: { state: string }) => state);
  expect(await states()).toEqual(['offered', 'reserve']);
  await moveClock(owner, 3);
  await run('offer.find-due');
  expect(await states()).toEqual(['offer_lapsed', 'offered']);
  expect(await seatsOf(owner, activityId)).toMatchObject({ offers: 1, open: 1 });
  const letters = async () =>
    owner.query(
      `SELECT m.kind, m.recipient_person_id AS person, m.locale, c.text FROM message m LEFT JOIN captured_mail c ON c.message_id = m.id
       WHERE m.kind LIKE 'selection.%' AND m.recipient_person_id = ANY($1) ORDER BY m.kind`,
      [[second?.personId, nominatorId]],
    );
  const seen = await until(
    'both letters',
    letters,
    (rows: { text: string | null }[]) => rows.length === 2 && rows.every(({ text }) => text !== null),
  );
  expect(seen).toMatchObject([
    { kind: 'selection.nominee-told', person: nominatorId, locale: 'fr' },
    { kind: 'selection.offer', person: second?.personId, locale: 'en' },
  ]);
  expect(seen[0]?.text).toContain('une place est proposée');
  expect(seen[1]?.text).toContain('/my-applications');
}, 60_000);

it('tells everybody once that an activity is cancelled, each by the strongest tie, and the mail really leaves', async () => {
  const { owner } = database;
  const activityId = await makeSelective(owner);
  const [placed, applicant] = await makeApplicants(owner, activityId, 2);
  const enrolmentId = await makeEnrolment(owner, { activityId, personId: placed?.personId ?? '' });
  const nominatorId = await makePerson(owner, { locale: 'es' });
  const shape = { activityId, nominatorId, state: 'sent' };
  const nominations = [
    await makeNomination(owner, { ...shape, personId: applicant?.personId ?? '' }),
    await makeNomination(owner, shape),
  ];
  await owner.query(
    `UPDATE activity SET status = 'cancelled', cancelled_at = clock_timestamp(), cancel_reason = 'Flood' WHERE id = $1`,
    [activityId],
  );
  await owner.query(`UPDATE enrolment SET status = 'cancelled' WHERE id = $1`, [enrolmentId]);
  await owner.query(`UPDATE application SET state = 'withdrawn' WHERE activity_id = $1`, [activityId]);
  await owner.query(`UPDATE nomination SET state = 'withdrawn' WHERE activity_id = $1`, [activityId]);
  await run('activity.tell-cancelled', { activityId });
  const mails = async () =>
    owner.query(
      `SELECT m.kind, m.subject_id AS subject, m.locale, m.state, c.text FROM message m
       LEFT JOIN captured_mail c ON c.message_id = m.id
       WHERE m.kind IN ('activity.cancelled', 'application.ended', 'nomination.ended') ORDER BY m.kind, m.locale`,
    );
  const seen = await until(
    'four mails',
    mails,
    (rows: { state: string; text: string | null }[]) =>
      rows.length === 4 && rows.every(({ state, text }) => state === 'sent' && text !== null),
  );
  expect(seen).toMatchObject([
    { kind: 'activity.cancelled', subject: enrolmentId, state: 'sent' },
    { kind: 'application.ended', subject: applicant?.id, state: 'sent' },
    { kind: 'nomination.ended', subject: nominations[1]?.id, locale: 'en' },
    { kind: 'nomination.ended', locale: 'es', state: 'sent' },
  ]);
  for (const { text } of seen) expect(text).toContain('Flood');
}, 60_000);

it('says once that an application has arrived or a place was handed over, and asks a nominee once', async () => {
  const { owner } = database;
  const activityId = await makeSelective(owner);
  const [applicant] = await makeApplicants(owner, activityId, 1);
  const nomination = await makeNomination(owner, { activityId, state: 'sent' });
  await run('application.confirm', { applicationId: applicant?.id });
  await run('nomination.invite', { nominationId: nomination.id });
  const enrolmentId = await makeEnrolment(owner, { activityId, status: 'withdrawn' });
  await run('enrolment.confirm', { enrolmentId, event: 'enrolment.replaced' });
  const planned = await owner.query(
    `SELECT kind FROM message WHERE subject_id IN ($1, $2, $3) ORDER BY kind`,
    [applicant?.id, nomination.id, enrolmentId],
  );
  expect(planned).toEqual([
    { kind: 'application.received' },
    { kind: 'enrolment.replaced' },
    { kind: 'nomination.confirm' },
  ]);
}, 60_000);

it('asks a nominee who has confirmed for the form, and says that the application arrived when it is whole', async () => {
  const { owner } = database;
  const activityId = await makeSelective(owner);
  const [applicant] = await makeApplicants(owner, activityId, 1);
  const { id: nominationId } = await makeNomination(owner, { activityId, state: 'confirmed' });
  const application = { applicationId: applicant?.id };
  const written = () =>
    owner.query('SELECT kind FROM message WHERE subject_id = $1 ORDER BY kind', [applicant?.id]);
  await owner.query('UPDATE application SET nomination_id = $2, form_complete = false WHERE id = $1', [
    applicant?.id,
    nominationId,
  ]);
  await run('application.confirm', application);
  await run('application.confirm', application);
  expect(await written()).toEqual([{ kind: 'nomination.confirmed' }]);
  await owner.query('UPDATE application SET form_complete = true WHERE id = $1', [applicant?.id]);
  await run('application.confirm', application);
  expect(await written()).toEqual([{ kind: 'application.received' }, { kind: 'nomination.confirmed' }]);
}, 60_000);

it('writes once to each guest: a person, an address that is nobody’s, the focal points; and not after it was taken back', async () => {
  const { owner } = database;
  const activityId = await makeAdmission(owner, { mode: 'invitation', applicationClosesOn: '2099-01-31' });
  const organizationId = await makeOrganization(owner);
  const focalPoint = await makeStaff(owner, 'focal_point', 'organization', organizationId);
  const personId = await makePerson(owner, { locale: 'es' });
  const withdrawn = await makePerson(owner);
  const invitations: { id: string }[] = await owner.query(
    `INSERT INTO activity_invitation (activity_id, organization_id, person_id, email, locale, withdrawn_at)
     VALUES ($1, $2, NULL, NULL, 'en', NULL), ($1, NULL, $3, NULL, 'en', NULL),
       ($1, NULL, NULL, 'nova@people.test', 'fr', NULL), ($1, NULL, $4, NULL, 'en', now()) RETURNING id`,
    [activityId, organizationId, personId, withdrawn],
  );
  const invitationIds = invitations.map(({ id }) => id);
  const mails = async () =>
    owner.query(
      `SELECT m.recipient, m.locale, m.state, c.subject, c.text FROM message m LEFT JOIN captured_mail c ON c.message_id = m.id
       WHERE m.kind = 'application.invited' ORDER BY m.locale`,
    );
  await run('application.invite', { invitationIds });
  const seen = await until(
    'three mails',
    mails,
    (rows: { state: string; text: string }[]) =>
      rows.length === 3 && rows.every(({ state }) => state === 'sent'),
  );
  expect(seen).toMatchObject([
    { recipient: focalPoint, locale: 'en' },
    { recipient: personId, locale: 'es' },
    { recipient: 'nova@people.test', locale: 'fr', state: 'sent' },
  ]);
  for (const { text } of seen) expect(text).toMatch(/31 .*2099.*Rome[^]*\/activities\//);
  await owner.query('UPDATE activity_invitation SET withdrawn_at = now() WHERE id = $1', [invitationIds[1]]);
  await owner.query(
    `UPDATE message SET state = 'planned', not_before = clock_timestamp() WHERE recipient = $1`,
    [personId],
  );
  await run('mail.send-due');
  const stopped = await until('stopped', mails, (rows: { state: string }[]) =>
    rows.every(({ state }) => state !== 'planned' && state !== 'sending'),
  );
  expect(stopped[1]).toMatchObject({ state: 'cancelled' });
}, 60_000);

it('deletes travel forms on their day and writes down how many, not what stood in them', async () => {
  const { owner } = database;
  const activityId = await makeSelective(owner, { startsOn: '2020-03-02', endsOn: '2020-03-06' });
  const [one] = await makeApplicants(owner, activityId, 1);
  await owner.query(
    `WITH e AS (INSERT INTO enrolment (activity_id, person_id, constituent_group, status) VALUES ($1, $2, 'other', 'attended') RETURNING id)
     INSERT INTO logistics_form (enrolment_id, details) SELECT id, '{"diet":"halal"}' FROM e`,
    [activityId, one?.personId],
  );
  await run('logistics.delete-due');
  expect(await owner.query('SELECT 1 FROM logistics_form')).toEqual([]);
  expect(
    await owner.query(`SELECT detail FROM audit_event WHERE act = 'logistics.deleted' AND subject_id = $1`, [
      activityId,
    ]),
  ).toEqual([{ detail: { forms: 1 } }]);
});
