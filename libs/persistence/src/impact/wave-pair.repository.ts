import type { ActivityFiguresInput, PairSideRow, PairsInput } from '@traccia/impact';
import type { EntityManager } from 'typeorm';

interface PairOfWaves {
  carrierId: string;
  otherId: string;
  kind: PairsInput['kind'];
}

interface SideRow {
  waveId: string;
  person: string | null;
  completeness: PairSideRow['completeness'];
  scorePoints: number | null;
  scoreMax: number | null;
  used: string | null;
}

const used: readonly string[] = ['yes', 'partly'];

/** A second wave of the kind would share people with the first, and their difference would be a few of them. */
const isAlone = (wave: string): string => `NOT EXISTS (SELECT 1 FROM wave x
    JOIN instrument_version xv ON xv.id = x.instrument_version_id JOIN instrument xi ON xi.id = xv.instrument_id
    WHERE x.activity_id = ${wave}.activity_id AND x.id <> ${wave}.id AND x.kind = ${wave}.kind
      AND x.respondent_kind = ${wave}.respondent_kind AND x.state <> 'cancelled' AND xi.kind <> 'interview_guide')`;
/** What people were promised to keep apart is never put together. */
const isOpenToPairs = (wave: string): string =>
  `${wave}.state = 'closed' AND ${wave}.privacy_mode <> 'anonymous' AND ${wave}.links_cut_at IS NULL`;
const pairsSql = `SELECT w.id AS "carrierId", o.id AS "otherId",
    CASE WHEN w.respondent_kind = 'supervisor' THEN 'supervisors' ELSE 'tests' END AS kind
  FROM wave w JOIN activity a ON a.id = w.activity_id AND a.frame_kind = 'roster'
  JOIN wave o ON o.activity_id = w.activity_id AND o.respondent_kind = 'participant'
  JOIN instrument_version v ON v.id = o.instrument_version_id
  JOIN instrument i ON i.id = v.instrument_id AND i.kind <> 'interview_guide'
  WHERE (w.kind = 'post_test' AND w.respondent_kind = 'participant' AND o.kind = 'pre_test'
      OR w.respondent_kind = 'supervisor' AND o.kind = w.kind)
    AND ${isOpenToPairs('w')} AND ${isOpenToPairs('o')} AND ${isAlone('w')} AND ${isAlone('o')}`;
const pairOfCarrierSql = `${pairsSql} AND w.id = $1`;
const releasedCarriersSql = `${pairsSql} AND o.id = $1
    AND EXISTS (SELECT 1 FROM impact_run r WHERE r.scope_type = 'wave' AND r.scope_id = w.id AND r.kind = 'released')
  ORDER BY w.id`;
const sidesSql = `SELECT r.wave_id AS "waveId", i.enrolment_id AS person,
    coalesce(r.completeness, 'partial') AS completeness,
    r.score_points::float8 AS "scorePoints", r.score_max::float8 AS "scoreMax",
    (SELECT a.choice_code FROM answer a JOIN item t ON t.id = a.item_id
     WHERE a.response_id = r.id AND a.occurrence = 0 AND a.missing_reason IS NULL
       AND t.metric = CASE WHEN w.respondent_kind = 'supervisor' THEN 'application_observed' ELSE 'application_rate' END
     ORDER BY t.position, t.code LIMIT 1) AS used
  FROM response r JOIN wave w ON w.id = r.wave_id LEFT JOIN invitation i ON i.id = r.invitation_id
  WHERE r.wave_id = ANY($1::uuid[]) AND r.state = 'submitted' AND r.part IN ('whole', 'main')
    AND (i.id IS NULL OR CASE WHEN w.respondent_kind = 'participant'
      THEN EXISTS (SELECT 1 FROM frame_member f WHERE f.wave_id = r.wave_id AND f.enrolment_id = i.enrolment_id)
      ELSE i.answer_state <> 'ineligible' END)
  ORDER BY r.wave_id, r.submitted_at, r.id`;

/** Reads which waves are of the same people, and their answers on both sides. */
export class WavePairRepository {
  constructor(private readonly tx: EntityManager) {}

  /**
   * The pairs whose figures a wave carries: of a test after with the one before, of supervisors with the participants
   * they speak of. Both waves are closed, and neither is anonymous.
   *
   * @returns undefined where the wave carries none
   */
  async loadPairs(waveId: string): Promise<ActivityFiguresInput['pairs']> {
    const [pair]: PairOfWaves[] = await this.tx.query(pairOfCarrierSql, [waveId]);
    if (!pair) return undefined;
    const { carrierId, otherId, kind } = pair;
    const rows: SideRow[] = await this.tx.query(sidesSql, [[otherId, carrierId]]);
    const sideOf = (id: string): PairSideRow[] =>
      rows
        .filter((row) => row.waveId === id)
        .map((row) => ({
          person: row.person,
          completeness: row.completeness,
          value: kind === 'tests' ? pointsOf(row) : usedOf(row),
        }));
    return { kind, before: sideOf(otherId), after: sideOf(carrierId) };
  }

  /** Waves that readers have figures of, and whose pairs change with this one. */
  async findReleasedCarriers(waveId: string): Promise<string[]> {
    const rows: PairOfWaves[] = await this.tx.query(releasedCarriersSql, [waveId]);
    return rows.map(({ carrierId }) => carrierId);
  }
}

function pointsOf({ scorePoints, scoreMax }: SideRow): number | null {
  return scorePoints !== null && scoreMax ? (100 * scorePoints) / scoreMax : null;
}

function usedOf({ used: said }: SideRow): number | null {
  return said === null ? null : Number(used.includes(said));
}
