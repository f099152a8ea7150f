import type { FrameworkEntry } from '@traccia/contracts';

export const frameworkToday = `(business_now() AT TIME ZONE 'UTC')::date`;

/** Every reference table as lines of one shape; `words` is what a search may hit beside code and titles. */
export const frameworkEntries = `(
  SELECT 'outcomes' AS family, o.id, o.code, o.edition, o.title, o.valid_from, o.valid_to, false AS withdrawn,
    'outcome ' || ltrim(o.code, '0') AS words, '{}'::jsonb AS detail FROM outcome o
  UNION ALL
  SELECT 'country_programmes', t.id, t.code, t.edition, t.title, t.valid_from, t.valid_to, false, t.country_code::text,
    jsonb_build_object('countryCode', t.country_code) FROM country_programme t
  UNION ALL
  SELECT 'standards', s.id, s.code, NULL, s.title, NULL, NULL, coalesce(s.standing = 'withdrawn', false),
    left(s.code, 1) || s.number || ' ' || s.number || ' ' || s.kind,
    jsonb_build_object('kind', s.kind, 'year', s.year, 'standing', s.standing) FROM labour_standard s
  UNION ALL
  SELECT 'indicators', i.id, i.code, i.edition, i.title, i.valid_from, i.valid_to, false,
    coalesce(p.code, 'outcome ' || o.code),
    jsonb_build_object('resultLevel', i.result_level, 'unit', i.unit, 'baseline', i.baseline, 'baselineYear', i.baseline_year,
      'target', i.target, 'targetYear', i.target_year, 'programmeId', i.programme_id, 'outcomeId', i.outcome_id,
      'ownerCode', coalesce(p.code, o.code))
  FROM indicator i LEFT JOIN programme p ON p.id = i.programme_id LEFT JOIN outcome o ON o.id = i.outcome_id
  UNION ALL
  SELECT 'funding_agreements', f.id, f.code, f.edition, f.title, f.valid_from, f.valid_to, false, coalesce(f.donor, ''),
    jsonb_build_object('kind', f.kind, 'donor', f.donor) FROM funding_agreement f
) e`;

export const frameworkEntryColumns = `e.family, e.id, e.code, e.edition, e.title, e.valid_from::text AS "validFrom",
  e.valid_to::text AS "validTo", e.detail,
  NOT e.withdrawn AND coalesce(e.valid_from <= ${frameworkToday}, true) AND coalesce(e.valid_to >= ${frameworkToday}, true) AS current`;

export type FrameworkEntryRow = Record<string, unknown> & { detail: Record<string, unknown> };

export function readEntry({ detail, ...row }: FrameworkEntryRow): FrameworkEntry {
  return { ...row, ...detail } as unknown as FrameworkEntry;
}
