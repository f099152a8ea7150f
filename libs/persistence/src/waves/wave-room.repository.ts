import type { WaveKind } from '@traccia/contracts';
import type { EntityManager } from 'typeorm';
import { type ActivityScope, activityToManage, scopeValues } from '../activities/activity-scope.js';

export interface WaveRoomLine {
  waveId: string;
  kind: WaveKind;
  code: string;
  state: 'planned' | 'open' | 'closed' | 'cancelled';
  opensAt: Date;
  closesAt: Date | null;
}
export interface WaveRoomEntry extends WaveRoomLine {
  activityId: string;
  activityTitle: Record<string, string>;
  activityCode: string;
  frameKind: string;
  asked: number;
  answered: number;
  /** The activity goes on, and the window is not over. */
  mayOpen: boolean;
}
/** One's own place in a wave that is open in the room. */
export interface WaveRoomPlace {
  invitationId: string;
  nonce: Buffer;
  keyVersion: number;
}

const line = `w.id AS "waveId", w.kind, w.code, w.state, w.opens_at AS "opensAt", w.closes_at AS "closesAt"`;
const tables = `wave w JOIN activity a ON a.id = w.activity_id JOIN course c ON c.id = a.course_id`;
const listSql = `SELECT ${line} FROM ${tables}
  WHERE w.opening = 'in_room' AND w.opens_at IS NOT NULL AND a.id = $7 AND ${activityToManage}
  ORDER BY w.opens_at, w.id LIMIT 50`;
const findSql = `SELECT ${line}, a.id AS "activityId", a.title AS "activityTitle", a.code AS "activityCode",
    a.frame_kind AS "frameKind",
    (SELECT count(*)::int FROM invitation i WHERE i.wave_id = w.id AND i.answer_state <> 'ineligible') AS asked,
    (SELECT count(*)::int FROM invitation i WHERE i.wave_id = w.id AND i.answer_state = 'submitted')
      + coalesce((SELECT count(*)::int FROM anonymous_wave n, jsonb_object_keys(n.issued) WHERE n.wave_id = w.id), 0) AS answered,
    a.status NOT IN ('draft', 'cancelled') AND coalesce(w.closes_at > business_now(), true) AS "mayOpen"
  FROM ${tables} WHERE w.opening = 'in_room' AND w.opens_at IS NOT NULL AND w.id = $7 AND ${activityToManage}`;
const lockSql = `${findSql} FOR UPDATE OF w`;

/** Reads waves that are opened in the room; what opening does is in `OpenWaveRepository`. */
export class WaveRoomRepository {
  constructor(private readonly tx: EntityManager) {}

  async listForActivity(activityId: string, scope: ActivityScope): Promise<WaveRoomLine[]> {
    return this.tx.query(listSql, [...scopeValues(scope), activityId]);
  }

  async find(waveId: string, scope: ActivityScope): Promise<WaveRoomEntry | null> {
    const rows: WaveRoomEntry[] = await this.tx.query(findSql, [...scopeValues(scope), waveId]);
    return rows[0] ?? null;
  }

  /** Two who press at once follow one another. */
  async lock(waveId: string, scope: ActivityScope): Promise<WaveRoomEntry | null> {
    const rows: WaveRoomEntry[] = await this.tx.query(lockSql, [...scopeValues(scope), waveId]);
    return rows[0] ?? null;
  }

  /** Somebody opens earlier than the plan had it. */
  async beginNow(waveId: string): Promise<void> {
    await this.tx.query(`UPDATE wave SET opens_at = least(opens_at, business_now()) WHERE id = $1`, [waveId]);
  }

  /** From this moment no answer is taken; the worker closes what is over. */
  async endNow(waveId: string): Promise<void> {
    await this.tx.query(
      `UPDATE wave SET closes_at = greatest(business_now(), opens_at + interval '1 second')
       WHERE id = $1 AND state = 'open' AND (closes_at IS NULL OR closes_at > business_now())`,
      [waveId],
    );
  }

  /** Ids of those who are asked in the room and have no link yet. */
  async listWithoutLink(waveId: string): Promise<string[]> {
    const rows: { id: string }[] = await this.tx.query(
      `SELECT id FROM invitation WHERE wave_id = $1 AND link_hash IS NULL AND answer_state <> 'ineligible'`,
      [waveId],
    );
    return rows.map(({ id }) => id);
  }

  /** Everybody has a link from the opening on, so that entering changes nothing. */
  async findPlace(waveId: string, personId: string): Promise<WaveRoomPlace | null> {
    const rows: WaveRoomPlace[] = await this.tx.query(
      `SELECT i.id AS "invitationId", i.link_nonce AS nonce, i.link_key_version AS "keyVersion"
       FROM invitation i JOIN wave w ON w.id = i.wave_id LEFT JOIN enrolment e ON e.id = i.enrolment_id
       WHERE w.id = $1 AND w.opening = 'in_room' AND w.state = 'open' AND w.respondent_kind <> 'supervisor'
         AND (w.closes_at IS NULL OR w.closes_at > business_now())
         AND i.answer_state NOT IN ('ineligible', 'expired') AND $2 IN (e.person_id, i.trainer_person_id)
         AND i.link_nonce IS NOT NULL AND i.link_key_version IS NOT NULL`,
      [waveId, personId],
    );
    return rows[0] ?? null;
  }
}
