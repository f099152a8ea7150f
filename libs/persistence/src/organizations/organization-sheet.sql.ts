import { unknownCountry, wrongsOf } from '../transfers/found-lines.sql.js';
import { inPart, organizationIdCell } from '../transfers/sheet-part.js';

/** Which organization a line means: the id says it, else name and country. */
const foundOrganizations = `SELECT s.line, s.cells, coalesce(i.id, m.id) AS id, m.namesakes,
    row_number() OVER (PARTITION BY coalesce(i.id, m.id) ORDER BY s.line) AS nth
  FROM transfer_row s
  LEFT JOIN organization i ON i.id = ${organizationIdCell} AND i.merged_into_id IS NULL
  LEFT JOIN LATERAL (SELECT o.id, count(*) OVER () AS namesakes FROM organization o
    WHERE lower(o.name) = lower(s.cells->>'name') AND o.country_code IS NOT DISTINCT FROM s.cells->>'country'
      AND o.merged_into_id IS NULL ORDER BY o.created_at, o.id LIMIT 1) m ON s.cells->>'organization_id' IS NULL
  WHERE ${inPart}`;

const wrongs = wrongsOf([
  [
    `length(f.cells->>'organization_id') = 36 AND f.id IS NULL`,
    'organization_id',
    'unknown',
    `f.cells->>'organization_id'`,
  ],
  unknownCountry('f'),
  ['f.namesakes > 1', 'name', 'ambiguous', `f.cells->>'name'`],
  ['f.id IS NOT NULL AND f.nth > 1', 'name', 'twice', `f.cells->>'name'`],
]);

/** Adds to the lines what is wrong with them. */
export const checkOrganizationsSql = `UPDATE transfer_row r SET faults = r.faults || w.wrongs
  FROM (SELECT f.line, ${wrongs} AS wrongs FROM (${foundOrganizations}) f) w
  WHERE r.transfer_id = $1 AND r.line = w.line AND w.wrongs IS NOT NULL`;

/** The country of an organization changes only where the line names it by its id. */
const changes = `(o.name, o.constituent_group, o.country_code) IS DISTINCT FROM
  (f.cells->>'name', f.cells->>'constituent_group', coalesce(f.cells->>'country', o.country_code))`;

export const foreseeOrganizationsSql = `SELECT count(*) FILTER (WHERE f.id IS NULL)::int AS added,
    count(*) FILTER (WHERE o.id IS NOT NULL AND ${changes})::int AS changed
  FROM (${foundOrganizations}) f LEFT JOIN organization o ON o.id = f.id`;

export const takeOrganizationsSql = `WITH found AS MATERIALIZED (${foundOrganizations}), added AS (
    INSERT INTO organization (name, constituent_group, country_code)
    SELECT cells->>'name', cells->>'constituent_group', cells->>'country' FROM found WHERE id IS NULL ORDER BY line RETURNING id
  ), changed AS (
    UPDATE organization o SET name = f.cells->>'name', constituent_group = f.cells->>'constituent_group',
      country_code = coalesce(f.cells->>'country', o.country_code), version = o.version + 1
    FROM found f WHERE o.id = f.id AND f.nth = 1 AND ${changes} RETURNING o.id
  ) SELECT (SELECT count(*)::int FROM found) AS done, (SELECT count(*)::int FROM added) AS added,
    (SELECT count(*)::int FROM changed) AS changed`;
