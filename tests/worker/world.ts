import { randomUUID } from 'node:crypto';
import type { DataSource } from 'typeorm';
import { workEveryDay, zoneAtWork } from '../support/at-work.js';

export interface World {
  activityId: string;
  waveId: string;
  versionId: string;
  personIds: string[];
  enrolmentIds: string[];
}

export interface WorldShape {
  people: number;
  locale?: string;
  /** Days from now by the bare clock at which the wave opens. */
  opensInDays?: number;
  windowDays?: number;
  /** Of the enrolments. */
  status?: string;
  kind?: string;
  activityStatus?: string;
  startsOn?: string;
  endsOn?: string;
}

const definition = {
  code: 'after-six-months',
  kind: 'ex_post',
  languages: ['en', 'ar'],
  title: { en: 'After six months' },
  privacyMode: 'confidential',
  answerLists: {
    applied: [
      { code: 'yes', text: { en: 'Yes' } },
      { code: 'partly', text: { en: 'Partly' } },
      { code: 'no', text: { en: 'No' } },
    ],
  },
  pages: [
    {
      code: 'p1',
      items: [
        {
          code: 'applied',
          type: 'single',
          answerList: 'applied',
          text: { en: 'Have you used it?' },
          tags: { metric: 'application_rate' },
        },
      ],
    },
  ],
};

/** One activity with enrolled people and one follow-up wave, by plain SQL. */
export async function buildWorld(db: DataSource, shape: WorldShape): Promise<World> {
  const { people, locale = 'en', opensInDays = 180, windowDays = 30, status = 'enrolled' } = shape;
  const {
    kind = 'ex_post',
    activityStatus = 'running',
    startsOn = '2026-01-12',
    endsOn = '2026-01-16',
  } = shape;
  const id = randomUUID().slice(0, 8);
  await workEveryDay(db);
  const one = async (sql: string, values: unknown[]) => {
    const rows: { id: string }[] = await db.query(sql, values);
    return rows[0]?.id ?? '';
  };
  const programmeId = await one(
    `INSERT INTO programme (code, title) VALUES ($1, '{"en":"Programme"}') RETURNING id`,
    [id],
  );
  const courseId = await one(
    `INSERT INTO course (programme_id, code, title) VALUES ($1, $2, '{"en":"Course"}') RETURNING id`,
    [programmeId, id],
  );
  const activityId = await one(
    `INSERT INTO activity (course_id, code, title, status, starts_on, ends_on, venue)
     VALUES ($1, $2, '{"en":"Safety at work <2026>","ar":"السلامة في العمل"}', $3, $4, $5, 'Turin') RETURNING id`,
    [courseId, id, activityStatus, startsOn, endsOn],
  );
  const instrumentId = await one(
    `INSERT INTO instrument (code, kind, title) VALUES ($1, 'ex_post', '{"en":"After"}') RETURNING id`,
    [id],
  );
  const versionId = await one(
    `INSERT INTO instrument_version (instrument_id, number, state, definition, definition_hash, languages, published_at)
     VALUES ($1, 1, 'published', $2, $3, '{en}', now()) RETURNING id`,
    [instrumentId, definition, id],
  );
  await db.query(
    `INSERT INTO item (instrument_version_id, code, type, position, answer_codes, metric)
     VALUES ($1, 'applied', 'single', 0, '{yes,partly,no}', 'application_rate')`,
    [versionId],
  );
  const persons: { id: string }[] = await db.query(
    `INSERT INTO person (given_name, family_name, email, locale, sex, country_code, time_zone)
     SELECT 'Given' || n, 'Family' || n, $1 || '-' || n || '@people.test', $2, (ARRAY['woman','man'])[1 + n % 2], 'IT', $4
     FROM generate_series(1, $3::int) AS n RETURNING id`,
    [id, locale, people, zoneAtWork()],
  );
  const personIds = persons.map((row) => row.id);
  const enrolments: { id: string }[] = await db.query(
    `INSERT INTO enrolment (activity_id, person_id, constituent_group, status, wait_position)
     SELECT $1, person, (ARRAY['workers_org','employers_org'])[1 + (n % 2)::int], $3::text,
       CASE WHEN $3::text = 'waiting' THEN n::int END
     FROM unnest($2::uuid[]) WITH ORDINALITY AS p(person, n) RETURNING id`,
    [activityId, personIds, status],
  );
  const waveId = await one(
    `INSERT INTO wave (activity_id, code, kind, instrument_version_id, opens_at, closes_at)
     VALUES ($1, 'six', $5, $2, date_trunc('milliseconds', clock_timestamp()) + make_interval(days => $3), clock_timestamp() + make_interval(days => $4))
     RETURNING id`,
    [activityId, versionId, opensInDays, opensInDays + windowDays, kind],
  );
  const enrolmentIds = enrolments.map((row) => row.id);
  return { activityId, waveId, versionId, personIds, enrolmentIds };
}

/** Moves the product's now; only a demo database allows it. */
export async function moveClock(db: DataSource, days: number): Promise<void> {
  await db.query('UPDATE deployment SET clock_offset = make_interval(days => $1)', [days]);
}

/** Plans one mail a person of a world of its own, as the product would, without an outbox row. */
export async function planMails(db: DataSource, people: number): Promise<World> {
  const world = await buildWorld(db, { people });
  await db.query(
    `INSERT INTO message (kind, subject_type, subject_id, recipient, recipient_person_id)
     SELECT 'enrolment.confirmed', 'enrolment', e.id, e.person_id::text, e.person_id
     FROM enrolment e WHERE e.activity_id = $1`,
    [world.activityId],
  );
  return world;
}

export async function answer(db: DataSource, world: World, index: number, choice: string): Promise<string> {
  const invitations: { id: string }[] = await db.query(
    'SELECT id FROM invitation WHERE wave_id = $1 AND enrolment_id = $2',
    [world.waveId, world.enrolmentIds[index]],
  );
  const rows: { id: string }[] = await db.query(
    `INSERT INTO response (wave_id, invitation_id, instrument_version_id, state, completeness, submitted_at)
     VALUES ($1, $2, $3, 'submitted', 'complete', clock_timestamp()) RETURNING id`,
    [world.waveId, invitations[0]?.id, world.versionId],
  );
  await db.query(
    `INSERT INTO answer (response_id, item_id, choice_code)
     SELECT $1, id, $2 FROM item WHERE instrument_version_id = $3 AND code = 'applied'`,
    [rows[0]?.id, choice, world.versionId],
  );
  await db.query(`UPDATE invitation SET answer_state = 'submitted' WHERE id = $1`, [invitations[0]?.id]);
  return rows[0]?.id ?? '';
}

export async function countBy(db: DataSource, sql: string): Promise<Record<string, number>> {
  const rows: { key: string; count: number }[] = await db.query(sql);
  return Object.fromEntries(rows.map(({ key, count }) => [key, Number(count)]));
}
