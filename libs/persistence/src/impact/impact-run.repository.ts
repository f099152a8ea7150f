import type { Figure } from '@traccia/contracts';
import type { EntityManager } from 'typeorm';

export interface NewImpactRun {
  kind: 'internal' | 'released';
  scopeType: 'wave' | 'activity' | 'course' | 'programme' | 'centre' | 'year' | 'funding' | 'country';
  scopeId: string | null;
  waveKind: string;
  methodVersion: string;
  policyVersion: string;
  threshold: number;
  breakdownFrom: number;
  frameHash: string;
  inputHash: string;
  seed: string;
  invited: number | null;
  responded: number;
  /** The waves it was computed from. */
  waveIds: readonly string[];
  /** Closed waves of the scope that are not among them, since few were asked in them or answered; null when not known. */
  leftOut: number | null;
  reason: string;
}

export interface KnownRun {
  id: string;
  inputHash: string;
  responded: number;
}

type Scope = Pick<NewImpactRun, 'scopeType' | 'scopeId' | 'waveKind'>;

const markWaves = (mine: string) => `INSERT INTO stale_scope (wave_id)
  SELECT w.id FROM wave w JOIN activity a ON a.id = w.activity_id JOIN course c ON c.id = a.course_id
  WHERE w.state IN ('open', 'closed') AND ($2::text IS NULL OR w.kind = $2) AND ${mine}
  ORDER BY w.id ON CONFLICT (wave_id) DO UPDATE SET marked_at = clock_timestamp()`;
const markSql = {
  activity: markWaves('a.id = $1::uuid'),
  course: markWaves('c.id = $1::uuid'),
  programme: markWaves('c.programme_id = $1::uuid'),
  centre: markWaves('$1::uuid IS NULL'),
} as const;

/** Writes tables `impact_run`, `impact_figure` and `stale_scope`; a run is inserted once and never changed. */
export class ImpactRunRepository {
  constructor(private readonly tx: EntityManager) {}

  async markStale(waveId: string): Promise<void> {
    await this.tx.query(
      `INSERT INTO stale_scope (wave_id) VALUES ($1)
       ON CONFLICT (wave_id) DO UPDATE SET marked_at = clock_timestamp()`,
      [waveId],
    );
  }

  /** All waves of a scope that are open or closed. */
  async markScopeStale(
    scopeType: keyof typeof markSql,
    scopeId: string | null,
    waveKind: string | undefined,
  ): Promise<void> {
    await this.tx.query(markSql[scopeType], [scopeId, waveKind ?? null]);
  }

  /** A wave nobody has computed yet; a mark that is there keeps its time, so that two who look do not start anew. */
  async markUnseen(waveId: string): Promise<void> {
    await this.tx.query(
      `INSERT INTO stale_scope (wave_id) SELECT id FROM wave WHERE id = $1 ON CONFLICT (wave_id) DO NOTHING`,
      [waveId],
    );
  }

  /**
   * Whether the figures of a wave are behind answers that came after a run: `waits` while they are marked or their event
   * is on its way, `missed` when nothing would compute them any more.
   */
  async findBehind(waveId: string, runId: string): Promise<'waits' | 'missed' | 'no'> {
    const [row]: { waits: boolean; missed: boolean }[] = await this.tx.query(
      `WITH came AS (SELECT o.id, o.relayed_at FROM outbox o JOIN impact_run r ON r.id = $2
         WHERE o.event = 'response.submitted' AND o.payload->>'waveId' = $1::text AND o.created_at > r.computed_at)
       SELECT EXISTS (SELECT 1 FROM stale_scope WHERE wave_id = $1::uuid)
           OR EXISTS (SELECT 1 FROM came LEFT JOIN delivery d ON d.outbox_id = came.id
             WHERE came.relayed_at IS NULL OR (d.id IS NOT NULL AND d.done_at IS NULL AND d.dead_at IS NULL)) AS waits,
         EXISTS (SELECT 1 FROM came) AS missed`,
      [waveId, runId],
    );
    if (row?.waits) return 'waits';
    return row?.missed ? 'missed' : 'no';
  }

  async findStale(limit: number): Promise<{ waveId: string; markedAt: string }[]> {
    return this.tx.query(
      `SELECT wave_id AS "waveId", marked_at::text AS "markedAt" FROM stale_scope ORDER BY marked_at, wave_id LIMIT $1`,
      [limit],
    );
  }

  /** Only the mark that was seen: an answer that came meanwhile has made a newer one. */
  async clearStale(waveId: string, markedAt: string): Promise<void> {
    await this.tx.query('DELETE FROM stale_scope WHERE wave_id = $1 AND marked_at = $2::timestamptz', [
      waveId,
      markedAt,
    ]);
  }

