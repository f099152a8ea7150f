import { activityColumns, activityTables } from './activity.sql.js';

export interface CatalogueFilter {
  search?: string | undefined;
  from?: string | undefined;
  to?: string | undefined;
  language?: string | undefined;
  modality?: string | undefined;
  country?: string | undefined;
  programme?: string | undefined;
  type?: string | undefined;
  /** Only activities with a place left. */
  free?: 'yes' | undefined;
}

/** Parameters 1 to 9 of every statement below. */
export function valuesOf(filter: CatalogueFilter): (string | boolean | null)[] {
  return [
    // Signs alone say nothing to search for.
    filter.search && /[\p{L}\p{N}]/u.test(filter.search) ? filter.search.trim() : null,
    filter.from ?? null,
    filter.to ?? null,
    filter.language ?? null,
    filter.modality ?? null,
    filter.country ?? null,
    filter.programme ?? null,
    filter.type ?? null,
    filter.free === 'yes',
  ];
}

/**
 * What was typed, mistyped words mended, as a query; worked out once a statement. Without OFFSET the call would be
 * written out, and made, at each of its three uses.
 */
const typed = `typed AS MATERIALIZED (
    SELECT words, words <> (regexp_split_to_array(trim(fold_words($1::text)), ' '))[1:8] AS mended,
      catalogue_query(words) AS query FROM (SELECT catalogue_words($1::text) AS words OFFSET 0) AS w)`;

/** What ends two days from now is not over anywhere; only around today is the day at the venue worked out. */
const announced = `a.status IN ('open', 'confirmed')
  AND (a.ends_on > (SELECT (business_now() AT TIME ZONE 'UTC')::date + 1)
    OR a.ends_on >= ((SELECT business_now()) AT TIME ZONE a.time_zone)::date)
  AND ($2::date IS NULL OR a.ends_on >= $2) AND ($3::date IS NULL OR a.starts_on <= $3)
  AND (NOT $9::boolean OR a.capacity IS NULL OR a.enrolled_count + a.offers_open < a.capacity)`;

/** Waiting people are counted only where no place is left. */
export const catalogueColumns = `${activityColumns}, CASE WHEN a.enrolled_count + a.offers_open >= a.capacity
    THEN a.reserve_places <= (SELECT count(*) FROM enrolment w WHERE w.activity_id = a.id AND w.status = 'waiting')
  END IS TRUE AS "waitingListFull"`;

const inLanguage = `($4::text IS NULL OR $4 = ANY(a.languages))`;
const inModality = `($5::text IS NULL OR a.modality = $5)`;
const inCountry = `($6::text IS NULL OR a.country_code = $6::bpchar)`;
const inProgramme = `($7::text IS NULL OR a.course_id IN (
  SELECT c.id FROM course c JOIN programme p ON p.id = c.programme_id WHERE p.code = $7))`;
const inType = `($8::text IS NULL OR a.activity_type = $8)`;

/** With words typed the index of texts leads; without, nothing of it is touched. */
const withWords = (tables: string, searching: boolean) =>
  searching
    ? `${tables} JOIN activity_search s ON s.activity_id = a.id
       WHERE s.document @@ (SELECT query FROM typed)`
    : `${tables} WHERE $1::text IS NULL`;

/** By start, then id; parameters 10 and 11 are the last row of the page before, 12 is how many. */
const listSql = (searching: boolean) => `WITH ${searching ? `${typed}, ` : ''}matched AS MATERIALIZED (
    SELECT a.id, a.starts_on FROM ${withWords('activity a', searching)} AND ${announced}
      AND ${inLanguage} AND ${inModality} AND ${inCountry} AND ${inProgramme} AND ${inType})
  SELECT ${catalogueColumns}, (SELECT count(*)::int FROM matched) AS total,
    ${searching ? `(SELECT array_to_string(words, ' ') FROM typed)` : 'NULL'} AS "searchedFor",
    ${searching ? '(SELECT mended FROM typed)' : 'false'} AS mended
  FROM ${activityTables} JOIN (SELECT id FROM matched
    WHERE $10::date IS NULL OR (starts_on, id) > ($10::date, $11::uuid) ORDER BY starts_on, id LIMIT $12) AS page
    ON page.id = a.id
  ORDER BY a.starts_on, a.id`;

/** How many activities each value would show, with every other filter as it is. */
const facetsSql = (searching: boolean) => `WITH ${searching ? `${typed}, ` : ''}base AS MATERIALIZED (
    SELECT a.languages, a.modality, a.country_code, p.code AS programme, p.title, a.activity_type,
      ${inLanguage} AS in_language, ${inModality} AS in_modality, ${inCountry} AS in_country,
      ${inProgramme} AS in_programme, ${inType} AS in_type
    FROM ${withWords(activityTables, searching)} AND ${announced})
  SELECT 'language' AS facet, language AS value, NULL::jsonb AS title, count(*)::int FROM base, unnest(languages) AS language
    WHERE in_modality AND in_country AND in_programme AND in_type GROUP BY language
  UNION ALL SELECT 'modality', modality, NULL, count(*)::int FROM base
    WHERE in_language AND in_country AND in_programme AND in_type GROUP BY modality
  UNION ALL SELECT 'country', country_code, NULL, count(*)::int FROM base
    WHERE country_code IS NOT NULL AND in_language AND in_modality AND in_programme AND in_type GROUP BY country_code
  UNION ALL SELECT 'programme', programme, title, count(*)::int FROM base
    WHERE in_language AND in_modality AND in_country AND in_type GROUP BY programme, title
  UNION ALL SELECT 'type', activity_type, NULL, count(*)::int FROM base
    WHERE in_language AND in_modality AND in_country AND in_programme GROUP BY activity_type
  ORDER BY 1, 4 DESC, 2 LIMIT 500`;

export const catalogueSql = {
  list: { plain: listSql(false), searching: listSql(true) },
  facets: { plain: facetsSql(false), searching: facetsSql(true) },
};
