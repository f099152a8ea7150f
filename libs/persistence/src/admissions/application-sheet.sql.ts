import { sameLines, sound } from '../transfers/found-lines.sql.js';

const merged = `coalesce(f.standing_answers, '{}') || coalesce(f.answers, '{}')`;
/**
 * What a nomination says is the organization's to change, and what an applicant has begun counts as sent in. The day
 * of an application that was sent in stays, and so do the answers of a form that the applicant has sent.
 */
const opened = `f.standing_state = 'draft'`;
const changes = `f.standing_id IS NOT NULL AND (${opened}
  OR NOT f.answered AND ${sameLines(merged)} IS DISTINCT FROM ${sameLines('f.standing_answers')}
  OR NOT f.nominated AND (coalesce(f.named_id, f.standing_org), coalesce(f.cells->>'constituent_group', f.standing_group))
    IS DISTINCT FROM (f.standing_org, f.standing_group))`;

export const foreseeApplicationsSql = `SELECT count(*) FILTER (WHERE f.coming)::int AS added,
  count(*) FILTER (WHERE ${changes})::int AS changed FROM sheet_found f WHERE ${sound}`;

/** $2 the form, $3 groups whose secretary has to agree. */
const state = `CASE WHEN grp = ANY($3::text[]) THEN 'needs_approval' ELSE 'submitted' END`;
const sentAt = `coalesce((cells->>'submitted_on')::date::timestamp AT TIME ZONE time_zone, business_now())`;

/**
 * $1 the activity. Everybody is a known person by now. Nobody consents for somebody else: the form stays open until
 * the applicant has read the notice and sent it.
 */
export const takeApplicationsSql = `WITH found AS MATERIALIZED (
    SELECT f.*, coalesce(f.cells->>'constituent_group', f.standing_group, f.named_group, own.constituent_group, 'other') AS grp
    FROM sheet_found f LEFT JOIN organization own ON own.id = f.standing_org WHERE ${sound}
  ), placed AS (
    INSERT INTO application (activity_id, person_id, organization_id, constituent_group, instrument_version_id, state, submitted_at, answers)
    SELECT $1, person_id, coalesce(named_id, standing_org), grp, $2, ${state}, ${sentAt}, coalesce(answers, '{}')
    FROM found WHERE coming ORDER BY line RETURNING id
  ), changed AS (
    UPDATE application a SET
      organization_id = CASE WHEN f.nominated THEN a.organization_id ELSE coalesce(f.named_id, f.standing_org) END,
      constituent_group = CASE WHEN f.nominated THEN a.constituent_group ELSE f.grp END,
      answers = CASE WHEN f.answered THEN a.answers ELSE ${merged} END,
      state = CASE WHEN ${opened} THEN ${state} ELSE a.state END,
      submitted_at = CASE WHEN ${opened} THEN ${sentAt} ELSE a.submitted_at END, version = a.version + 1
    FROM found f WHERE a.id = f.standing_id AND ${changes} RETURNING a.id, f.standing_state
  ), told AS (
    INSERT INTO outbox (event, payload) SELECT 'application.submitted', jsonb_build_object('applicationId', id)
    FROM (SELECT id FROM placed UNION ALL SELECT id FROM changed WHERE standing_state = 'draft') AS sent
  ) SELECT (SELECT count(*)::int FROM found) AS done, (SELECT count(*)::int FROM placed) AS added,
    (SELECT count(*)::int FROM changed) AS changed`;
