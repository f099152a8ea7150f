/** A stretch of the staged lines of one sheet. */
export interface SheetPart {
  transferId: string;
  /** The part begins behind this line. */
  after: number;
  upTo: number;
}

/** Over the line `s`: $1 transfer, $2 after, $3 up to, $4 whether lines count that were found wrong already. */
export const inPart = `s.transfer_id = $1 AND s.line > $2 AND s.line <= $3 AND ($4::boolean OR s.faults = '[]')`;

export function partValues({ transferId, after, upTo }: SheetPart, withFaulty = false): unknown[] {
  return [transferId, after, upTo, withFaulty];
}

/** What a cell holds as an id, or null; a wrong one is told by the reader of the line. */
const uuidForm = '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$';
export const organizationIdCell = `CASE WHEN s.cells->>'organization_id' ~ '${uuidForm}' THEN (s.cells->>'organization_id')::uuid END`;
const personIdCell = `CASE WHEN s.cells->>'person_id' ~ '${uuidForm}' THEN (s.cells->>'person_id')::uuid END`;

/**
 * Whom a line means: the id says it, else the mailbox if it is nobody else's. `mailboxes` counts who shares it,
 * `nth` numbers the lines of one person.
 */
const personColumns = `s.line, s.cells, coalesce(i.id, m.id) AS person_id, i.email AS email_of_id, m.mailboxes,
  row_number() OVER (PARTITION BY coalesce(i.id, m.id) ORDER BY s.line) AS nth`;
const personOfLine = `transfer_row s
  LEFT JOIN person i ON i.id = ${personIdCell} AND i.merged_into_id IS NULL AND i.erased_at IS NULL
  LEFT JOIN LATERAL (SELECT p.id, count(*) OVER () AS mailboxes FROM person p WHERE lower(p.email) = lower(s.cells->>'email')
    AND p.merged_into_id IS NULL AND p.erased_at IS NULL ORDER BY p.created_at, p.id LIMIT 1) m
    ON s.cells->>'person_id' IS NULL
  LEFT JOIN person p ON p.id = coalesce(i.id, m.id)`;

/** Which organization a line names: of several with one name the one that stands there already. */
const withOrganization = (
  standing: string,
) => `SELECT w.*, o.id AS named_id, o.constituent_group AS named_group,
    o.country_code AS named_country, o.namesakes
  FROM (${standing}) w LEFT JOIN LATERAL (
    SELECT g.id, g.constituent_group, g.country_code, count(*) OVER () AS namesakes FROM organization g
    WHERE lower(g.name) = lower(w.cells->>'organization') AND g.merged_into_id IS NULL
    ORDER BY (g.id = w.standing_org) DESC NULLS LAST, g.created_at, g.id LIMIT 1) o ON true`;

export const foundPeople =
  withOrganization(`SELECT ${personColumns}, p.organization_id AS standing_org, true AS coming
  FROM ${personOfLine} WHERE ${inPart}`);
/**
 * The activity is compared as text so that a row is looked up by its person: while a sheet fills an activity, the
 * statistics still call it empty, and by the activity each line would read all rows written before it.
 */
/** $5 is the activity. Who has left by what the line itself says does not come again by it. */
export const foundEnrolments =
  withOrganization(`SELECT ${personColumns}, e.id AS standing_id, e.constituent_group AS standing_group,
    e.id IS NULL AND coalesce(s.cells->>'status', '') NOT IN ('withdrawn', 'cancelled') AS coming,
    CASE WHEN e.id IS NULL THEN p.organization_id ELSE e.organization_id END AS standing_org,
    a.admission_mode <> 'direct_registration' AS by_application
  FROM ${personOfLine} CROSS JOIN activity a
  LEFT JOIN enrolment e ON e.activity_id::text = $5::uuid::text AND e.person_id = coalesce(i.id, m.id)
    AND e.status IN ('waiting', 'enrolled', 'attended', 'completed')
  WHERE ${inPart} AND a.id = $5`);
export const foundApplications =
  withOrganization(`SELECT ${personColumns}, ap.id AS standing_id, ap.state AS standing_state,
    ap.id IS NULL AND coalesce(s.cells->>'state', '') NOT IN ('withdrawn', 'offer_refused') AS coming,
    ap.constituent_group AS standing_group, ap.nomination_id IS NOT NULL AS nominated,
    CASE WHEN ap.id IS NULL THEN p.organization_id ELSE ap.organization_id END AS standing_org,
    (ap.submitted_at AT TIME ZONE a.time_zone)::date AS standing_day, a.time_zone,
    a.admission_mode = 'direct_registration' AS by_application
  FROM ${personOfLine} CROSS JOIN activity a
  LEFT JOIN application ap ON ap.activity_id::text = $5::uuid::text AND ap.person_id = coalesce(i.id, m.id)
    AND ap.state NOT IN ('withdrawn', 'offer_refused')
  WHERE ${inPart} AND a.id = $5`);
