import { pooledWaves } from '@traccia/impact';
import type { EntityManager } from 'typeorm';
import type { ImpactWave } from './impact-input.repository.js';
import type { NewImpactRun } from './impact-run.repository.js';

/**
 * How many were asked and answered in each closed wave of the courses, as the engine counts them: a break-off is no
 * response where there is a list of those asked. An activity that asks more than once is a unit of its own.
 */
const sizesSql = `SELECT w.id, a.frame_kind || ' ' || CASE WHEN (SELECT count(*) FROM wave o WHERE o.activity_id = a.id
      AND o.kind = w.kind AND o.respondent_kind = 'participant' AND o.state <> 'cancelled') > 1 THEN a.id
      ELSE a.course_id END AS unit,
    CASE WHEN a.frame_kind = 'roster'
      THEN (SELECT count(*)::int FROM frame_member f WHERE f.wave_id = w.id) END AS invited,
    (SELECT count(*)::int FROM response r LEFT JOIN invitation i ON i.id = r.invitation_id
      WHERE r.wave_id = w.id AND r.state = 'submitted' AND r.part IN ('whole', 'main')
        AND (a.frame_kind <> 'roster' OR coalesce(r.completeness, 'partial') <> 'break_off'
          AND (i.id IS NULL OR EXISTS (SELECT 1 FROM frame_member f
            WHERE f.wave_id = w.id AND f.enrolment_id = i.enrolment_id)))) AS responded
  FROM wave w JOIN activity a ON a.id = w.activity_id
    JOIN instrument_version v ON v.id = w.instrument_version_id JOIN instrument i ON i.id = v.instrument_id
  WHERE w.state = 'closed' AND w.kind = $2 AND w.respondent_kind = 'participant' AND i.kind <> 'interview_guide'
    AND a.course_id = ANY($1::uuid[])
  ORDER BY w.closes_at NULLS LAST, w.id`;

interface WaveSize {
  id: string;
  unit: string;
  invited: number | null;
  responded: number;
}

/**
 * Which of the closed waves of a pool are in it: whole parts only (see `pooledWaves`). Where there is none the first
 * wave stands for the scope, which then shows what that wave shows.
 */
export async function choosePooled(
  tx: EntityManager,
  { waveKind }: Pick<NewImpactRun, 'waveKind'>,
  closed: readonly ImpactWave[],
  threshold: number,
): Promise<readonly ImpactWave[]> {
  const courses = [...new Set(closed.map(({ courseId }) => courseId))];
  const sizes: WaveSize[] = await tx.query(sizesSql, [courses, waveKind]);
  const isInScope = new Set(closed.map(({ id }) => id));
  const taken = new Set(
    pooledWaves(sizes, threshold)
      .filter((part) => part.every((id) => isInScope.has(id)))
      .flat(),
  );
  const chosen = closed.filter(({ id }) => taken.has(id));
  return chosen.length > 0 ? chosen : closed.slice(0, 1);
}
