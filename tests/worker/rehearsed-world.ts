import { followPlan, inTransaction, type PublishedVersion } from '@traccia/persistence';
import fc from 'fast-check';
import type { DataSource } from 'typeorm';
import {
  grantRole,
  makeActivity,
  makeEnrolment,
  makeOrganization,
  makePerson,
  type PersonShape,
} from '../support/factories.js';
import { makePlan, planWave } from '../support/plan-factories.js';

export type AskedKind = 'participant' | 'supervisor' | 'organization' | 'trainer';
export type AskedWith = Readonly<Record<AskedKind, PublishedVersion>>;

/** All of them stand at whole hours, as the steps of the clock do. */
const zones = [
  'Europe/Rome',
  'Africa/Cairo',
  'America/New_York',
  'Pacific/Apia',
  'Pacific/Kiritimati',
  'Asia/Tokyo',
];
const countries = ['IT', 'EG', 'AF', 'IR', 'US', 'IN', null];
const locales = ['en', 'fr', 'es', 'ar'] as const;
const maybe = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: null, freq: 4 });
const seldom = fc.integer({ min: 0, max: 6 }).map((n) => n === 0);

const reader = fc.record({
  country: fc.constantFrom(...countries),
  zone: maybe(fc.constantFrom(...zones)),
  locale: fc.constantFrom(...locales),
  noAddress: seldom,
  disabled: seldom,
  stop: fc.constantFrom(null, null, null, 'unsubscribed', 'bounced', 'paused' as const),
  pausedDays: fc.integer({ min: 1, max: 12 }),
});
type Reader = typeof reader extends fc.Arbitrary<infer T> ? T : never;
const participant = fc.record({
  who: reader,
  status: fc.constantFrom('enrolled', 'attended', 'attended', 'attended', 'waiting', 'withdrawn'),
  organization: fc.constantFrom(null, 0, 1),
  supervisor: maybe(reader),
  consent: fc.boolean(),
});
const wave = (respondentKind: AskedKind) =>
  fc.record({
    respondentKind: fc.constant(respondentKind),
    anchor: fc.constantFrom('start' as const, 'end' as const),
    offsetDays: fc.integer({ min: 0, max: 2 }),
    sendAtLocal: fc.constantFrom('06:00', '09:00', '16:00', '20:00'),
    windowDays: fc.integer({ min: 3, max: 6 }),
    reminderDays: fc.uniqueArray(fc.integer({ min: 1, max: 5 }), { maxLength: 3 }),
    languageRule: fc.constantFrom('recipient' as const, 'activity' as const, 'es' as const),
    eligibility: fc.constantFrom('everybody' as const, 'attended_once' as const, 'completed' as const),
  });
export const rehearsedWorld = fc.record({
  zone: fc.constantFrom(...zones),
  country: fc.constantFrom(...countries),
  modality: fc.constantFrom('face_to_face', 'online_tutored'),
  languages: fc.constantFrom(['fr'], ['ar', 'en'], ['en']),
  startsIn: fc.integer({ min: 1, max: 3 }),
  days: fc.integer({ min: 0, max: 3 }),
  people: fc.array(participant, { minLength: 4, maxLength: 7 }),
  trainers: fc.array(reader, { minLength: 1, maxLength: 2 }),
  focalPoints: fc.tuple(fc.array(reader, { minLength: 1, maxLength: 2 }), fc.array(reader, { maxLength: 1 })),
  waves: fc.tuple(wave('participant'), wave('supervisor'), wave('organization'), wave('trainer')),
});
export type RehearsedWorld = typeof rehearsedWorld extends fc.Arbitrary<infer T> ? T : never;

/** Everybody is asked at the same instant, in a window too short to put anything off in. */
export function crowdedWorld(people: number): RehearsedWorld {
  const who: Reader = {
    country: 'IT',
    zone: 'Europe/Rome',
    locale: 'en',
    noAddress: false,
    disabled: false,
    stop: null,
    pausedDays: 1,
  };
  const asking = (respondentKind: AskedKind): RehearsedWorld['waves'][number] => ({
    respondentKind,
    anchor: 'end',
    offsetDays: 0,
    sendAtLocal: '09:00',
    windowDays: 3,
    reminderDays: [],
    languageRule: 'recipient',
    eligibility: 'everybody',
  });
  const one: RehearsedWorld['people'][number] = {
    who,
    status: 'attended',
    organization: null,
    supervisor: null,
    consent: false,
  };
  return {
    zone: 'Europe/Rome',
    country: 'IT',
    modality: 'online_tutored',
    languages: ['en'],
    startsIn: 1,
    days: 0,
    people: Array.from({ length: people }, () => one),
    trainers: [who],
    focalPoints: [[who], []],
    waves: [asking('participant'), asking('supervisor'), asking('organization'), asking('trainer')],
  };
}

