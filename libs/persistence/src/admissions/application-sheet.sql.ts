import { foundApplications } from '../transfers/sheet-part.js';

/**
 * What a nomination says is the organization's to change, and what an applicant has begun counts as sent in. The day
 * of an application that was sent in stays.
 */
const opened = `f.standing_state = 'draft'`;
const changes = `f.standing_id IS NOT NULL AND (${opened} OR NOT f.nominated
  AND (coalesce(f.named_id, f.standing_org), coalesce(f.cells->>'constituent_group', f.standing_group))
    IS DISTINCT FROM (f.standing_org, f.standing_group))`;

export const foreseeApplicationsSql = `SELECT count(*) FILTER (WHERE f.coming)::int AS added,
  count(*) FILTER (WHERE ${changes})::int AS changed FROM (${foundApplications}) f`;

/** $6 the form, $7 groups whose secretary has to agree. */
const state = `CASE WHEN grp = ANY($7::text[]) THEN 'needs_approval' ELSE 'submitted' END`;
const sentAt = `coalesce((cells->>'submitted_on')::date::timestamp AT TIME ZONE time_zone, business_now())`;

/** $1–$5 the part and its activity. Everybody is a known person by now. */
export const takeApplicationsSql = `WITH found AS MATERIALIZED (
    SELECT f.*, coalesce(f.cells->>'constituent_group', f.standing_group, f.named_group, own.constituent_group, 'other') AS grp
    FROM (${foundApplications}) f LEFT JOIN organization own ON own.id = f.standing_org
  ), placed AS (
    INSERT INTO application (activity_id, person_id, organization_id, constituent_group, instrument_version_id, state, submitted_at)
    SELECT $5, person_id, coalesce(named_id, standing_org), grp, $6, ${state}, ${sentAt}
    FROM found WHERE coming AND nth = 1 ORDER BY line RETURNING id
  ), changed AS (
    UPDATE application a SET organization_id = coalesce(f.named_id, f.standing_org), constituent_group = f.grp,
      state = CASE WHEN ${opened} THEN ${state} ELSE a.state END,
      submitted_at = CASE WHEN ${opened} THEN ${sentAt} ELSE a.submitted_at END, version = a.version + 1
    FROM found f WHERE a.id = f.standing_id AND ${changes} RETURNING a.id, f.standing_state
  ), told AS (
    INSERT INTO outbox (event, payload) SELECT 'application.submitted', jsonb_build_object('applicationId', id)
    FROM (SELECT id FROM placed UNION ALL SELECT id FROM changed WHERE standing_state = 'draft') AS sent
  ) SELECT (SELECT count(*)::int FROM found) AS done, (SELECT count(*)::int FROM placed) AS added,
    (SELECT count(*)::int FROM changed) AS changed`;
