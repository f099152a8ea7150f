import type { EntityManager } from 'typeorm';

export type SignInMethod = 'password' | 'link' | 'oidc' | 'sign_up';
export type SessionEnd =
  'rotated' | 'signed-out' | 'ended-by-owner' | 'password-changed' | 'role-changed' | 'disabled' | 'merged';

export interface OpenSession {
  id: string;
  method: SignInMethod;
  createdAt: Date;
  seenAt: Date;
}

/** However busy, a session ends after this; the reader of sessions also ends idle ones. */
const sessionDays = 14;

/** Writes table `sign_in_session`. Times here are the bare database clock. */
export class SignInSessionRepository {
  constructor(private readonly tx: EntityManager) {}

  async open(personId: string, secretHash: Buffer, method: SignInMethod): Promise<string> {
    const [row]: { id: string }[] = await this.tx.query(
      `INSERT INTO sign_in_session (secret_hash, person_id, expires_at, method)
       VALUES ($1, $2, clock_timestamp() + make_interval(days => $3), $4) RETURNING id`,
      [secretHash, personId, sessionDays, method],
    );
    if (!row) throw new Error('a session was not opened');
    return row.id;
  }

  /** Whoever's it is; for the session that a browser presents while it signs in anew. */
  async end(id: string, reason: SessionEnd): Promise<void> {
    await this.tx.query(
      'UPDATE sign_in_session SET ended_at = clock_timestamp(), end_reason = $2 WHERE id = $1 AND ended_at IS NULL',
      [id, reason],
    );
  }

  async endOneOf(personId: string, id: string, reason: SessionEnd): Promise<boolean> {
    const [rows]: [unknown[], number] = await this.tx.query(
      `UPDATE sign_in_session SET ended_at = clock_timestamp(), end_reason = $3
       WHERE id = $1 AND person_id = $2 AND ended_at IS NULL RETURNING id`,
      [id, personId, reason],
    );
    return rows.length > 0;
  }

  /** All sessions of a person but `keep`. */
  async endAllOf(personId: string, reason: SessionEnd, keep: string | null = null): Promise<void> {
    await this.tx.query(
      `UPDATE sign_in_session SET ended_at = clock_timestamp(), end_reason = $2
       WHERE person_id = $1 AND ended_at IS NULL AND id IS DISTINCT FROM $3::uuid`,
      [personId, reason, keep],
    );
  }

  async listOpen(personId: string, idleSeconds: number): Promise<OpenSession[]> {
    return this.tx.query(
      `SELECT id, method, created_at AS "createdAt", seen_at AS "seenAt" FROM sign_in_session
       WHERE person_id = $1 AND ended_at IS NULL AND expires_at > clock_timestamp()
         AND seen_at > clock_timestamp() - make_interval(secs => $2)
       ORDER BY seen_at DESC, id LIMIT 100`,
      [personId, idleSeconds],
    );
  }
}
