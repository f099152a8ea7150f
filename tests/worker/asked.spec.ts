import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { inTransaction, SendLedgerRepository, SupervisorRepository } from '@traccia/persistence';
import { exPostParticipant, organizationSurvey, trainerForm } from '@traccia/survey';
import { workEveryDay, zoneAtWork } from '../support/at-work.js';
import { createTestDatabase, type TestDatabase } from '../support/database.js';
import {
  grantRole,
  makeActivity,
  makeEnrolment,
  makeInstrument,
  makeOrganization,
  makePerson,
} from '../support/factories.js';
import { makePlan } from '../support/plan-factories.js';
import { startTestWorker, until } from '../support/worker.js';
import { moveClock } from './world.js';

let database: TestDatabase;
let worker: Awaited<ReturnType<typeof startTestWorker>>;
const instruments = { participant: '', supervisor: '', organization: '', trainer: '' };
type Kind = keyof typeof instruments;
const versions = new Map<Kind, string>();
beforeAll(async () => {
  database = await createTestDatabase();
  worker = await startTestWorker(database);
  await workEveryDay(database.owner);
  for (const [kind, definition] of [
    ['participant', exPostParticipant],
    ['supervisor', exPostParticipant],
    ['organization', organizationSurvey],
    ['trainer', trainerForm],
  ] as const) {
    const made = await makeInstrument(database.owner, definition);
    instruments[kind] = made.instrumentId;
    versions.set(kind, made.versionId);
  }
});
afterEach(async () => moveClock(database.owner, 0));
afterAll(async () => {
  await worker.stop();
  await database.drop();
});

const one = async <T>(sql: string, values: unknown[]): Promise<T> =>
  ((await database.owner.query(sql, values)) as T[])[0] as T;
const turn = async () => {
  for (const name of ['wave.find-due', 'wave.find-due', 'invitation.find-due', 'invitation.find-due'])
    await worker.runner.run({ id: 'test', name, data: {} });
};
const drain = () => worker.sender.drain();

let activityId: string;
let enrolments: string[];
let people: string[];
beforeEach(async () => {
  activityId = await makeActivity(database.owner, { status: 'ended', languages: ['fr', 'en'] });
  await database.owner.query(`UPDATE activity SET modality = 'online_tutored' WHERE id = $1`, [activityId]);
  people = [];
  enrolments = [];
  for (let n = 0; n < 3; n += 1) {
    const personId = await atWork(await makePerson(database.owner, { countryCode: 'IT' }));
    people.push(personId);
    enrolments.push(await makeEnrolment(database.owner, { activityId, personId, status: 'attended' }));
  }
});
const atWork = async (id: string) => {
  await database.owner.query('UPDATE person SET time_zone = $2 WHERE id = $1', [id, zoneAtWork()]);
  return id;
};
const wave = async (kind: Kind, more: Record<string, string> = {}) =>
  (
    await one<{ id: string }>(
      `INSERT INTO wave (activity_id, code, kind, respondent_kind, instrument_version_id, opens_at, closes_at, language_rule, opening)
       VALUES ($1, $2, 'ex_post', $3, $4, clock_timestamp() + interval '1 hour', clock_timestamp() + interval '30 days', $5, $6)
       RETURNING id`,
      [
        activityId,
        `w-${kind}`,
        kind,
        versions.get(kind),
        more['language'] ?? 'recipient',
        more['opening'] ?? 'calendar',
      ],
    )
  ).id;
const lettersOf = async (waveId: string): Promise<[string, string][]> =>
  (
    await database.owner.query(
      `SELECT m.recipient_person_id AS id, m.locale FROM message m JOIN invitation i ON i.id = m.subject_id
       WHERE i.wave_id = $1 AND m.kind = 'survey.invitation' ORDER BY m.id`,
      [waveId],
    )
  ).map(({ id, locale }: { id: string; locale: string }) => [id, locale]);
const countOf = async (sql: string, id: string) => (await one<{ n: number }>(sql, [id])).n;

