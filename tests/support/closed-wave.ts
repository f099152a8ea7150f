import { ImpactInputRepository, type ImpactWave } from '@traccia/persistence';
import type { DataSource } from 'typeorm';
import { buildWorld, type World } from '../worker/world.js';

/** A course without activities. */
export async function makePool(db: DataSource, code = 'pool'): Promise<string> {
  const [course]: { id: string }[] = await db.query(
    `WITH p AS (INSERT INTO programme (code, title) VALUES ($1, '{"en":"Pool"}') RETURNING id)
     INSERT INTO course (programme_id, code, title) SELECT id, $1, '{"en":"Pool"}' FROM p RETURNING id`,
    [code],
  );
  return course?.id ?? '';
}

/**
 * A closed wave of a course: `people` are in its frame, half workers and half employers, the first `answered` of them
 * have said yes, partly, no, yes … in turn.
 */
export async function makeClosedWave(
  db: DataSource,
  courseId: string,
  { people = 60, answered = people }: { people?: number; answered?: number } = {},
): Promise<World & { wave: ImpactWave }> {
  const world = await buildWorld(db, { people });
  await db.query('UPDATE activity SET course_id = $2 WHERE id = $1', [world.activityId, courseId]);
  await db.query(`UPDATE wave SET state = 'closed' WHERE id = $1`, [world.waveId]);
  await db.query(
    `INSERT INTO frame_member (wave_id, enrolment_id, sex, constituent_group)
     SELECT $1, id, 'undisclosed', CASE WHEN n <= $3 THEN 'workers_org' ELSE 'employers_org' END
     FROM unnest($2::uuid[]) WITH ORDINALITY AS e(id, n)`,
    [world.waveId, world.enrolmentIds, people / 2],
  );
  await db.query(
    `WITH asked AS (INSERT INTO invitation (wave_id, enrolment_id, due_at, expires_at, answer_state)
       SELECT $1, id, now(), now() + interval '1 day', CASE WHEN n <= $4 THEN 'submitted' ELSE 'expired' END
       FROM unnest($2::uuid[]) WITH ORDINALITY AS e(id, n) RETURNING id, answer_state),
     given AS (INSERT INTO response (wave_id, invitation_id, instrument_version_id, state, completeness, submitted_at)
       SELECT $1, id, $3, 'submitted', 'complete', now() FROM asked WHERE answer_state = 'submitted' RETURNING id)
     INSERT INTO answer (response_id, item_id, choice_code)
     SELECT g.id, i.id, (ARRAY['yes','partly','no'])[1 + g.n % 3]
     FROM (SELECT id, row_number() OVER (ORDER BY id) AS n FROM given) g
     JOIN item i ON i.instrument_version_id = $3 AND i.code = 'applied'`,
    [world.waveId, world.enrolmentIds, world.versionId, answered],
  );
  const wave = await new ImpactInputRepository(db.manager).findWave(world.waveId);
  if (!wave) throw new Error('the wave was not built');
  return { ...world, wave };
}
