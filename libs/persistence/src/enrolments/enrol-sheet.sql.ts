import { sound } from '../transfers/found-lines.sql.js';

export interface SheetEnrolments {
  done: number;
  added: number;
  changed: number;
  enrolledIds: string[];
}

/** An empty cell leaves what is there. */
const changes = `f.standing_id IS NOT NULL AND (coalesce(f.named_id, f.standing_org), coalesce(f.cells->>'constituent_group', f.standing_group))
  IS DISTINCT FROM (f.standing_org, f.standing_group)`;

export const foreseeEnrolmentsSql = `SELECT count(*) FILTER (WHERE f.coming)::int AS added,
  count(*) FILTER (WHERE ${changes})::int AS changed FROM sheet_found f WHERE ${sound}`;

/**
 * $1 the activity, $2 free places (null: without limit). Everybody is a known person by now, and whoever would find
 * the waiting list full was turned away. One event tells of up to five hundred people, as one job plans their mail.
 */
export const takeEnrolmentsSql = `WITH turn AS (
    SELECT f.*, own.constituent_group AS own_group, row_number() OVER (ORDER BY f.line)::int AS n,
      coalesce((SELECT max(w.wait_position) FROM enrolment w WHERE w.activity_id = $1 AND w.status = 'waiting'), 0) AS last,
      (SELECT next_wait_position FROM activity WHERE id = $1) AS next
    FROM sheet_found f LEFT JOIN organization own ON own.id = f.standing_org
    WHERE f.coming AND ${sound}
  ), placed AS (
    INSERT INTO enrolment (activity_id, person_id, organization_id, constituent_group, status, wait_position)
    SELECT $1, person_id, coalesce(named_id, standing_org), coalesce(cells->>'constituent_group', named_group, own_group, 'other'),
      CASE WHEN $2::int IS NULL OR n <= $2 THEN 'enrolled' ELSE 'waiting' END,
      CASE WHEN n > $2 THEN greatest(last + 1, next) + n - $2 - 1 END
    FROM turn ORDER BY line RETURNING id, status
  ), changed AS (
    UPDATE enrolment e SET organization_id = coalesce(f.named_id, f.standing_org),
      constituent_group = coalesce(f.cells->>'constituent_group', f.standing_group), version = e.version + 1
    FROM sheet_found f WHERE e.id = f.standing_id AND ${sound} AND ${changes} RETURNING e.id
  ), told AS (
    INSERT INTO outbox (event, payload)
    SELECT 'enrolments.created', jsonb_build_object('enrolmentIds', jsonb_agg(id))
    FROM (SELECT id, (row_number() OVER () - 1) / 500 AS letter FROM placed) AS numbered GROUP BY letter
  ) SELECT (SELECT count(*)::int FROM sheet_found f WHERE ${sound}) AS done, (SELECT count(*)::int FROM placed) AS added,
    (SELECT count(*)::int FROM changed) AS changed,
    (SELECT coalesce(array_agg(id) FILTER (WHERE status = 'enrolled'), '{}') FROM placed) AS "enrolledIds"`;
