import type { EntityManager } from 'typeorm';
import { sqlInstant } from '../sql-instant.js';

/** Of one run: what a check found out about it. */
export type CheckVerdict = 'equal' | 'differs' | 'missed' | 'moved_on' | 'other_version' | 'pending';

export interface CheckFinding {
  runId: string;
  verdict: CheckVerdict;
  reason: string;
}

export interface CheckCounts {
  checked: number;
  differing: number;
  movedOn: number;
  otherVersions: number;
  findings: readonly CheckFinding[];
}

export interface ImpactCheck {
  night: string;
  startedAt: string;
  finishedAt: string | null;
  businessAt: string;
  scopesChecked: number;
  scopesDiffering: number;
  scopesMovedOn: number;
  scopesOfOtherVersions: number;
}

const latestSql = `SELECT night::text AS night, ${sqlInstant('started_at')} AS "startedAt",
    ${sqlInstant('finished_at')} AS "finishedAt", ${sqlInstant('business_at')} AS "businessAt",
    scopes_checked AS "scopesChecked", scopes_differing AS "scopesDiffering", scopes_moved_on AS "scopesMovedOn",
    scopes_of_other_versions AS "scopesOfOtherVersions"
  FROM impact_check WHERE finished_at IS NOT NULL ORDER BY night DESC LIMIT 1`;

/**
 * The night of a centre: one to six o'clock in the zone of most of its activities, since a centre has no zone of its
 * own. A check whose worker has not been heard of for ten minutes is anybody's.
 */
const claimSql = `WITH place AS (
    SELECT coalesce((SELECT time_zone FROM activity GROUP BY 1 ORDER BY count(*) DESC, 1 LIMIT 1), 'UTC') AS zone),
  here AS (SELECT business_now() AT TIME ZONE zone AS now FROM place)
  INSERT INTO impact_check (night, claim) SELECT now::date, $1 FROM here WHERE extract(hour FROM now) BETWEEN 1 AND 5
  ON CONFLICT (night) DO UPDATE SET claim = EXCLUDED.claim, started_at = clock_timestamp(), beat_at = clock_timestamp()
    WHERE impact_check.finished_at IS NULL AND impact_check.beat_at < clock_timestamp() - interval '10 minutes'
  RETURNING night::text AS night`;

/** Writes table `impact_check`. */
export class ImpactCheckRepository {
  constructor(private readonly tx: EntityManager) {}

  /** The night that is to be checked by this claim; null by day, and when somebody has it already. */
  async claim(claim: string): Promise<string | null> {
    const rows: { night: string }[] = await this.tx.query(claimSql, [claim]);
    return rows[0]?.night ?? null;
  }

  /** Whether the check is still this claim's. */
  async beat(night: string, claim: string): Promise<boolean> {
    const [rows]: [unknown[], number] = await this.tx.query(
      `UPDATE impact_check SET beat_at = clock_timestamp() WHERE night = $1 AND claim = $2 AND finished_at IS NULL
       RETURNING night`,
      [night, claim],
    );
    return rows.length > 0;
  }

  async finish(night: string, claim: string, counts: CheckCounts): Promise<boolean> {
    const [rows]: [unknown[], number] = await this.tx.query(
      `UPDATE impact_check SET finished_at = clock_timestamp(), scopes_checked = $3, scopes_differing = $4,
         scopes_moved_on = $5, scopes_of_other_versions = $6, findings = $7::jsonb
       WHERE night = $1 AND claim = $2 AND finished_at IS NULL RETURNING night`,
      [
        night,
        claim,
        counts.checked,
        counts.differing,
        counts.movedOn,
        counts.otherVersions,
        JSON.stringify(counts.findings),
      ],
    );
    return rows.length > 0;
  }

  /** Gives a night back that was not finished, so that another worker need not wait for it. */
  async giveBack(night: string, claim: string): Promise<void> {
    await this.tx.query('DELETE FROM impact_check WHERE night = $1 AND claim = $2 AND finished_at IS NULL', [
      night,
      claim,
    ]);
  }

  async findLatest(): Promise<ImpactCheck | null> {
    const rows: ImpactCheck[] = await this.tx.query(latestSql);
    return rows[0] ?? null;
  }
}