/** The first participant. */
const agree = async () =>
  database.owner.query(
    `INSERT INTO consent (person_id, purpose, text_version, locale, source)
     SELECT $1, purpose, version, 'en', 'my_data' FROM consent_text WHERE purpose = 'supervisor_contact' ORDER BY version DESC LIMIT 1`,
    [people[0]],
  );
const name = async (enrolmentId: string, personId: string) =>
  inTransaction(database.db, async (tx) => {
    const supervisors = new SupervisorRepository(tx);
    await supervisors.end(enrolmentId, 'changed_supervisor');
    const typed = { givenName: 'Ana', familyName: 'Ruiz', email: 'ana@people.test', locale: 'es' } as const;
    await supervisors.name({ enrolmentId, personId, organizationId: null, ...typed, namedBy: 'staff' });
    await supervisors.inviteLate({ enrolmentId });
  });

describe('a wave asks', () => {
  it('supervisors, where one is named and the participant agreed', async () => {
    const bosses: string[] = [];
    for (const [at, enrolmentId] of enrolments.entries()) {
      if (at === 2) continue;
      const boss = await atWork(await makePerson(database.owner, { locale: 'es', countryCode: 'IT' }));
      bosses.push(boss);
      await database.owner.query(
        `INSERT INTO supervisor (enrolment_id, person_id, given_name, family_name, email, locale, named_by)
         VALUES ($1, $2, 'Ana', 'Ruiz', 'ana@people.test', 'es', 'participant')`,
        [enrolmentId, boss],
      );
    }
    await agree();
    const waveId = await wave('supervisor');
    await moveClock(database.owner, 1);
    await turn();
    // The first has agreed; the second has not, the third has nobody.
    expect(await lettersOf(waveId)).toEqual([[bosses[0], 'es']]);
    // The frame is that of the participants all the same.
    expect(await countOf('SELECT count(*)::int AS n FROM frame_member WHERE wave_id = $1', waveId)).toBe(3);
  });

  it('a supervisor who is named again once more, for the first link is dead', async () => {
    const [enrolmentId = ''] = enrolments;
    const boss = async () => atWork(await makePerson(database.owner, { locale: 'es', countryCode: 'IT' }));
    const [first, second] = [await boss(), await boss()];
    await agree();
    await name(enrolmentId, first);
    const waveId = await wave('supervisor');
    await moveClock(database.owner, 1);
    for (const next of [null, second, first]) {
      if (next !== null) await name(enrolmentId, next);
      await turn();
      await drain();
      await turn();
    }
    const sent = await database.owner.query(
      `SELECT m.recipient_person_id AS id, m.ordinal, m.state FROM message m JOIN invitation i ON i.id = m.subject_id
       WHERE i.wave_id = $1 AND m.kind = 'survey.invitation' ORDER BY m.created_at`,
      [waveId],
    );
    expect(sent).toEqual([
      { id: first, ordinal: 0, state: 'sent' },
      { id: second, ordinal: 0, state: 'sent' },
      { id: first, ordinal: 1, state: 'sent' },
    ]);
  });

  it('a supervisor who is named again while the first mail still waits, with one mail and one link that lives', async () => {
    const [enrolmentId = ''] = enrolments;
    await agree();
    const boss = async () => atWork(await makePerson(database.owner, { locale: 'es', countryCode: 'IT' }));
    const [first, second] = [await boss(), await boss()];
    await name(enrolmentId, first);
    const waveId = await wave('supervisor');
    await moveClock(database.owner, 1);
    // Planned, and kept waiting while the second and then the first again are named; the worker's own timers go on.
    await database.owner.query(
      `CREATE FUNCTION kept_waiting() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
         NEW.not_before := clock_timestamp() + interval '1 hour'; RETURN NEW; END $$;
       CREATE TRIGGER kept_waiting BEFORE INSERT ON message FOR EACH ROW EXECUTE FUNCTION kept_waiting()`,
    );
    const planned = async (personId: string) =>
      until(
        'the mail is planned',
        async () => {
          await turn();
          return countOf('SELECT count(*)::int AS n FROM message WHERE recipient_person_id = $1', personId);
        },
        (count) => count === 1,
      );
    await planned(first);
    await name(enrolmentId, second);
    await planned(second);
    await name(enrolmentId, first);
    await database.owner.query('DROP FUNCTION kept_waiting CASCADE');
    // What was on the wire when it was ended comes back as it was.
    await database.owner.query(
      `UPDATE message SET state = 'planned', reason = NULL, not_before = clock_timestamp() WHERE recipient_person_id = $1 AND state = 'cancelled'`,
      [first],
    );
    await database.owner.query(`UPDATE message SET not_before = clock_timestamp() WHERE state = 'planned'`);
    const mails = await until(
      'nothing waits any more',
      async () => {
        await turn();
        await drain();
        return database.owner.query(
          `SELECT m.recipient_person_id AS id, m.ordinal, m.state FROM message m JOIN invitation i ON i.id = m.subject_id
           WHERE i.wave_id = $1 ORDER BY m.created_at`,
          [waveId],
        );
      },
      (rows: { state: string }[]) =>
        rows.length > 2 && rows.every(({ state }) => state === 'sent' || state === 'cancelled'),
    );
    expect(mails).toEqual([
      { id: first, ordinal: 0, state: 'cancelled' },
      { id: second, ordinal: 0, state: 'cancelled' },
      { id: first, ordinal: 1, state: 'sent' },
    ]);
    const linked = await countOf(
      'SELECT count(*)::int AS n FROM invitation WHERE wave_id = $1 AND link_hash IS NOT NULL',
      waveId,
    );
    expect(linked).toBe(1);
  });

  it('each organization once, by its focal points, and freezes which they were', async () => {
    const [asked, silent] = [await makeOrganization(database.owner), await makeOrganization(database.owner)];
    for (const [at, organizationId] of [asked, asked, silent].entries())
      await database.owner.query('UPDATE enrolment SET organization_id = $2 WHERE id = $1', [
        enrolments[at],
        organizationId,
      ]);
    const focal = [0, 1].map(async () => atWork(await makePerson(database.owner, { countryCode: 'IT' })));
    const points = await Promise.all(focal);
    for (const id of points) await grantRole(database.owner, id, 'focal_point', 'organization', asked);
    await database.owner.query(`UPDATE organization SET country_code = 'IT' WHERE id = ANY($1::uuid[])`, [
      [asked, silent],
    ]);
    await database.owner.query(`UPDATE activity SET time_zone = $2 WHERE id = $1`, [
      activityId,
      zoneAtWork(),
    ]);
    const waveId = await wave('organization', { language: 'activity' });
    await database.owner.query(
      `UPDATE wave SET opens_at = clock_timestamp() + interval '1 hour' WHERE id = $1`,
      [waveId],
    );
    await moveClock(database.owner, 3);
    await turn();
    expect((await lettersOf(waveId)).sort()).toEqual(points.map((id) => [id, 'fr']).sort());
    const frame = await database.owner.query(
      `SELECT organization_id AS id, participants FROM frame_organization WHERE wave_id = $1 ORDER BY participants DESC`,
      [waveId],
    );
    expect(frame).toEqual([
      { id: asked, participants: 2 },
      { id: silent, participants: 1 },
    ]);
    const invited = 'SELECT count(*)::int AS n FROM invitation WHERE wave_id = $1';
    expect(await countOf(invited, waveId)).toBe(2);
  });

  it('trainers, but not those who only manage', async () => {
    const [trainer, manager] = [
      await atWork(await makePerson(database.owner, { countryCode: 'IT' })),
      await makePerson(database.owner),
    ];
    await database.owner.query(
      `INSERT INTO activity_staff (activity_id, person_id, staff_role)
       VALUES ($1, $2, 'facilitator'), ($1, $2, 'manager'), ($1, $3, 'manager')`,
      [activityId, trainer, manager],
    );
    const waveId = await wave('trainer', { language: 'es' });
    await moveClock(database.owner, 1);
    await turn();
    expect(await lettersOf(waveId)).toEqual([[trainer, 'es']]);
  });

  it('nobody by the calendar when it is opened in the room, and is given up when its window is over', async () => {
    const waveId = await wave('participant', { opening: 'in_room' });
    await moveClock(database.owner, 5);
    await turn();
    const state = async () =>
      (await one<{ state: string }>('SELECT state FROM wave WHERE id = $1', [waveId])).state;
    expect(await state()).toBe('planned');
    await moveClock(database.owner, 31);
    await turn();
    expect(await state()).toBe('cancelled');
  });
});

