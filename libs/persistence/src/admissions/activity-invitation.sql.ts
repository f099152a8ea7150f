import { organizationInScope } from './nomination.repository.js';

/** Addresses that the person has proven to be theirs, in lower case; `person` is the SQL of the person's id. */
const provenAddressesOf = (person: string) => `(SELECT lower(p.email) FROM person p
    WHERE p.id = ${person} AND p.email_verified_at IS NOT NULL
  UNION ALL SELECT lower(x.email) FROM further_email x WHERE x.person_id = ${person} AND x.verified_at IS NOT NULL)`;

/** Whether invitation `v` is to this very person, by name or by a mailbox that was proven. */
export const invitesPerson = (person: string) =>
  `(v.person_id = ${person} OR v.email IS NOT NULL AND lower(v.email) IN ${provenAddressesOf(person)})`;

/** Whether invitation `v` lets the person apply: it is theirs, or that of their organization. */
export const invites = (person: string) => `v.withdrawn_at IS NULL AND (${invitesPerson(person)}
  OR v.organization_id = (SELECT p.organization_id FROM person p WHERE p.id = ${person}))`;

/** What became of the newest mail of invitation `v`; an organization has one to each of its focal points. */
const mailOf = `CROSS JOIN LATERAL (
    SELECT count(*)::int AS mails, count(*) FILTER (WHERE m.state = 'sent')::int AS sent,
      count(*) FILTER (WHERE m.state IN ('planned', 'sending', 'review'))::int AS waiting,
      min(m.reason) FILTER (WHERE m.state IN ('bounced', 'suppressed', 'dead', 'cancelled')) AS failure
    FROM message m
    WHERE m.subject_type = 'activity_invitation' AND m.subject_id = v.id AND m.ordinal = v.resent) mail`;
/** What the guest has made of it: an application of the person, or of how many of the organization. */
const applicantsOf = `CROSS JOIN LATERAL (
    SELECT count(*)::int AS applicants FROM application ap
    WHERE ap.activity_id = v.activity_id AND ap.state NOT IN ('draft', 'withdrawn')
      AND (ap.person_id = v.person_id OR ap.organization_id = v.organization_id
        OR v.email IS NOT NULL AND ap.person_id IN (SELECT p.id FROM person p
          WHERE lower(p.email) = lower(v.email) AND p.email_verified_at IS NOT NULL))) applied`;

const columns = `v.id, o.name AS "organizationName", p.given_name || ' ' || p.family_name AS "personName",
  coalesce(v.email, p.email) AS address, po.name AS "personOrganizationName", v.invited_at AS "invitedAt",
  b.given_name || ' ' || b.family_name AS "invitedByName", v.declined_at AS "declinedAt", v.resent,
  mail.mails, mail.sent, mail.waiting, mail.failure, applied.applicants`;
const tables = `activity_invitation v LEFT JOIN organization o ON o.id = v.organization_id
  LEFT JOIN person p ON p.id = v.person_id LEFT JOIN organization po ON po.id = p.organization_id
  LEFT JOIN person b ON b.id = v.invited_by ${mailOf} ${applicantsOf}`;
export const listSql = `SELECT ${columns} FROM ${tables}
  WHERE v.activity_id = $1 AND v.withdrawn_at IS NULL ORDER BY v.invited_at DESC, v.id LIMIT $2`;

/**
 * Invites once: who was there keeps the row, who had been withdrawn comes back with a new mail. An address that
 * belongs to exactly one known person is that person.
 */
export const inviteSql = `
WITH asked AS (
  SELECT DISTINCT lower(x) AS address FROM unnest($4::text[]) x
), owners AS (
  SELECT a.address, count(DISTINCT k.id) AS n, min(k.id::text)::uuid AS person_id FROM asked a
  LEFT JOIN LATERAL (
    SELECT p.id FROM person p WHERE lower(p.email) = a.address AND p.disabled_at IS NULL AND p.merged_into_id IS NULL
    UNION SELECT f.person_id FROM further_email f JOIN person q ON q.id = f.person_id AND q.disabled_at IS NULL
      AND q.merged_into_id IS NULL WHERE lower(f.email) = a.address AND f.verified_at IS NOT NULL) k ON true
  GROUP BY a.address
), guests AS (
  SELECT x AS organization_id, NULL::uuid AS person_id, NULL::text AS email FROM unnest($2::uuid[]) x
  UNION SELECT NULL, x, NULL FROM unnest($3::uuid[]) x
  UNION SELECT NULL, CASE WHEN n = 1 THEN person_id END, CASE WHEN n <> 1 THEN address END FROM owners
), back AS (
  UPDATE activity_invitation v SET withdrawn_at = NULL, declined_at = NULL, resent = v.resent + 1, locale = $5,
    invited_by = $6, invited_at = clock_timestamp()
  FROM guests g WHERE v.activity_id = $1 AND v.withdrawn_at IS NOT NULL
    AND (v.organization_id = g.organization_id OR v.person_id = g.person_id OR lower(v.email) = g.email)
  RETURNING v.id
), made AS (
  INSERT INTO activity_invitation (activity_id, organization_id, person_id, email, locale, invited_by)
  SELECT $1, organization_id, person_id, email, $5, $6 FROM guests ON CONFLICT DO NOTHING RETURNING id
) SELECT id FROM back UNION ALL SELECT id FROM made`;

