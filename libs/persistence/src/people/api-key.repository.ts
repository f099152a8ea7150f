import type { EntityManager } from 'typeorm';

export interface ApiKeyLine {
  id: string;
  name: string;
  personName: string;
  createdAt: Date;
  expiresAt: Date | null;
  usedAt: Date | null;
  ended: boolean;
}

const columns = `k.id, k.name, p.given_name || ' ' || p.family_name AS "personName", k.created_at AS "createdAt",
  k.expires_at AS "expiresAt", k.used_at AS "usedAt",
  k.ended_at IS NOT NULL OR coalesce(k.expires_at <= clock_timestamp(), false) AS ended`;

/** Writes table `api_key`; `used_at` is noted by SubjectRepository. */
export class ApiKeyRepository {
  constructor(private readonly tx: EntityManager) {}

  /** Living ones first, then newest first. */
  async list(limit: number): Promise<ApiKeyLine[]> {
    return this.tx.query(
      'SELECT ' +
        columns +
        ' FROM api_key k JOIN person p ON p.id = k.person_id ORDER BY k.ended_at IS NOT NULL, k.created_at DESC, k.id LIMIT $1',
      [limit],
    );
  }

  async find(id: string): Promise<ApiKeyLine | null> {
    const rows: ApiKeyLine[] = await this.tx.query(
      'SELECT ' + columns + ' FROM api_key k JOIN person p ON p.id = k.person_id WHERE k.id = $1',
      [id],
    );
    return rows[0] ?? null;
  }

  /** @returns null when the expiry lies in the past of the database's clock */
  async insert(key: {
    name: string;
    secretHash: Buffer;
    personId: string;
    expiresAt: string | null;
  }): Promise<string | null> {
    const rows: { id: string }[] = await this.tx.query(
      `INSERT INTO api_key (name, secret_hash, person_id, expires_at)
       SELECT $1, $2, $3, $4::timestamptz WHERE $4::timestamptz IS NULL OR $4::timestamptz > clock_timestamp()
       RETURNING id`,
      [key.name, key.secretHash, key.personId, key.expiresAt],
    );
    return rows[0]?.id ?? null;
  }

  /** @returns false when it had ended before */
  async end(id: string): Promise<boolean> {
    const [rows]: [unknown[], number] = await this.tx.query(
      'UPDATE api_key SET ended_at = clock_timestamp() WHERE id = $1 AND ended_at IS NULL RETURNING id',
      [id],
    );
    return rows.length > 0;
  }
}
