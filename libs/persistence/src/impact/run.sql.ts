import { sqlInstant } from '../sql-instant.js';

/** What a run `s` is a run of: its wave, activity, course and programme, as far as it has them. */
export const scopeTables = `LEFT JOIN wave w ON s.scope_type = 'wave' AND w.id = s.scope_id
  LEFT JOIN activity a ON a.id = CASE s.scope_type WHEN 'wave' THEN w.activity_id WHEN 'activity' THEN s.scope_id END
  LEFT JOIN course c ON c.id = CASE s.scope_type WHEN 'course' THEN s.scope_id ELSE a.course_id END
  LEFT JOIN programme p ON p.id = CASE s.scope_type WHEN 'programme' THEN s.scope_id ELSE c.programme_id END
  LEFT JOIN funding_agreement g ON s.scope_type = 'funding' AND g.id = s.scope_id`;

/** A pool is in scope only when everything it is made of is, so that years, countries and agreements are for the whole centre: a course is not, for somebody who has one activity of it. */
export const scopeIsMine = `($1::boolean OR p.id = ANY($2::uuid[]) OR a.id = ANY($3::uuid[])
  OR a.host_organization_id = ANY($4::uuid[]) OR a.country_code = ANY($5::bpchar[]))`;

const countOf = (metric: string) =>
  `(SELECT f.numerator::int FROM impact_figure f WHERE f.run_id = s.id AND f.metric = '${metric}' AND f.dimension = 'all')`;

/** A released run `s` as readers see it; counts as its figures show them. */
export const runColumns = `s.id, s.scope_type AS "scopeType", s.scope_id AS "scopeId", s.wave_kind AS "waveKind",
  CASE s.scope_type WHEN 'programme' THEN p.title WHEN 'course' THEN c.title WHEN 'funding' THEN g.title
    ELSE a.title END AS "scopeTitle",
  CASE s.scope_type WHEN 'programme' THEN p.code WHEN 'course' THEN c.code WHEN 'funding' THEN g.code
    WHEN 'year' THEN right(s.scope_id::text, 4)
    WHEN 'country' THEN convert_from(decode(right(s.scope_id::text, 4), 'hex'), 'UTF8') ELSE a.code END AS "scopeCode",
  s.method_version AS "methodVersion", s.policy_version AS "policyVersion", s.threshold,
  s.breakdown_from AS "breakdownFrom", cardinality(s.wave_ids) AS waves, s.left_out AS "leftOut", s.frame_hash AS "frameHash",
  s.input_hash AS "inputHash", s.seed::text AS seed, s.reason, ${sqlInstant('s.computed_at')} AS "computedAt",
  ${sqlInstant('s.business_at')} AS "businessAt", ${countOf('invited')} AS invited, ${countOf('responded')} AS responded`;
