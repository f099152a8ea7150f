import type { waveKinds } from '@traccia/contracts';
import type { EntityManager } from 'typeorm';
import { type RowScope, rowScopeValues } from '../row-scope.js';
import { sqlInstant } from '../sql-instant.js';
import { scopeIsMine, scopeTables } from './run.sql.js';

/** A wave whose answers a run read. */
export interface RunSource {
  waveId: string;
  waveCode: string;
  waveKind: (typeof waveKinds)[number];
  closesAt: string | null;
  activityId: string;
  activityCode: string;
  activityTitle: Record<string, string>;
}

const countSql = `SELECT cardinality(s.wave_ids) AS count FROM impact_run s ${scopeTables}
  WHERE s.id = $6 AND s.kind = 'released' AND ${scopeIsMine}`;
const listSql = `SELECT o.id AS "waveId", o.code AS "waveCode", o.kind AS "waveKind", ${sqlInstant('o.closes_at')} AS "closesAt",
    b.id AS "activityId", b.code AS "activityCode", b.title AS "activityTitle"
  FROM impact_run r CROSS JOIN unnest(r.wave_ids) AS part(id) JOIN wave o ON o.id = part.id JOIN activity b ON b.id = o.activity_id
  WHERE r.id = $1 AND ($2::text IS NULL OR (b.code, o.id) > ($2, $3::uuid)) ORDER BY b.code, o.id LIMIT $4`;

/** Reads which waves a released run was computed from. */
export class RunSourceRepository {
  constructor(private readonly tx: EntityManager) {}

  /** @returns null when there is no such released run in my scope */
  async count(scope: RowScope, runId: string): Promise<number | null> {
    const rows: { count: number }[] = await this.tx.query(countSql, [...rowScopeValues(scope), runId]);
    return rows[0]?.count ?? null;
  }

  /** By the code of the activity; `after` is the last row of the page before. */
  async list(
    runId: string,
    after: { activityCode: string; waveId: string } | null,
    limit: number,
  ): Promise<RunSource[]> {
    return this.tx.query(listSql, [runId, after?.activityCode ?? null, after?.waveId ?? null, limit]);
  }
}
