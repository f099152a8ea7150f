import { foundEnrolments } from '../transfers/sheet-part.js';

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
  count(*) FILTER (WHERE ${changes})::int AS changed FROM (${foundEnrolments}) f`;

/** $1–$5 the part and its activity, $6 free places (null: without limit). Everybody is a known person by now. */
export const takeEnrolmentsSql = `WITH found AS MATERIALIZED (
    SELECT f.*, own.constituent_group AS own_group FROM (${foundEnrolments}) f
    LEFT JOIN organization own ON own.id = f.standing_org AND f.standing_id IS NULL
  ), turn AS (
    SELECT *, row_number() OVER (ORDER BY line)::int AS n,
      coalesce((SELECT max(w.wait_position) FROM enrolment w WHERE w.activity_id = $5 AND w.status = 'waiting'), 0) AS last,
      (SELECT next_wait_position FROM activity WHERE id = $5) AS next
    FROM found WHERE coming AND nth = 1
  ), placed AS (
    INSERT INTO enrolment (activity_id, person_id, organization_id, constituent_group, status, wait_position)
    SELECT $5, person_id, coalesce(named_id, standing_org), coalesce(cells->>'constituent_group', named_group, own_group, 'other'),
      CASE WHEN $6::int IS NULL OR n <= $6 THEN 'enrolled' ELSE 'waiting' END,
      CASE WHEN n > $6 THEN greatest(last + 1, next) + n - $6 - 1 END
    FROM turn RETURNING id, status
  ), changed AS (
    UPDATE enrolment e SET organization_id = coalesce(f.named_id, f.standing_org),
      constituent_group = coalesce(f.cells->>'constituent_group', f.standing_group), version = e.version + 1
    FROM found f WHERE e.id = f.standing_id AND ${changes} RETURNING e.id
  ), told AS (
    INSERT INTO outbox (event, payload)
    SELECT 'enrolment.created', jsonb_build_object('enrolmentId', id) FROM placed
  ) SELECT (SELECT count(*)::int FROM found) AS done, (SELECT count(*)::int FROM placed) AS added,
    (SELECT count(*)::int FROM changed) AS changed,
    (SELECT coalesce(array_agg(id) FILTER (WHERE status = 'enrolled'), '{}') FROM placed) AS "enrolledIds"`;