/** The mails of invitations: to the person, to an address, or to the focal points of an organization. */
export const invitationMailsSql = `SELECT DISTINCT v.id, v.resent AS ordinal, r.person_id AS "personId", r.address, r.locale
  FROM activity_invitation v CROSS JOIN LATERAL (
    SELECT p.id AS person_id, NULL::text AS address, p.locale FROM person p WHERE p.id = v.person_id
    UNION ALL SELECT p.id, NULL, p.locale FROM role_assignment g JOIN person p ON p.id = g.person_id
      WHERE g.role = 'focal_point' AND g.scope_type = 'organization' AND g.scope_id = v.organization_id::text
        AND g.ended_at IS NULL AND p.disabled_at IS NULL
    UNION ALL SELECT NULL, lower(v.email), v.locale WHERE v.email IS NOT NULL) r
  WHERE v.id = ANY($1::uuid[]) AND v.withdrawn_at IS NULL`;

/** Only one's own: what an organization is invited to is not one member's to decline. */
export const declineSql = `UPDATE activity_invitation v SET declined_at = coalesce(declined_at, clock_timestamp())
  WHERE v.id = $1 AND v.withdrawn_at IS NULL AND ${invitesPerson('$2::uuid')} RETURNING v.id`;

/** Who begins an application after all has not declined. */
export const reconsiderSql = `UPDATE activity_invitation v SET declined_at = NULL
  WHERE v.activity_id = $1 AND v.declined_at IS NOT NULL AND ${invitesPerson('$2::uuid')}`;

const today = `((SELECT business_now()) AT TIME ZONE a.time_zone)::date`;
/** Invitation `v` holds, and one can still apply for its activity `a`. */
export const invitationOpen = `v.withdrawn_at IS NULL AND a.admission_mode <> 'nomination'
  AND a.status IN ('open', 'confirmed') AND ${today} <= coalesce(a.application_closes_on, a.starts_on - 1)`;
const invitedTo = `a.id AS "activityId", a.code AS "activityCode",
    a.title AS "activityTitle", a.starts_on::text AS "startsOn", a.ends_on::text AS "endsOn", a.time_zone AS "timeZone",
    coalesce(a.application_closes_on, a.starts_on - 1)::text AS "closesOn", o.name AS "organizationName"`;
/** What organizations in scope are invited to. */
export const ofOrganizationsSql = `SELECT ${invitedTo}, o.id AS "organizationId"
  FROM activity_invitation v JOIN activity a ON a.id = v.activity_id JOIN organization o ON o.id = v.organization_id
  WHERE ${organizationInScope} AND ${invitationOpen} ORDER BY a.starts_on, a.id, o.name LIMIT 100`;
/** What the person is invited to and can still ask for; who has applied or has a place is past that. */
export const mineSql = `SELECT DISTINCT ON (a.starts_on, a.id) v.id, ${invitedTo}
  FROM activity_invitation v JOIN activity a ON a.id = v.activity_id LEFT JOIN organization o ON o.id = v.organization_id
  WHERE ${invites('$1::uuid')} AND v.declined_at IS NULL AND ${invitationOpen}
    AND NOT EXISTS (SELECT 1 FROM application ap WHERE ap.activity_id = a.id AND ap.person_id = $1 AND ap.state <> 'withdrawn')
    AND NOT EXISTS (SELECT 1 FROM enrolment e WHERE e.activity_id = a.id AND e.person_id = $1
      AND e.status NOT IN ('withdrawn', 'cancelled'))
  ORDER BY a.starts_on, a.id, v.organization_id IS NOT NULL, v.id LIMIT 50`;
