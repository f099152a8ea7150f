import { activityToManage } from '../activities/activity-scope.js';

/** Parameters 1 to 6: the scope of the reader. */
const textTables = `answer n JOIN item t ON t.id = n.item_id JOIN response r ON r.id = n.response_id
  JOIN wave w ON w.id = r.wave_id JOIN activity a ON a.id = w.activity_id JOIN course c ON c.id = a.course_id
  JOIN instrument_version v ON v.id = r.instrument_version_id JOIN instrument i ON i.id = v.instrument_id`;

/** What may be read at all: sent, not erased, a survey; while a wave is open its answers could be watched coming in. */
const isText = `n.text_id IS NOT NULL AND n.text_value <> '[erased]' AND r.state = 'submitted'
  AND t.type IN ('short_text', 'long_text') AND i.kind NOT IN ('application_form', 'knowledge_test')`;
const readable = `${isText} AND ${activityToManage}`;

/** A yes to being quoted, in the same response. */
const consents = `EXISTS (SELECT 1 FROM answer q JOIN item k ON k.id = q.item_id WHERE q.response_id = r.id
  AND (k.metric = 'quotation_consent' OR k.code LIKE '%-QUOTE') AND q.choice_code IN ('yes', 'named', 'unnamed'))`;

export const questionsSql = `SELECT DISTINCT ON (i.code, t.code) i.id AS "instrumentId", i.title AS "instrumentTitle",
  t.code AS "itemCode", v.id AS "versionId", bool_or(t.sensitive) OVER (PARTITION BY i.id, t.code) AS sensitive
  FROM ${textTables} WHERE ${readable} ORDER BY i.code, t.code, v.number DESC LIMIT 300`;

/** One row a wave: how many people have answered the question in words there. */
export const wavesSql = `SELECT w.id AS "waveId", a.code AS "activityCode", a.title AS "activityTitle", w.kind, w.state,
  w.privacy_mode AS "privacyMode", count(DISTINCT r.id)::int AS people, bool_or(t.sensitive) AS sensitive
  FROM ${textTables} WHERE ${readable} AND i.id = $7 AND t.code = $8
  GROUP BY w.id, a.id ORDER BY w.opens_at DESC NULLS LAST, w.id LIMIT 500`;

/** 7 waves · 8 item code · 9 search · 10 locale · 11 codebook · 12 reader · 13 code · 14 coded · 15 after · 16 limit. */
const filters = `${readable} AND w.id = ANY($7::uuid[]) AND t.code = $8
  AND ($9::text IS NULL OR coalesce(x.body, n.text_value) ILIKE $9
    OR EXISTS (SELECT 1 FROM text_translation l WHERE l.text_id = n.text_id AND l.body ILIKE $9))
  AND ($10::text IS NULL OR r.locale = $10)
  AND ($13::text IS NULL OR $13 = ANY(own.codes))
  AND ($14::text IS NULL OR (own.codes IS NOT NULL) = ($14 = 'yes'))`;
const filteredTables = `${textTables} LEFT JOIN text_redaction x ON x.text_id = n.text_id
  LEFT JOIN text_coding own ON own.text_id = n.text_id AND own.codebook_id = $11::uuid AND own.coder_id = $12`;
