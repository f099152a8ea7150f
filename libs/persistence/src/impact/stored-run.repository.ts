import type { Figure } from '@traccia/contracts';
import type { EntityManager } from 'typeorm';
import { sqlInstant } from '../sql-instant.js';
import { figureColumns } from './figure-columns.sql.js';
import type { NewImpactRun, ReleasedCount } from './impact-run.repository.js';

/** A run as it was written, internal or released. */
export interface StoredRun extends Omit<NewImpactRun, 'breakdownFrom'> {
  id: string;
  /** Null for runs under older policies. */
  breakdownFrom: number | null;
  computedAt: string;
}

const runColumns = `r.id, r.kind, r.scope_type AS "scopeType", r.scope_id AS "scopeId", r.wave_kind AS "waveKind",
  r.method_version AS "methodVersion", r.policy_version AS "policyVersion", r.threshold,
  r.breakdown_from AS "breakdownFrom", r.frame_hash AS "frameHash", r.input_hash AS "inputHash", r.seed::text AS seed,
  r.invited, r.responded, r.wave_ids AS "waveIds", r.left_out AS "leftOut", r.reason, ${sqlInstant('r.computed_at')} AS "computedAt"`;
const findSql = `SELECT ${runColumns} FROM impact_run r WHERE r.id = $1`;
const newestSql = `SELECT ${runColumns} FROM impact_run r ORDER BY r.computed_at DESC, r.id LIMIT $1`;
const figuresSql = `SELECT ${figureColumns} FROM impact_figure f WHERE f.run_id = $1 ORDER BY f.position`;
const standingSql = `SELECT DISTINCT ON (kind, scope_type, scope_id, wave_kind) id FROM impact_run
  ORDER BY kind, scope_type, scope_id, wave_kind, computed_at DESC, id`;
const seenSql = `SELECT r.wave_ids AS "waveIds", f.metric, f.item_code AS "itemCode", f.dimension,
    f.group_code AS "groupCode", f.n, false AS "isLatest"
  FROM impact_run this JOIN impact_run r ON r.kind = 'released' AND r.scope_type = this.scope_type
    AND r.scope_id IS NOT DISTINCT FROM this.scope_id AND r.wave_kind = this.wave_kind
    AND r.computed_at < this.computed_at
  JOIN impact_figure f ON f.run_id = r.id AND f.n IS NOT NULL
    AND NOT 'shown_waves_only' = ANY (f.flags)
  WHERE this.id = $1
  GROUP BY r.wave_ids, f.metric, f.item_code, f.dimension, f.group_code, f.n
  ORDER BY min(r.computed_at), r.wave_ids, f.metric, f.item_code, f.dimension, f.group_code, f.n`;

/** Reads runs as they stand, for computing them again; writes nothing. */
export class StoredRunRepository {
  constructor(private readonly tx: EntityManager) {}

  async find(id: string): Promise<StoredRun | null> {
    const rows: StoredRun[] = await this.tx.query(findSql, [id]);
    return rows[0] ?? null;
  }

  async listNewest(limit: number): Promise<StoredRun[]> {
    return this.tx.query(newestSql, [limit]);
  }

  /** The latest run of each kind and scope: what readers see, and what is kept beside it. */
  async listStanding(): Promise<string[]> {
    const rows: { id: string }[] = await this.tx.query(standingSql);
    return rows.map(({ id }) => id);
  }

  async loadFigures(runId: string): Promise<Figure[]> {
    return this.tx.query(figuresSql, [runId]);
  }

  /** What readers had seen of its scope before a run was computed. */
  async findSeenBefore(runId: string): Promise<ReleasedCount[]> {
    return this.tx.query(seenSql, [runId]);
  }
}
