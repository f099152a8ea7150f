import type { ConstituentGroup, NominationFields } from '@traccia/contracts';
import type { ApplicationState } from '@traccia/training';
import type { EntityManager } from 'typeorm';
import type { RowScope } from '../row-scope.js';
import { searchPattern } from '../search-pattern.js';

export interface ApprovalEntry {
  id: string;
  activityCode: string;
  activityTitle: Record<string, string>;
  startsOn: string;
  givenName: string;
  familyName: string;
  jobTitle: string | null;
  organizationName: string | null;
  nomination: {
    nominatorName: string;
    organizationName: string;
    payerOrganizationName: string | null;
    costCover: NominationFields['costCover'];
    capacityGap: string;
    expectedUse: string;
  } | null;
  constituentGroup: ConstituentGroup;
  state: ApplicationState;
  submittedAt: Date;
  sortKey: string;
}

/** $1 everything, $2 the groups whose secretary the reader is. */
const waiting = `ap.state = 'needs_approval' AND ($1::boolean OR ap.constituent_group = ANY($2::text[]))`;
const tables = `application ap JOIN activity a ON a.id = ap.activity_id JOIN person p ON p.id = ap.person_id
  LEFT JOIN organization o ON o.id = ap.organization_id LEFT JOIN nomination n ON n.id = ap.nomination_id
  LEFT JOIN organization no_ ON no_.id = n.organization_id LEFT JOIN person np ON np.id = n.nominator_id
  LEFT JOIN organization pay ON pay.id = n.payer_organization_id`;
const matching = `${waiting} AND ($3::text IS NULL OR p.given_name || ' ' || p.family_name ILIKE $3 OR o.name ILIKE $3
  OR a.code ILIKE $3) AND ($4::text IS NULL OR ap.constituent_group = $4)`;
const listSql = `SELECT ap.id, a.code AS "activityCode", a.title AS "activityTitle", a.starts_on::text AS "startsOn",
    p.given_name AS "givenName", p.family_name AS "familyName", p.job_title AS "jobTitle", o.name AS "organizationName",
    CASE WHEN n.id IS NOT NULL THEN jsonb_build_object('nominatorName', np.given_name || ' ' || np.family_name,
      'organizationName', no_.name, 'payerOrganizationName', pay.name, 'costCover', n.cost_cover,
      'capacityGap', n.capacity_gap, 'expectedUse', n.expected_use) END AS nomination,
    ap.constituent_group AS "constituentGroup", ap.state,
    ap.submitted_at AS "submittedAt", ap.submitted_at::text AS "sortKey"
  FROM ${tables} WHERE ${matching} AND ($5::timestamptz IS NULL OR (ap.submitted_at, ap.id) > ($5::timestamptz, $6::uuid))
  ORDER BY ap.submitted_at, ap.id LIMIT $7`;
const countSql = `SELECT count(*)::int AS total FROM ${tables} WHERE ${matching}`;

/** Writes table `application_approval`. */
export class ApplicationApprovalRepository {
  constructor(private readonly tx: EntityManager) {}

  /** Longest waiting first. */
  async listWaiting(
    scope: RowScope,
    filter: { search?: string | undefined; group?: string | undefined },
    after: readonly [string, string] | null,
    limit: number,
  ): Promise<ApprovalEntry[]> {
    return this.tx.query(listSql, [
      ...valuesOf(scope, filter),
      after?.[0] ?? null,
      after?.[1] ?? null,
      limit,
    ]);
  }

  async countWaiting(
    scope: RowScope,
    filter: { search?: string | undefined; group?: string | undefined },
  ): Promise<number> {
    const rows: { total: number }[] = await this.tx.query(countSql, valuesOf(scope, filter));
    return rows[0]?.total ?? 0;
  }

  /** Those of the ids that the reader may decide, whatever became of them, in one order for everybody. */
  async lock(scope: RowScope, ids: readonly string[]): Promise<{ id: string; state: ApplicationState }[]> {
    return this.tx.query(
      `SELECT ap.id, ap.state FROM application ap
       WHERE ap.id = ANY($3::uuid[]) AND ap.constituent_group IN ('employers_org', 'workers_org')
         AND ($1::boolean OR ap.constituent_group = ANY($2::text[]))
         AND (ap.state = 'needs_approval' OR EXISTS (SELECT 1 FROM application_approval v WHERE v.application_id = ap.id))
       ORDER BY ap.id FOR UPDATE`,
      [scope.everything, scope.groups, ids],
    );
  }

  /** The last word of a secretary holds. */
  async decide(
    ids: readonly string[],
    decision: 'approved' | 'refused',
    reason: string | null,
    decidedBy: string,
  ): Promise<void> {
    await this.tx.query(
      `INSERT INTO application_approval (application_id, constituent_group, decision, reason, decided_by)
       SELECT id, constituent_group, $2, $3, $4 FROM application WHERE id = ANY($1::uuid[])
       ON CONFLICT (application_id) DO UPDATE SET decision = EXCLUDED.decision, reason = EXCLUDED.reason,
         decided_by = EXCLUDED.decided_by, decided_at = clock_timestamp()`,
      [ids, decision, reason, decidedBy],
    );
  }
}

function valuesOf(
  scope: RowScope,
  filter: { search?: string | undefined; group?: string | undefined },
): unknown[] {
  return [scope.everything, scope.groups, searchPattern(filter.search), filter.group ?? null];
}