const nameOf = (alias: string) => `concat_ws(' ', ${alias}.given_name, ${alias}.family_name)`;
export const listSql = `SELECT n.text_id AS id, coalesce(x.body, n.text_value) AS text, r.locale, x.text_id IS NOT NULL AS redacted,
  x.text_id IS NOT NULL AND w.privacy_mode <> 'anonymous' AS "mayRestore",
  CASE WHEN w.privacy_mode = 'named' THEN (SELECT ${nameOf('p')} FROM invitation y LEFT JOIN enrolment e ON e.id = y.enrolment_id
    JOIN person p ON p.id = coalesce(e.person_id, y.trainer_person_id) WHERE y.id = r.invitation_id) END AS "personName",
  CASE WHEN w.privacy_mode = 'named' THEN r.submitted_at END AS "submittedAt",
  coalesce((SELECT jsonb_agg(jsonb_build_object('locale', l.locale, 'body', l.body, 'by', ${nameOf('p')}) ORDER BY l.locale)
    FROM text_translation l JOIN person p ON p.id = l.author_id WHERE l.text_id = n.text_id), '[]') AS translations,
  own.codes AS "ownCodes",
  CASE WHEN own.codes IS NULL THEN '[]' ELSE coalesce((SELECT jsonb_agg(jsonb_build_object('by', ${nameOf('p')}, 'codes', o.codes)
      ORDER BY o.coder_id) FROM text_coding o JOIN person p ON p.id = o.coder_id
    WHERE o.text_id = n.text_id AND o.codebook_id = $11::uuid AND o.coder_id <> $12), '[]') END AS "otherCodings",
  ${consents} AS consent, EXISTS (SELECT 1 FROM text_quote k WHERE k.text_id = n.text_id) AS quoted
  FROM ${filteredTables} WHERE ${filters} AND ($15::uuid IS NULL OR n.text_id > $15) ORDER BY n.text_id LIMIT $16`;
export const countSql = `SELECT count(*)::int AS count FROM ${filteredTables}
  WHERE ${filters} AND $15::uuid IS NULL AND $16::int IS NULL`;

/** One text to act upon, locked against a second reader who acts. */
export const lockSql = `SELECT n.text_id AS id, n.text_value AS original, x.body AS redacted, w.privacy_mode AS "privacyMode",
  w.state AS "waveState", ${consents} AS consent
  FROM ${textTables} LEFT JOIN text_redaction x ON x.text_id = n.text_id
  WHERE ${readable} AND n.text_id = $7 FOR UPDATE OF n`;

export const quotesSql = `SELECT n.text_id AS id, coalesce(x.body, n.text_value) AS text,
  coalesce((SELECT jsonb_agg(jsonb_build_object('locale', l.locale, 'body', l.body) ORDER BY l.locale)
    FROM text_translation l WHERE l.text_id = n.text_id), '[]') AS translations
  FROM ${textTables} JOIN text_quote k ON k.text_id = n.text_id LEFT JOIN text_redaction x ON x.text_id = n.text_id
  WHERE ${readable} AND w.id = ANY($7::uuid[]) AND t.code = $8 AND ${consents} ORDER BY n.text_id LIMIT 1000`;

export const codingsSql = `SELECT o.text_id AS "textId", o.coder_id AS "coderId", ${nameOf('p')} AS "coderName", o.codes
  FROM ${textTables} JOIN text_coding o ON o.text_id = n.text_id JOIN person p ON p.id = o.coder_id
  WHERE ${readable} AND w.id = ANY($7::uuid[]) AND t.code = $8 AND o.codebook_id = $9
  ORDER BY o.coder_id, o.text_id LIMIT 20000`;

/** The same reach as the end of an activity below. */
export const activityInScopeSql = `SELECT 1 FROM activity a JOIN course c ON c.id = a.course_id
  WHERE ${activityToManage} AND a.id = $7`;

/** Waves at the end of one activity, for those who taught it. */
export const activitySql = `SELECT w.id, w.state, w.instrument_version_id AS "versionId" FROM wave w
  JOIN activity a ON a.id = w.activity_id JOIN course c ON c.id = a.course_id
  WHERE ${activityToManage} AND a.id = $7
    AND w.kind = 'end_of_activity' AND w.respondent_kind = 'participant' AND w.state IN ('open', 'closed') ORDER BY w.id`;
export const activityTextsSql = `SELECT t.code AS "itemCode", t.sensitive, n.text_id AS id, r.id AS "responseId",
  coalesce(x.body, n.text_value) AS text
  FROM answer n JOIN item t ON t.id = n.item_id JOIN response r ON r.id = n.response_id
  LEFT JOIN text_redaction x ON x.text_id = n.text_id
  WHERE r.wave_id = ANY($1::uuid[]) AND r.state = 'submitted' AND n.text_id IS NOT NULL AND n.text_value <> '[erased]'
    AND t.type IN ('short_text', 'long_text') ORDER BY t.position, n.text_id LIMIT 5000`;
