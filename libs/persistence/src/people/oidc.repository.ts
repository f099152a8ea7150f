import type { EntityManager } from 'typeorm';

export interface OidcAttempt {
  codeVerifier: string;
  nonce: string;
  returnTo: string;
}

/** Writes tables `oidc_attempt` and `oidc_identity`. */
export class OidcRepository {
  constructor(private readonly tx: EntityManager) {}

  async addAttempt(stateHash: Buffer, attempt: OidcAttempt, seconds: number): Promise<void> {
    await this.tx.query(
      `INSERT INTO oidc_attempt (state_hash, code_verifier, nonce, return_to, expires_at)
       VALUES ($1, $2, $3, $4, clock_timestamp() + make_interval(secs => $5))`,
      [stateHash, attempt.codeVerifier, attempt.nonce, attempt.returnTo, seconds],
    );
  }

  /** Takes the attempt away: a state works once. */
  async takeAttempt(stateHash: Buffer): Promise<OidcAttempt | null> {
    const [rows]: [OidcAttempt[], number] = await this.tx.query(
      `DELETE FROM oidc_attempt WHERE state_hash = $1 AND expires_at > clock_timestamp()
       RETURNING code_verifier AS "codeVerifier", nonce, return_to AS "returnTo"`,
      [stateHash],
    );
    return rows[0] ?? null;
  }

  /** Two first sign-ins of one identity follow one another; held until the transaction ends. */
  async lockIdentity(issuer: string, subject: string): Promise<void> {
    await this.tx.query('SELECT pg_advisory_xact_lock(hashtext($1), hashtext($2))', [issuer, subject]);
  }

  async findPerson(issuer: string, subject: string): Promise<{ personId: string; disabled: boolean } | null> {
    const rows: { personId: string; disabled: boolean }[] = await this.tx.query(
      `SELECT i.person_id AS "personId", p.disabled_at IS NOT NULL AS disabled
       FROM oidc_identity i JOIN person p ON p.id = i.person_id WHERE i.issuer = $1 AND i.subject = $2`,
      [issuer, subject],
    );
    return rows[0] ?? null;
  }

  async link(issuer: string, subject: string, personId: string): Promise<void> {
    await this.tx.query('INSERT INTO oidc_identity (issuer, subject, person_id) VALUES ($1, $2, $3)', [
      issuer,
      subject,
      personId,
    ]);
  }
}
