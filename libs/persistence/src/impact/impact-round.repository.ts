import type { scopeKinds } from '@traccia/contracts';
import type { EntityManager } from 'typeorm';
import { sqlInstant } from '../sql-instant.js';

export type RoundEnd = 'done' | 'failed' | 'cancelled' | 'stopped' | 'lost';
type ScopeKind = (typeof scopeKinds)[number];

export interface ImpactRound {
  id: string;
  startedAt: string;
  scopesTotal: number;
  scopesDone: number;
  scopeType: ScopeKind | null;
  cancelAsked: boolean;
  /** Only while it lies ahead. */
  restsUntil: string | null;
  endedAt: string | null;
  endedHow: RoundEnd | null;
}

/** Where a round stands before it computes a scope. */
export interface RoundStep {
  done: number;
  total: number;
  scopeType: ScopeKind | null;
  scopeId: string | null;
}

const latestSql = `SELECT id, ${sqlInstant('started_at')} AS "startedAt", scopes_total AS "scopesTotal",
    scopes_done AS "scopesDone", scope_type AS "scopeType", cancel_asked_at IS NOT NULL AS "cancelAsked",
    CASE WHEN rests_until > clock_timestamp() THEN ${sqlInstant('rests_until')} END AS "restsUntil",
    ${sqlInstant('ended_at')} AS "endedAt", ended_how AS "endedHow"
  FROM impact_round ORDER BY started_at DESC, id LIMIT 1`;

/** Writes table `impact_round`: one round of computing at a time, and how far it is. */
export class ImpactRoundRepository {
  constructor(private readonly tx: EntityManager) {}

  async findLatest(): Promise<ImpactRound | null> {
    const rows: ImpactRound[] = await this.tx.query(latestSql);
    return rows[0] ?? null;
  }

  async countStale(): Promise<number> {
    const rows: { count: number }[] = await this.tx.query('SELECT count(*)::int AS count FROM stale_scope');
    return rows[0]?.count ?? 0;
  }

  /** Begins a round of so many scopes, unless one is under way or computing rests after a cancelled one. */
  async begin(scopesTotal: number): Promise<string | 'busy' | 'resting'> {
    await this.tx.query(
      `UPDATE impact_round SET ended_at = clock_timestamp(), ended_how = 'lost', scope_type = NULL, scope_id = NULL
       WHERE ended_at IS NULL AND beat_at < clock_timestamp() - interval '30 seconds'`,
    );
    const [row]: { id: string | null; resting: boolean }[] = await this.tx.query(
      `WITH rest AS (SELECT coalesce((SELECT rests_until > clock_timestamp() FROM impact_round
           ORDER BY started_at DESC LIMIT 1), false) AS resting),
         begun AS (INSERT INTO impact_round (scopes_total) SELECT $1 FROM rest WHERE NOT resting
           ON CONFLICT DO NOTHING RETURNING id)
       SELECT (SELECT id FROM begun) AS id, resting FROM rest`,
      [scopesTotal],
    );
    return row?.id ?? (row?.resting ? 'resting' : 'busy');
  }

  /** Says where the round stands. */
  async step(id: string, { done, total, scopeType, scopeId }: RoundStep): Promise<void> {
    await this.tx.query(
      `UPDATE impact_round SET scopes_done = $2::int, scopes_total = greatest($3::int, $2::int), scope_type = $4, scope_id = $5,
         beat_at = clock_timestamp() WHERE id = $1 AND ended_at IS NULL`,
      [id, done, total, scopeType, scopeId],
    );
  }

  /** Says that the worker of the round lives; answers whether the round may go on. */
  async beat(id: string): Promise<'go on' | 'cancel' | 'lost'> {
    const [rows]: [{ cancel: boolean }[], number] = await this.tx.query(
      `UPDATE impact_round SET beat_at = clock_timestamp() WHERE id = $1 AND ended_at IS NULL
       RETURNING cancel_asked_at IS NOT NULL AS cancel`,
      [id],
    );
    if (!rows[0]) return 'lost';
    return rows[0].cancel ? 'cancel' : 'go on';
  }

  /** After a cancelled round computing rests for a while, or the next one would take up at once what was stopped. */
  async end(id: string, how: RoundEnd, restMinutes: number): Promise<void> {
    await this.tx.query(
      `UPDATE impact_round SET ended_at = clock_timestamp(), ended_how = $2, scope_type = NULL, scope_id = NULL,
         rests_until = CASE WHEN $2 = 'cancelled' THEN clock_timestamp() + make_interval(mins => $3) END
       WHERE id = $1 AND ended_at IS NULL`,
      [id, how, restMinutes],
    );
  }

  /** Asks the round under way to stop; answers its id, or null when none is. */
  async askToCancel(): Promise<string | null> {
    const [rows]: [{ id: string }[], number] = await this.tx.query(
      `UPDATE impact_round SET cancel_asked_at = coalesce(cancel_asked_at, clock_timestamp())
       WHERE ended_at IS NULL AND beat_at > clock_timestamp() - interval '30 seconds' RETURNING id`,
    );
    return rows[0]?.id ?? null;
  }

  /** Somebody wants figures now: a rest after a cancelled round is over. */
  async endRest(): Promise<void> {
    await this.tx.query('UPDATE impact_round SET rests_until = NULL WHERE rests_until > clock_timestamp()');
  }
}
