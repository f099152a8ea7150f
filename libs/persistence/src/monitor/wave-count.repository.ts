import type { CurvePoint, ToldGroup, WaveOutcomes } from '@traccia/impact';
import type { EntityManager } from 'typeorm';
import { askedUnits } from './asked-units.sql.js';

/** A wave of which something may be told anew. */
export interface WaveToCount {
  id: string;
  state: 'open' | 'closed';
  privacyMode: 'named' | 'confidential' | 'anonymous';
  respondentKind: string;
  hasFrame: boolean;
  /** The last day that is over, or the day of the closing. */
  countTo: string;
}

/** How far one of those who were asked was by the end of that day. */
export interface AskedUnit {
  id: string;
  outcome: keyof WaveOutcomes;
  declinedReason: string | null;
  mail: 'delivered' | 'bounced' | 'stopped' | 'no_address' | 'none' | 'waiting';
  constituentGroup: string | null;
  sex: string | null;
  region: string | null;
  organizationType: string | null;
}

/** All that is told of a wave at one time. */
export interface ToldCounts {
  invited: number;
  /** It was known whose answers they were, and so how far the others had come. */
  linked: boolean;
  outcomes: WaveOutcomes;
  declined: Record<string, number>;
  unreachable: Record<string, number>;
  /** By dimension, as last told, and up to which day. */
  groups: { countedTo: string; told: Record<string, ToldGroup[]> } | null;
  /** Of a wave that was told of only when it had closed: how it rose. */
  curve: CurvePoint[] | null;
}

export interface WaveTelling {
  number: number;
  countedTo: string;
  last: boolean;
  least: number;
  answered: number;
  counts: ToldCounts;
}

const counted = `r.state = 'submitted' AND r.part IN ('whole', 'main')`;
const midnight = `date_trunc('day', business_now() AT TIME ZONE a.time_zone)`;

/** Open waves with enough answers that nobody was told of yet, and closed ones that nobody was told the end of. */
const dueSql = `SELECT w.id FROM wave w JOIN activity a ON a.id = w.activity_id
  LEFT JOIN LATERAL (SELECT c.answered, c.counted_to, c.last FROM wave_count c WHERE c.wave_id = w.id
    ORDER BY c.number DESC LIMIT 1) told ON true
  WHERE (w.state = 'closed' AND told.last IS NOT TRUE)
    OR (w.state = 'open' AND coalesce(told.counted_to < (${midnight})::date - 1, true) AND $1 + coalesce(told.answered, 0) <= greatest(
      (SELECT count(*) FROM response r WHERE r.wave_id = w.id AND ${counted} AND r.submitted_at < ${midnight} AT TIME ZONE a.time_zone),
      (SELECT count(*) FROM invitation i WHERE i.wave_id = w.id AND w.privacy_mode = 'anonymous' AND i.answer_state = 'submitted')))
  ORDER BY w.id LIMIT $2`;
const lockSql = `SELECT w.id, w.state, w.privacy_mode AS "privacyMode", w.respondent_kind AS "respondentKind",
    EXISTS (SELECT 1 FROM frame_member f WHERE f.wave_id = w.id) AS "hasFrame",
    to_char(CASE w.state WHEN 'open' THEN ${midnight} - interval '1 day'
      ELSE coalesce(w.closes_at, business_now()) AT TIME ZONE a.time_zone END, 'YYYY-MM-DD') AS "countTo"
  FROM wave w JOIN activity a ON a.id = w.activity_id WHERE w.id = $1 AND w.state IN ('open', 'closed')
  FOR UPDATE OF w`;
const listSql = `SELECT number, to_char(counted_to, 'YYYY-MM-DD') AS "countedTo", last, least, answered, counts
  FROM wave_count WHERE wave_id = $1 ORDER BY number`;
const unlinkedSql = `SELECT r.completeness, count(*)::int AS count FROM response r
       WHERE r.wave_id = $1 AND r.invitation_id IS NULL AND ${counted} GROUP BY r.completeness`;
const daysSql = `SELECT to_char(d.day, 'YYYY-MM-DD') AS day, (sum(d.answered) OVER (ORDER BY d.day))::int AS answered
       FROM (SELECT (r.submitted_at AT TIME ZONE a.time_zone)::date AS day, count(*) AS answered
         FROM response r JOIN wave w ON w.id = r.wave_id JOIN activity a ON a.id = w.activity_id
         WHERE r.wave_id = $1 AND ${counted} GROUP BY 1) d ORDER BY d.day`;

/** Writes table `wave_count`, and in `invitation` how far somebody was when it was last told. */
export class WaveCountRepository {
  constructor(private readonly tx: EntityManager) {}

  async findDue(least: number, limit: number): Promise<string[]> {
    const rows: { id: string }[] = await this.tx.query(dueSql, [least, limit]);
    return rows.map(({ id }) => id);
  }

  /** One telling of a wave at a time. */
  async lock(waveId: string): Promise<WaveToCount | null> {
    const rows: WaveToCount[] = await this.tx.query(lockSql, [waveId]);
    return rows[0] ?? null;
  }

  /** In the order of telling. */
  async listTold(waveId: string): Promise<WaveTelling[]> {
    return this.tx.query(listSql, [waveId]);
  }

  /** Everybody who was asked, up to the end of the day that is counted; of a closed wave up to its end. */
  async listAsked(waveId: string): Promise<AskedUnit[]> {
    return this.tx.query(askedUnits, [waveId]);
  }

  /** Answers that lead to nobody, by how far they go. */
  async countUnlinked(waveId: string): Promise<{ completeness: string; count: number }[]> {
    return this.tx.query(unlinkedSql, [waveId]);
  }

  /** How many had answered by the end of each day on which somebody did. */
  async listDays(waveId: string): Promise<CurvePoint[]> {
    return this.tx.query(daysSql, [waveId]);
  }

  async tell(waveId: string, telling: WaveTelling): Promise<void> {
    await this.tx.query(
      `INSERT INTO wave_count (wave_id, number, counted_to, last, least, answered, counts)
       VALUES ($1, $2, $3, $4, $5, $6, $7)`,
      [
        waveId,
        telling.number,
        telling.countedTo,
        telling.last,
        telling.least,
        telling.answered,
        JSON.stringify(telling.counts),
      ],
    );
  }

  async noteTold(units: readonly { id: string; state: string }[]): Promise<void> {
    await this.tx.query(
      `UPDATE invitation i SET told_state = n.state FROM unnest($1::uuid[], $2::text[]) AS n(id, state)
       WHERE i.id = n.id AND i.told_state IS DISTINCT FROM n.state`,
      [units.map(({ id }) => id), units.map(({ state }) => state)],
    );
  }
}
