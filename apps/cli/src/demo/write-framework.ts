import type { EntityManager } from 'typeorm';
import type { ShownActivity, ShownFramework } from './build-framework.js';
import { agreements, countryProgrammes, courseLinks, markerCodes, paperReach } from './framework-links.js';
import { chainSentences, commonIndicators, countryProgrammeTitle, ownIndicators } from './framework-words.js';
import type { DemoWorld } from './world.js';

const before = (day: string, days: number) => new Date(Date.parse(`${day}T08:00:00Z`) - days * 86_400_000);
const edition = '2026-27';

/** Reference tables of the demo, what its courses answer to, and the activities that show it. */
export async function writeFramework(
  tx: EntityManager,
  world: DemoWorld,
  shown: ShownFramework,
): Promise<void> {
  await writeCatalogue(tx, world, shown);
  await writeReference(tx);
  await writeIndicators(tx);
  await writeCourseLinks(tx);
  for (const activity of shown.activities) await writeActivity(tx, world, activity);
  await tx.query(
    `INSERT INTO activity_link (activity_id, outcome_id, labour_standard_id, country_programme_id, indicator_id, funding_agreement_id)
     SELECT a.id, l.outcome_id, l.labour_standard_id, l.country_programme_id, l.indicator_id, l.funding_agreement_id
     FROM activity a JOIN course_link l ON l.course_id = a.course_id ON CONFLICT DO NOTHING`,
  );
  await tx.query(
    `INSERT INTO activity_marker (activity_id, marker_code, score)
     SELECT a.id, m.marker_code, m.score FROM activity a JOIN course_marker m ON m.course_id = a.course_id ON CONFLICT DO NOTHING`,
  );
}

async function writeCatalogue(
  tx: EntityManager,
  world: DemoWorld,
  { programme, courses }: ShownFramework,
): Promise<void> {
  const since = before(world.today, 1300);
  await tx.query('INSERT INTO programme (id, code, title, created_at) VALUES ($1, $2, $3, $4)', [
    programme.id,
    programme.code,
    programme.title,
    since,
  ]);
  await tx.query('UPDATE programme SET results_chain = $1', [chainSentences]);
  for (const course of courses)
    await tx.query(
      `INSERT INTO course (id, programme_id, code, title, summary, objectives, created_at)
       SELECT $1, id, $3, $4, $5, $6, $7 FROM programme WHERE code = $2`,
      [course.id, course.programme, course.code, course.title, course.summary, course.objectives, since],
    );
}

async function writeReference(tx: EntityManager): Promise<void> {
  for (const [code, country, ofYears, from, to] of countryProgrammes)
    await tx.query(
      `INSERT INTO country_programme (code, country_code, edition, valid_from, valid_to, title) VALUES ($1, $2, $3, $4, $5, $6)`,
      [code, country, ofYears, from, to, countryProgrammeTitle((locale) => nameOf(country, locale))],
    );
  for (const [code, kind, title, donor] of agreements)
    await tx.query(
      `INSERT INTO funding_agreement (code, edition, kind, title, donor, valid_from, valid_to)
       VALUES ($1, '2024-28', $2, $3, $4, '2024-01-01', '2028-12-31')`,
      [code, kind, { en: title }, donor],
    );
  await tx.query(
    `INSERT INTO reported_reach (starts_on, ends_on, group_code, people, source)
     SELECT '2011-01-01', '2012-12-31', r ->> 0, (r ->> 1)::int, 'GB.317/POL/6 §7' FROM jsonb_array_elements($1::jsonb) r`,
    [JSON.stringify(paperReach)],
  );
}

function nameOf(country: string, locale: string): string {
  return new Intl.DisplayNames([locale], { type: 'region' }).of(country) ?? country;
}

/** Baseline and target of the common indicators, by programme; illustrative. */
const valuesOf: Record<string, [baseline: number, target: number][]> = {
  ILS: [
    [180_000, 260_000],
    [9, 14],
    [240, 420],
    [61, 80],
    [58, 75],
    [22, 40],
  ],
  ENT: [
    [420_000, 610_000],
    [10, 18],
    [260, 520],
    [57, 78],
    [62, 78],
    [25, 45],
  ],
  SDT: [
    [210_000, 300_000],
    [9, 14],
    [250, 400],
    [60, 80],
    [60, 75],
    [20, 40],
  ],
  LRN: [
    [20_000, 45_000],
    [1, 4],
    [11, 60],
    [55, 80],
    [50, 80],
    [10, 35],
  ],
};

async function writeIndicators(tx: EntityManager): Promise<void> {
  const common = Object.entries(valuesOf).flatMap(([programme, values]) =>
    commonIndicators.map((indicator, i) => ({ programme, ...indicator, values: values[i] })),
  );
  for (const { programme, nr, level, unit, title, values } of [...common, ...ownIndicators])
    await tx.query(
      `INSERT INTO indicator (code, edition, title, result_level, unit, baseline, baseline_year, target, target_year,
         programme_id, valid_from, valid_to)
       SELECT $2, $3, $4, $5, $6, $7, 2025, $8, 2027, id, '2026-01-01', '2027-12-31' FROM programme WHERE code = $1`,
      [
        programme,
        `${programme}-${nr}`,
        edition,
        title,
        level,
        unit,
        values?.[0] ?? null,
        values?.[1] ?? null,
      ],
    );
}

