import type { EntityManager } from 'typeorm';
import type { RecordParts } from '../responses/personal-link.repository.js';
import { keepKeySql, recordOfWaveSql } from './anonymous-record.sql.js';

export interface TicketKey {
  /** The public half, hexadecimal. */
  modulus: string;
  sealedKey: Buffer;
}

/** What an anonymous answer needs to know of its wave; nothing of who sends it. */
export interface AnonymousWave extends TicketKey {
  waveId: string;
  waveKind: string;
  activityId: string;
  activityCode: string;
  activityTitle: Record<string, string>;
  instrumentVersionId: string;
  /** It is anonymous, open, and its window is not over. */
  takesAnswers: boolean;
}

const columns = `w.id AS "waveId", w.kind AS "waveKind", w.activity_id AS "activityId", a.code AS "activityCode",
  a.title AS "activityTitle", w.instrument_version_id AS "instrumentVersionId",
  n.modulus, n.sealed_key AS "sealedKey",
  (w.privacy_mode = 'anonymous' AND w.state = 'open' AND a.status <> 'cancelled'
    AND coalesce(w.opens_at <= business_now(), true) AND coalesce(w.closes_at > business_now(), true)) AS "takesAnswers"`;
const readSql = `SELECT ${columns} FROM anonymous_wave n JOIN wave w ON w.id = n.wave_id
  JOIN activity a ON a.id = w.activity_id WHERE n.wave_id = $1`;

/**
 * Writes table `anonymous_wave`: the wave's key, and who has been given a ticket. All people of a wave stand in one row,
 * because rows of their own would tell by place and transaction who came when.
 */
export class AnonymousWaveRepository {
  constructor(private readonly tx: EntityManager) {}

  async findKey(waveId: string): Promise<TicketKey | null> {
    const rows: TicketKey[] = await this.tx.query(
      'SELECT modulus, sealed_key AS "sealedKey" FROM anonymous_wave WHERE wave_id = $1',
      [waveId],
    );
    return rows[0] ?? null;
  }

  /** The first key is the wave's for good: one for everybody, so that none of them marks anybody. */
  async keepKey(waveId: string, { modulus, sealedKey }: TicketKey): Promise<TicketKey> {
    await this.tx.query(keepKeySql, [waveId, modulus, sealedKey]);
    const kept = await this.findKey(waveId);
    if (!kept) throw new Error('the key of an anonymous wave vanished');
    return kept;
  }

  /** What is known of the activity, the same for everybody who is asked; of the wave's key there is one already. */
  async readRecord(waveId: string): Promise<RecordParts> {
    const rows: Omit<
      RecordParts,
      'givenName' | 'participantName' | 'organizationName' | 'actions' | 'nominees'
    >[] = await this.tx.query(recordOfWaveSql, [waveId]);
    if (!rows[0]) throw new Error('an anonymous wave without its key');
    return {
      ...rows[0],
      givenName: null,
      participantName: null,
      organizationName: null,
      actions: [],
      nominees: [],
    };
  }

  /** Answers of one wave follow one another, and its closing them. */
  async lock(waveId: string): Promise<AnonymousWave | null> {
    await this.tx.query('SELECT 1 FROM anonymous_wave WHERE wave_id = $1 FOR UPDATE', [waveId]);
    // A second statement, so that it sees what was committed while this one waited.
    const rows: AnonymousWave[] = await this.tx.query(readSql, [waveId]);
    return rows[0] ?? null;
  }

  /** Digest of what was signed for this invitation; null while nothing was. */
  async findIssued(waveId: string, invitationId: string): Promise<string | null> {
    const rows: { digest: string | null }[] = await this.tx.query(
      'SELECT issued->>$2 AS digest FROM anonymous_wave WHERE wave_id = $1',
      [waveId, invitationId],
    );
    return rows[0]?.digest ?? null;
  }

  async noteIssued(waveId: string, digests: Readonly<Record<string, string>>): Promise<void> {
    await this.tx.query('UPDATE anonymous_wave SET issued = issued || $2::jsonb WHERE wave_id = $1', [
      waveId,
      JSON.stringify(digests),
    ]);
  }

  /**
   * Once a business day, open waves in which at least so many have answered since the last marking; all of them in one
   * statement, so that the time of the mark is that of the batch.
   *
   * @returns how many invitations were marked
   */
  async markAnswered(atLeast: number): Promise<number> {
    const [, marked]: [unknown[], number] = await this.tx.query(
      `WITH due AS (
         SELECT n.wave_id, n.issued FROM anonymous_wave n JOIN wave w ON w.id = n.wave_id
         WHERE w.state = 'open' AND n.issued <> '{}'
           AND (n.marked_on IS NULL OR n.marked_on < (business_now() AT TIME ZONE 'UTC')::date)
           AND (SELECT count(*) FROM invitation i WHERE i.wave_id = n.wave_id AND n.issued ? i.id::text
             AND i.answer_state <> 'submitted') >= $1
         FOR UPDATE OF n
       ), noted AS (
         UPDATE anonymous_wave n SET marked_on = (business_now() AT TIME ZONE 'UTC')::date FROM due WHERE due.wave_id = n.wave_id
       )
       UPDATE invitation i SET answer_state = 'submitted' FROM due
       WHERE i.wave_id = due.wave_id AND due.issued ? i.id::text AND i.answer_state <> 'submitted'`,
      [atLeast],
    );
    return marked;
  }

  /** Nobody needs to know any more who has answered: everybody who was asked looks the same from now on. */
  async forgetWhoAnswered(waveId: string): Promise<void> {
    await this.tx.query('SELECT forget_who_answered($1)', [waveId]);
  }
}