  /** One computation of a scope at a time; the second waits and then finds that nothing has changed. */
  async lockScope({ scopeType, scopeId, waveKind }: Scope): Promise<void> {
    // The figures of a large pool take seconds between reading and writing; the lock must outlive them.
    await this.tx.query(`SET LOCAL idle_in_transaction_session_timeout = '5min'`);
    await this.tx.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [
      `impact ${scopeType} ${scopeId ?? ''} ${waveKind}`,
    ]);
  }

  async findLatest(kind: NewImpactRun['kind'], scope: Scope): Promise<KnownRun | null> {
    const rows: KnownRun[] = await this.tx.query(
      `SELECT id, input_hash AS "inputHash", responded FROM impact_run
       WHERE kind = $1 AND scope_type = $2 AND scope_id IS NOT DISTINCT FROM $3::uuid AND wave_kind = $4
       ORDER BY computed_at DESC, id LIMIT 1`,
      [kind, scope.scopeType, scope.scopeId, scope.waveKind],
    );
    return rows[0] ?? null;
  }

  /**
   * Every count ever released of a scope, with the waves it was made of; two releases must not differ by people whom
   * no figure shows. A sum of what waves show by themselves says nothing of the others.
   */
  async findReleasedCounts(scope: Scope, latestId: string): Promise<ReleasedCount[]> {
    return this.tx.query(
      `SELECT r.wave_ids AS "waveIds", f.metric, f.item_code AS "itemCode", f.dimension,
         f.group_code AS "groupCode", f.n, bool_or(r.id = $4) AS "isLatest"
       FROM impact_run r JOIN impact_figure f ON f.run_id = r.id
       WHERE r.kind = 'released' AND r.scope_type = $1 AND r.scope_id IS NOT DISTINCT FROM $2::uuid
         AND r.wave_kind = $3 AND f.n IS NOT NULL AND NOT 'shown_waves_only' = ANY (f.flags)
       GROUP BY r.wave_ids, f.metric, f.item_code, f.dimension, f.group_code, f.n
       ORDER BY min(r.computed_at), r.wave_ids, f.metric, f.item_code, f.dimension, f.group_code, f.n`,
      [scope.scopeType, scope.scopeId, scope.waveKind, latestId],
    );
  }

  async insert(run: NewImpactRun, figures: readonly Figure[]): Promise<string> {
    const rows: { id: string }[] = await this.tx.query(
      `INSERT INTO impact_run (kind, scope_type, scope_id, wave_kind, method_version, policy_version, threshold,
         breakdown_from, frame_hash, input_hash, seed, invited, responded, reason, wave_ids, left_out)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16) RETURNING id`,
      [
        run.kind,
        run.scopeType,
        run.scopeId,
        run.waveKind,
        run.methodVersion,
        run.policyVersion,
        run.threshold,
        run.breakdownFrom,
        run.frameHash,
        run.inputHash,
        run.seed,
        run.invited,
        run.responded,
        run.reason,
        run.waveIds,
        run.leftOut,
      ],
    );
    const id = rows[0]?.id;
    if (!id) throw new Error('the run was not inserted');
    await this.tx.query(
      `INSERT INTO impact_figure (run_id, position, metric, item_code, dimension, group_code, choice_code, estimate,
         lower, upper, conf, n, invited, numerator, response_rate, method, suppressed, null_reason, flags,
         weighted, weighted_lower, weighted_upper, weighted_reason, design_effect, effective_n)
       SELECT $1, f.position, f.metric, f."itemCode", f.dimension, f."groupCode", f."choiceCode", f.estimate,
         f.lower, f.upper, f.conf, f.n, f.invited, f.numerator, f."responseRate", f.method, f.suppressed, f."nullReason",
         coalesce((SELECT array_agg(flag) FROM jsonb_array_elements_text(f.flags) AS flag), '{}'),
         f.weighted, f."weightedLower", f."weightedUpper", f."weightedReason", f."designEffect", f."effectiveN"
       FROM jsonb_to_recordset($2::jsonb) AS f(position int, metric text, "itemCode" text, dimension text,
         "groupCode" text, "choiceCode" text, estimate float8, lower float8, upper float8, conf float8, n int,
         invited int, numerator float8, "responseRate" float8, method text, suppressed text, "nullReason" text, flags jsonb,
         weighted float8, "weightedLower" float8, "weightedUpper" float8, "weightedReason" text, "designEffect" float8,
         "effectiveN" float8)`,
      [id, JSON.stringify(figures.map((figure, position) => ({ position, ...figure })))],
    );
    return id;
  }
}

export interface ReleasedCount {
  waveIds: string[];
  metric: string;
  itemCode: string | null;
  dimension: string;
  groupCode: string;
  n: number;
  /** Whether it stands in the latest release. */
  isLatest: boolean;
}