const dayAfter = (base: Date, days: number) =>
  new Date(base.getTime() + days * 86_400_000).toISOString().slice(0, 10);

/** Somebody who takes part in every activity, and so is asked too often. */
export async function makeBusy(db: DataSource, zone: string): Promise<string> {
  const id = await makePerson(db, { locale: 'en', countryCode: 'IT' });
  await db.query('UPDATE person SET time_zone = $2 WHERE id = $1', [id, zone]);
  return id;
}

async function makeReader(db: DataSource, who: Reader, base: Date): Promise<string> {
  const shape: PersonShape = { locale: who.locale, countryCode: who.country, disabled: who.disabled };
  const id = await makePerson(db, who.noAddress ? { ...shape, email: null } : shape);
  await db.query('UPDATE person SET time_zone = $2 WHERE id = $1', [id, who.zone]);
  const until = who.stop === 'paused' ? dayAfter(base, who.pausedDays) : null;
  if (who.stop !== null)
    await db.query(
      `INSERT INTO contact_stop (person_id, purpose, reason, until) VALUES ($1, $2, $3, $4::timestamptz)`,
      [id, who.stop === 'bounced' ? 'all' : 'surveys', who.stop, until && `${until}T00:00:00Z`],
    );
  return id;
}

async function addBusy(
  db: DataSource,
  activityId: string,
  busy: readonly string[],
  organizationId: string | null,
): Promise<void> {
  for (const personId of busy) {
    await makeEnrolment(db, {
      activityId,
      personId,
      organizationId,
      status: 'attended',
    });
    await db.query(
      `INSERT INTO activity_staff (activity_id, person_id, staff_role) VALUES ($1, $2, 'facilitator')`,
      [activityId, personId],
    );
  }
}

async function addParticipant(
  db: DataSource,
  activityId: string,
  one: RehearsedWorld['people'][number],
  at: number,
  organizations: readonly string[],
  base: Date,
): Promise<void> {
  const personId = await makeReader(db, one.who, base);
  const organizationId = one.organization === null ? null : (organizations[one.organization] ?? null);
  const place = { status: one.status, waitPosition: one.status === 'waiting' ? at + 1 : null };
  const enrolmentId = await makeEnrolment(db, { activityId, personId, organizationId, ...place });
  if (one.supervisor)
    await db.query(
      `INSERT INTO supervisor (enrolment_id, person_id, given_name, family_name, email, locale, named_by)
       VALUES ($1, $2, 'Ana', 'Ruiz', 'ana@people.test', 'es', 'participant')`,
      [enrolmentId, await makeReader(db, one.supervisor, base)],
    );
  if (one.consent)
    await db.query(
      `INSERT INTO consent (person_id, purpose, text_version, locale, source)
       SELECT $1, purpose, version, 'en', 'my_data' FROM consent_text WHERE purpose = 'supervisor_contact'
       ORDER BY version DESC LIMIT 1`,
      [personId],
    );
}

/** An activity as drawn, with its plan followed; answers its id. `busy` take part besides, and train in it. */
export async function buildRehearsed(
  db: DataSource,
  world: RehearsedWorld,
  base: Date,
  asked: AskedWith,
  busy: readonly string[],
): Promise<string> {
  const startsOn = dayAfter(base, world.startsIn);
  const dates = { startsOn, endsOn: dayAfter(base, world.startsIn + world.days), timeZone: world.zone };
  const activityId = await makeActivity(db, {
    ...dates,
    countryCode: world.country,
    languages: [...world.languages],
  });
  await db.query('UPDATE activity SET modality = $2 WHERE id = $1', [activityId, world.modality]);
  const organizations: string[] = [];
  for (const points of world.focalPoints) {
    const organizationId = await makeOrganization(db, { countryCode: points[0]?.country ?? 'IN' });
    organizations.push(organizationId);
    for (const point of points)
      await grantRole(db, await makeReader(db, point, base), 'focal_point', 'organization', organizationId);
  }
  for (const trainer of world.trainers)
    await db.query(
      `INSERT INTO activity_staff (activity_id, person_id, staff_role) VALUES ($1, $2, 'facilitator')`,
      [activityId, await makeReader(db, trainer, base)],
    );
  for (const [at, one] of world.people.entries())
    await addParticipant(db, activityId, one, at, organizations, base);
  await addBusy(db, activityId, busy, organizations[0] ?? null);
  const waves = world.waves.map((drawn) =>
    planWave({
      ...drawn,
      code: drawn.respondentKind,
      instrumentId: asked[drawn.respondentKind].instrumentId,
      reminderDays: [...drawn.reminderDays].sort((one, other) => one - other),
    }),
  );
  await makePlan(db, { kind: 'activity', id: activityId }, waves);
  await inTransaction(db, async (tx) => followPlan(tx, activityId, dates));
  return activityId;
}
