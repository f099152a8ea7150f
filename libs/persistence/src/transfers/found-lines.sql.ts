import { inPart, personIdCell } from './sheet-part.js';

/** One thing that may be wrong with a found line `f`: when, which column (or SQL for it), the reason, what stood there. */
type Check = readonly [when: string, column: string, reason: string, value: string];

/**
 * What the lines of a part mean, looked up once: the check, the dry run's counts and the taking all read from here.
 * A newcomer has an id already, so that what hangs on the person can be written without finding them again. By its key
 * a line is found at once; without it, and with statistics that know of small sheets only, each line read all others.
 */
export const createFoundSql = `CREATE TEMP TABLE sheet_found (
    line int PRIMARY KEY, cells jsonb NOT NULL, clean boolean NOT NULL, wrongs jsonb,
    person_id uuid NOT NULL, is_new boolean NOT NULL, coming boolean NOT NULL,
    named_id uuid, named_group text, named_country text,
    standing_id uuid, standing_org uuid, standing_group text, standing_state text, nominated boolean, time_zone text,
    answers jsonb, standing_answers jsonb, answered boolean
  ) ON COMMIT DROP`;

/** Most lines add or change little: whoever plans the next statement should know which. */
export const analyzeFoundSql = 'ANALYZE sheet_found (wrongs, is_new, coming, standing_id, standing_org)';

/** Lines that are taken. */
export const sound = 'f.clean AND f.wrongs IS NULL';

/**
 * Whom a line means: the id says it, else the mailbox if it is nobody else's. `mailboxes` counts who shares it. All
 * joins are plain, so that the planner may hash them.
 */
const whoSql = `SELECT s.line, s.cells, s.answers, s.faults = '[]' AS clean, s.cells->>'email' AS email, s.cells->>'person_id' AS id_cell,
    s.cells->>'organization' AS organization, coalesce(i.id, m.id) AS known_id, i.email AS email_of_id,
    coalesce(i.organization_id, m.organization_id) AS person_org, count(m.id) OVER (PARTITION BY s.line) AS mailboxes,
    row_number() OVER (PARTITION BY s.line ORDER BY m.created_at, m.id) AS choice
  FROM transfer_row s
  LEFT JOIN person i ON i.id = ${personIdCell} AND i.merged_into_id IS NULL AND i.erased_at IS NULL
  LEFT JOIN person m ON lower(m.email) = lower(s.cells->>'email') AND s.cells->>'person_id' IS NULL
    AND m.merged_into_id IS NULL AND m.erased_at IS NULL
  WHERE ${inPart}`;

/** `nth` numbers the lines of one person. */
const lineColumns = `w.*, row_number() OVER (PARTITION BY w.known_id ORDER BY w.line) AS nth`;

/** Which organization a line names: of several with one name the one that stands there already. */
const withOrganization = (standing: string) => `SELECT * FROM (
    SELECT l.*, g.id AS named_id, g.constituent_group AS named_group, g.country_code AS named_country,
      count(g.id) OVER (PARTITION BY l.line) AS namesakes,
      row_number() OVER (PARTITION BY l.line ORDER BY (g.id = l.standing_org) DESC NULLS LAST, g.created_at, g.id) AS org_choice
    FROM (${standing}) l
    LEFT JOIN organization g ON lower(g.name) = lower(l.organization) AND g.merged_into_id IS NULL) o
  WHERE o.org_choice = 1`;

const ofActivity = (column: string) => `(SELECT a.${column} FROM activity a WHERE a.id = $5)`;

const peopleSql = withOrganization(`SELECT ${lineColumns}, w.person_org AS standing_org, true AS coming,
    NULL::uuid AS standing_id, NULL AS standing_group, NULL AS standing_state, NULL::boolean AS nominated, NULL AS time_zone,
    NULL::jsonb AS standing_answers, NULL::boolean AS answered
  FROM (${whoSql}) w WHERE w.choice = 1`);
/**
 * $5 is the activity. It and the state are compared as expressions so that a row is looked up by its person: while a
 * sheet fills an activity, the statistics still call it empty, and by the activity each line would read all rows
 * written before it, or skip through the index of live rows once an activity.
 * Who has left by what the line itself says does not come again by it.
 */
const enrolmentsSql = withOrganization(`SELECT ${lineColumns},
    CASE WHEN e.id IS NULL THEN w.person_org ELSE e.organization_id END AS standing_org,
    e.id IS NULL AND coalesce(w.cells->>'status', '') NOT IN ('withdrawn', 'cancelled') AS coming,
    e.id AS standing_id, e.constituent_group AS standing_group, NULL AS standing_state, NULL::boolean AS nominated,
    NULL AS time_zone, NULL::jsonb AS standing_answers, NULL::boolean AS answered, ${ofActivity('admission_mode')} <> 'direct_registration' AS other_way
  FROM (${whoSql}) w
  LEFT JOIN enrolment e ON e.activity_id::text = $5::uuid::text AND e.person_id = w.known_id
    AND e.status || '' IN ('waiting', 'enrolled', 'attended', 'completed')
  WHERE w.choice = 1`);