describe('a plan that is held', () => {
  const setState = (id: string, to: 'paused' | 'active') =>
    database.owner.query(
      to === 'paused'
        ? `UPDATE evaluation_plan SET state = 'paused', paused_at = clock_timestamp(), pause_reason = 'held' WHERE id = $1`
        : `UPDATE evaluation_plan SET state = 'active', paused_at = NULL, pause_reason = NULL WHERE id = $1`,
      [id],
    );

  it('opens nothing, hands nothing out, and keeps mail back that waits already', async () => {
    const owner = { kind: 'activity', id: activityId } as const;
    const planId = await makePlan(database.owner, owner, [
      { code: 'later', instrumentId: instruments.participant, offsetMonths: 120 },
    ]);
    const waveId = await wave('participant');
    await setState(planId, 'paused');
    await moveClock(database.owner, 1);
    await turn();
    expect((await one<{ state: string }>('SELECT state FROM wave WHERE id = $1', [waveId])).state).toBe(
      'planned',
    );
    await setState(planId, 'active');
    await turn();
    await drain();
    expect(await lettersOf(waveId)).toHaveLength(3);
    await setState(planId, 'paused');
    await database.owner.query(
      `INSERT INTO message (kind, subject_type, subject_id, ordinal, recipient, recipient_person_id)
       SELECT 'survey.reminder', 'invitation', m.subject_id, 1, m.recipient, m.recipient_person_id
       FROM message m JOIN invitation i ON i.id = m.subject_id WHERE i.wave_id = $1`,
      [waveId],
    );
    await drain();
    const reminders = (
      of: string,
    ) => `SELECT count(*)::int AS n FROM message m JOIN invitation i ON i.id = m.subject_id
      WHERE i.wave_id = $1 AND m.kind = 'survey.reminder' AND ${of}`;
    expect(
      await countOf(reminders(`m.state = 'planned' AND m.reason = 'plan-paused' AND m.attempt = 0`), waveId),
    ).toBe(3);
    await setState(planId, 'active');
    await inTransaction(database.db, async (tx) => new SendLedgerRepository(tx).resumeHeld(activityId));
    await drain();
    expect(await countOf(reminders(`m.state = 'sent'`), waveId)).toBe(3);
  });
});

describe('a wave that waits for its instrument', () => {
  it('is planned once it is published', async () => {
    const [later] = await database.owner.query(
      `INSERT INTO instrument (code, kind, title) VALUES ($1, 'ex_post', '{}') RETURNING id`,
      [`later-${activityId}`],
    );
    await makePlan(database.owner, { kind: 'activity', id: activityId }, [
      { code: 'late', instrumentId: later.id, offsetMonths: 12 },
    ]);
    const planned = `SELECT count(*)::int AS n FROM wave WHERE activity_id = $1 AND code = 'late'`;
    await turn();
    expect(await countOf(planned, activityId)).toBe(0);
    await database.owner.query(
      `INSERT INTO instrument_version (instrument_id, number, state, definition, definition_hash, languages, published_at)
       VALUES ($1, 1, 'published', '{}', 'x', '{en}', now())`,
      [later.id],
    );
    await turn();
    expect(await countOf(planned, activityId)).toBe(1);
    const invited = `SELECT count(*)::int AS n FROM invitation i JOIN wave w ON w.id = i.wave_id WHERE w.activity_id = $1`;
    expect(await countOf(invited, activityId)).toBe(3);
  });
});