/** The newest edition of a code is meant. */
const linkSql = `INSERT INTO course_link (course_id, outcome_id, labour_standard_id, country_programme_id, indicator_id, funding_agreement_id)
  SELECT c.id, o, s, p, i, f FROM course c CROSS JOIN LATERAL (
    SELECT id AS o, NULL::uuid AS s, NULL::uuid AS p, NULL::uuid AS i, NULL::uuid AS f FROM outcome WHERE code = ANY($2::text[]) AND edition = '2010-15'
    UNION ALL SELECT NULL, id, NULL, NULL, NULL FROM labour_standard WHERE code = ANY($3::text[])
    UNION ALL SELECT NULL, NULL, t.id, NULL, NULL FROM (SELECT DISTINCT ON (code) id FROM country_programme
      WHERE code = ANY($4::text[]) ORDER BY code, edition DESC) t
    UNION ALL SELECT NULL, NULL, NULL, id, NULL FROM indicator WHERE code = ANY($5::text[])
    UNION ALL SELECT NULL, NULL, NULL, NULL, id FROM funding_agreement WHERE code = ANY($6::text[])
  ) named WHERE c.code = $1`;

async function writeCourseLinks(tx: EntityManager): Promise<void> {
  for (const link of courseLinks) {
    await tx.query(linkSql, [
      link.course,
      link.outcomes,
      link.standards,
      link.countryProgrammes ?? [],
      link.indicators,
      link.agreements ?? [],
    ]);
    if (link.markers)
      await tx.query(
        `INSERT INTO course_marker (course_id, marker_code, score)
         SELECT c.id, m.code, m.score FROM course c, unnest($2::text[], $3::int[]) AS m(code, score) WHERE c.code = $1`,
        [link.course, markerCodes, link.markers],
      );
  }
}

async function writeActivity(tx: EntityManager, world: DemoWorld, activity: ShownActivity): Promise<void> {
  await tx.query(
    `INSERT INTO activity (id, course_id, code, title, activity_type, admission_mode, status, starts_on, ends_on, time_zone,
       venue, country_code, languages, methods, capacity_levels, capacity, enrolment_closes_on, cascade_of_id, created_at)
     SELECT $1, c.id, $3, $4, $5, 'nomination', $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18 FROM course c WHERE c.code = $2`,
    [
      activity.id,
      activity.course,
      activity.code,
      activity.title,
      activity.type,
      activity.status,
      activity.startsOn,
      activity.endsOn,
      activity.timeZone,
      activity.venue,
      activity.countryCode,
      activity.languages,
      activity.methods,
      activity.levels,
      activity.capacity,
      activity.startsOn,
      activity.cascadeOfId,
      before(activity.startsOn < world.today ? activity.startsOn : world.today, 120),
    ],
  );
  for (const { personId, staffRole } of activity.staff)
    await tx.query('INSERT INTO activity_staff (activity_id, person_id, staff_role) VALUES ($1, $2, $3)', [
      activity.id,
      personId,
      staffRole,
    ]);
  await writePlan(tx, activity);
  await writeRoster(tx, world, activity);
}

async function writePlan(tx: EntityManager, { id, phases, sessions }: ShownActivity): Promise<void> {
  for (const phase of phases)
    await tx.query(
      `INSERT INTO activity_phase (id, activity_id, position, kind, title, starts_on, ends_on) VALUES ($1, $2, $3, $4, $5, $6, $7)`,
      [phase.id, id, phase.position, phase.kind, phase.title, phase.startsOn, phase.endsOn],
    );
  for (const session of sessions)
    await tx.query(
      `INSERT INTO activity_session (id, activity_id, position, title, titles, starts_at, ends_at, phase_id)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
      [
        session.id,
        id,
        session.position,
        session.title.en,
        session.title,
        session.startsAt,
        session.endsAt,
        session.phaseId,
      ],
    );
}

/** Everybody came to everything that is over; what is to come has its places taken. */
async function writeRoster(tx: EntityManager, world: DemoWorld, activity: ShownActivity): Promise<void> {
  const isOver = activity.endsOn < world.today;
  const enrolledAt = before(activity.startsOn < world.today ? activity.startsOn : world.today, 30);
  await tx.query(
    `INSERT INTO enrolment (activity_id, person_id, organization_id, constituent_group, status, status_at, created_at)
     SELECT $1, p.id, p.organization_id, p."group", $3, $4, $4
     FROM jsonb_to_recordset($2::jsonb) AS p(id uuid, organization_id uuid, "group" text)`,
    [
      activity.id,
      JSON.stringify(
        activity.people.map((person) => ({
          id: person.id,
          organization_id: person.organizationId,
          group: person.constituentGroup,
        })),
      ),
      isOver ? (activity.status === 'closed' ? 'completed' : 'attended') : 'enrolled',
      enrolledAt,
    ],
  );
  if (!isOver) return;
  await tx.query(
    `INSERT INTO attendance (activity_session_id, enrolment_id, state, recorded_by, recorded_at)
     SELECT s.id, e.id, 'present', $2, s.ends_at FROM activity_session s JOIN enrolment e ON e.activity_id = s.activity_id
     WHERE s.activity_id = $1`,
    [activity.id, activity.staff.find(({ staffRole }) => staffRole === 'lead_trainer')?.personId],
  );
}
