import { sqlInstant } from '../sql-instant.js';

/** As `panelScore`: the mean of the members' weighted means; $7 is the activity. */
export const panelOfActivity = `SELECT m.application_id, avg(m.mean) AS mean, count(*)::int AS members
  FROM (SELECT s.application_id, s.person_id, sum(s.score * k.weight)::float8 / sum(k.weight) AS mean
    FROM selection_criterion k JOIN selection_score s ON s.criterion_id = k.id WHERE k.activity_id = $7::uuid
    GROUP BY s.application_id, s.person_id) m GROUP BY m.application_id`;

export const boardTables = `application ap JOIN activity a ON a.id = ap.activity_id JOIN course c ON c.id = a.course_id
  JOIN person pe ON pe.id = ap.person_id LEFT JOIN organization org ON org.id = ap.organization_id
  LEFT JOIN nomination n ON n.id = ap.nomination_id LEFT JOIN person nr ON nr.id = n.nominator_id
  LEFT JOIN organization no ON no.id = n.organization_id LEFT JOIN organization po ON po.id = n.payer_organization_id
  LEFT JOIN selection_decision sd ON sd.application_id = ap.id AND sd.replaced_at IS NULL
  LEFT JOIN offer ofr ON ofr.application_id = ap.id AND ofr.state = 'open'
  LEFT JOIN panel pn ON pn.application_id = ap.id`;

/** $8 is the reader. Needs count what the form gives as reasons, each worth one mark. */
export const boardColumns = `ap.id, pe.id AS "personId", pe.given_name AS "givenName", pe.family_name AS "familyName", pe.sex,
  pe.country_code AS "countryCode", ap.constituent_group AS "constituentGroup", org.name AS "organizationName",
  nr.given_name || ' ' || nr.family_name AS "nominatorName", no.name AS "nominatingOrganizationName",
  n.cost_cover AS "costCover", po.name AS "payerName",
  NULL::int AS needs, ap.state, pn.mean AS score, coalesce(pn.members, 0) AS "scoredBy",
  (SELECT count(*)::int FROM selection_note o WHERE o.application_id = ap.id) AS notes,
  (SELECT count(*)::int FROM selection_conflict f WHERE f.application_id = ap.id) AS conflicts,
  EXISTS (SELECT 1 FROM selection_conflict f WHERE f.application_id = ap.id AND f.person_id = $8::uuid) AS "ownConflict",
  sd.decision, sd.reserve_position AS "reservePosition", sd.letter_sent_at IS NOT NULL AS "letterSent",
  ${sqlInstant('ofr.expires_at')} AS "offerExpiresAt",
  coalesce(to_char(10 - pn.mean, 'FM00.000000'), '99') || ' ' || left(lower(pe.family_name) || ', ' || lower(pe.given_name), 40) AS "sortKey"`;