const applicationsSql = withOrganization(`SELECT ${lineColumns},
    CASE WHEN ap.id IS NULL THEN w.person_org ELSE ap.organization_id END AS standing_org,
    ap.id IS NULL AND coalesce(w.cells->>'state', '') NOT IN ('withdrawn', 'offer_refused') AS coming,
    ap.id AS standing_id, ap.constituent_group AS standing_group, ap.state AS standing_state,
    ap.nomination_id IS NOT NULL AS nominated, ${ofActivity('time_zone')} AS time_zone,
    coalesce(ap.answers, '{}') AS standing_answers, coalesce(ap.form_complete, false) AS answered, ${ofActivity('admission_mode')} = 'direct_registration' AS other_way
  FROM (${whoSql}) w
  LEFT JOIN application ap ON ap.activity_id::text = $5::uuid::text AND ap.person_id = w.known_id
    AND ap.state || '' NOT IN ('withdrawn', 'offer_refused')
  WHERE w.choice = 1`);

export const unknownCountry = (line: string): Check => [
  `length(${line}.cells->>'country') = 2 AND NOT EXISTS (SELECT 1 FROM country c WHERE c.code = ${line}.cells->>'country')`,
  'country',
  'unknown',
  `${line}.cells->>'country'`,
];
/** A shared mailbox does not say who is meant; two lines must not mean one person. */
const personChecks: readonly Check[] = [
  ['length(f.id_cell) = 36 AND f.known_id IS NULL', 'person_id', 'unknown', 'f.id_cell'],
  ['f.mailboxes > 1', 'email', 'ambiguous', 'f.email'],
  [
    'f.id_cell IS NOT NULL AND f.known_id IS NOT NULL AND f.email IS NOT NULL AND lower(f.email) IS DISTINCT FROM lower(f.email_of_id)',
    'email',
    'mismatch',
    'f.email',
  ],
  ['f.known_id IS NOT NULL AND f.nth > 1', 'email', 'twice', 'coalesce(f.email, f.id_cell)'],
  ['f.organization IS NOT NULL AND f.named_id IS NULL', 'organization', 'unknown', 'f.organization'],
  [
    'f.namesakes > 1 AND f.named_id IS DISTINCT FROM f.standing_org',
    'organization',
    'ambiguous',
    'f.organization',
  ],
];
/** Somebody who is not there yet needs a name and an address. */
const needsName = (column: string): Check => [
  `f.known_id IS NULL AND f.id_cell IS NULL AND f.cells->>'${column}' IS NULL`,
  column,
  'needs-name',
  `''`,
];
const newcomerChecks: readonly Check[] = [
  ...personChecks,
  needsName('given_name'),
  needsName('family_name'),
  ['f.coming AND f.other_way', 'email', 'by-application', `coalesce(f.email, '')`],
];

/** A page ends a line otherwise than a workbook does; it is the same answer. */
export const sameLines = (answers: string) =>
  `replace(replace((${answers})::text, '\\r\\n', '\\n'), '\\r', '\\n')`;
const otherAnswer = `(SELECT min(w.key) FROM jsonb_each(f.answers) w
  WHERE ${sameLines('w.value')} IS DISTINCT FROM ${sameLines('f.standing_answers->w.key')})`;
/** A form that was sent says what the applicant said. */
const ownWords: Check = [
  `f.answered AND ${otherAnswer} IS NOT NULL`,
  otherAnswer,
  'own-words',
  `f.cells->>${otherAnswer}`,
];

/** Null for a sound line; the list is made for the few that are not. */
export function wrongsOf(checks: readonly Check[]): string {
  const name = (column: string) => (column.startsWith('(') ? column : `'${column}'`);
  const rows = checks.map(
    ([when, column, reason, value]) => `(${when}, ${name(column)}, '${reason}', ${value})`,
  );
  return `CASE WHEN ${checks.map(([when]) => `(${when})`).join(' OR ')} THEN (
    SELECT jsonb_agg(jsonb_build_object('column', v.col, 'reason', v.reason, 'value', left(coalesce(v.value, ''), 60)))
    FROM (VALUES ${rows.join(', ')}) AS v(wrong, col, reason, value) WHERE v.wrong) END`;
}

const findSql = (lines: string, checks: readonly Check[]) => `INSERT INTO sheet_found
  (line, cells, clean, wrongs, person_id, is_new, coming, named_id, named_group, named_country,
   standing_id, standing_org, standing_group, standing_state, nominated, time_zone, answers, standing_answers, answered)
  SELECT f.line, f.cells, f.clean, ${wrongsOf(checks)}, coalesce(f.known_id, gen_random_uuid()), f.known_id IS NULL, f.coming,
    f.named_id, f.named_group, f.named_country, f.standing_id, f.standing_org, f.standing_group, f.standing_state,
    f.nominated, f.time_zone, f.answers, f.standing_answers, f.answered
  FROM (${lines}) f`;

/** $1–$4 the part, $5 the activity of those that belong to one. */
export const findLinesSql = {
  people: findSql(peopleSql, [...personChecks, unknownCountry('f')]),
  enrolments: findSql(enrolmentsSql, newcomerChecks),
  applications: findSql(applicationsSql, [...newcomerChecks, ownWords]),
} as const;

/** Whoever comes when neither a place nor a turn in the waiting list is left: $1 how many come in. */
export const turnAwaySql = `UPDATE sheet_found l SET wrongs = jsonb_build_array(jsonb_build_object(
    'column', 'email', 'reason', 'list-full', 'value', left(coalesce(l.cells->>'email', ''), 60)))
  FROM (SELECT f.line, row_number() OVER (ORDER BY f.line) AS n FROM sheet_found f WHERE f.coming AND ${sound}) t
  WHERE t.line = l.line AND t.n > $1`;

export const keepWrongsSql = `UPDATE transfer_row r SET faults = r.faults || f.wrongs FROM sheet_found f
  WHERE r.transfer_id = $1 AND r.line = f.line AND f.wrongs IS NOT NULL`;
