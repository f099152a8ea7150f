import type { EntityManager } from 'typeorm';

export type TokenPurpose = 'verify_email' | 'reset_password' | 'sign_in' | 'change_email';

export interface NewMailedToken {
  id: string;
  purpose: TokenPurpose;
  personId: string;
  /** The address the token goes to; using it proves this mailbox and no other. */
  email: string;
  nonce: Buffer;
  keyVersion: number;
  tokenHash: Buffer;
  minutes: number;
}

export interface UsedToken {
  id: string;
  personId: string;
  email: string;
}

const usable = `purpose = $1 AND token_hash = $2 AND used_at IS NULL AND expires_at > clock_timestamp()
  AND person_id IN (SELECT p.id FROM person p WHERE p.id = mailed_token.person_id AND p.disabled_at IS NULL
    AND ($1 = 'change_email' OR lower(p.email) = lower(mailed_token.email)))`;

/** Writes table `mailed_token`, but for the unsubscribe tokens of the mails themselves. */
export class MailedTokenRepository {
  constructor(private readonly tx: EntityManager) {}

  async insert(token: NewMailedToken): Promise<void> {
    await this.tx.query(
      `INSERT INTO mailed_token (id, purpose, person_id, email, nonce, key_version, token_hash, expires_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, clock_timestamp() + make_interval(mins => $8))`,
      [
        token.id,
        token.purpose,
        token.personId,
        token.email,
        token.nonce,
        token.keyVersion,
        token.tokenHash,
        token.minutes,
      ],
    );
  }

  /** Looks without using. */
  async find(purpose: TokenPurpose, tokenHash: Buffer): Promise<UsedToken | null> {
    const rows: UsedToken[] = await this.tx.query(
      'SELECT id, person_id AS "personId", email FROM mailed_token WHERE ' + usable,
      [purpose, tokenHash],
    );
    return rows[0] ?? null;
  }

  /** The only way to use a token: of two at once, one gets the row and the other null. */
  async use(purpose: TokenPurpose, tokenHash: Buffer): Promise<UsedToken | null> {
    const [rows]: [UsedToken[], number] = await this.tx.query(
      'UPDATE mailed_token SET used_at = clock_timestamp() WHERE ' +
        usable +
        ' RETURNING id, person_id AS "personId", email',
      [purpose, tokenHash],
    );
    return rows[0] ?? null;
  }

  /** The links that could still open this account stop working. */
  async spendAllOf(personId: string, purposes: readonly TokenPurpose[]): Promise<void> {
    await this.tx.query(
      `UPDATE mailed_token SET used_at = clock_timestamp()
       WHERE person_id = $1 AND purpose = ANY($2::text[]) AND used_at IS NULL`,
      [personId, purposes],
    );
  }

  /** How many were made in the last quarter of an hour: nobody's mailbox may be flooded. */
  async countRecent(personId: string, purpose: TokenPurpose): Promise<number> {
    const [row]: { count: number }[] = await this.tx.query(
      `SELECT count(*)::int AS count FROM mailed_token
       WHERE person_id = $1 AND purpose = $2 AND created_at > clock_timestamp() - interval '15 minutes'`,
      [personId, purpose],
    );
    return row?.count ?? 0;
  }
}
