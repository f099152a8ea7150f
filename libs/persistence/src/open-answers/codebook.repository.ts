import type { EntityManager } from 'typeorm';

export interface CodebookCodeEntry {
  code: string;
  label: string;
  description: string;
  retired: boolean;
}
export interface CodebookEntry {
  id: string;
  title: string;
  codes: CodebookCodeEntry[];
}

const columns = `b.id, b.title, coalesce((SELECT jsonb_agg(jsonb_build_object('code', k.code, 'label', k.label,
  'description', k.description, 'retired', k.retired_at IS NOT NULL) ORDER BY k.retired_at IS NOT NULL, k.position, k.code)
  FROM codebook_code k WHERE k.codebook_id = b.id), '[]') AS codes`;
const listSql = `SELECT ${columns} FROM codebook b ORDER BY lower(b.title), b.id LIMIT 200`;
const findSql = `SELECT ${columns} FROM codebook b WHERE b.id = $1`;

/** Writes tables `codebook` and `codebook_code`. */
export class CodebookRepository {
  constructor(private readonly tx: EntityManager) {}

  async list(): Promise<CodebookEntry[]> {
    return this.tx.query(listSql);
  }

  async find(id: string): Promise<CodebookEntry | null> {
    const rows: CodebookEntry[] = await this.tx.query(findSql, [id]);
    return rows[0] ?? null;
  }

  /** Null when the title is taken, in whatever letters. */
  async create(title: string, personId: string): Promise<CodebookEntry | null> {
    const rows: { id: string }[] = await this.tx.query(
      'INSERT INTO codebook (title, created_by) VALUES ($1, $2) ON CONFLICT DO NOTHING RETURNING id',
      [title, personId],
    );
    return rows[0] ? this.find(rows[0].id) : null;
  }

  async lock(id: string): Promise<boolean> {
    const rows: unknown[] = await this.tx.query('SELECT 1 FROM codebook WHERE id = $1 FOR UPDATE', [id]);
    return rows.length > 0;
  }

  /** What is named is there and in use, in this order; what is not named is retired and keeps its texts. */
  async saveCodes(
    id: string,
    codes: readonly { code: string; label: string; description: string }[],
  ): Promise<void> {
    await this.tx.query(
      `UPDATE codebook_code SET retired_at = clock_timestamp()
       WHERE codebook_id = $1 AND retired_at IS NULL AND code <> ALL ($2::text[])`,
      [id, codes.map(({ code }) => code)],
    );
    await this.tx.query(
      `INSERT INTO codebook_code (codebook_id, code, label, description, position)
       SELECT $1, x.code, x.label, x.description, x.position
       FROM jsonb_to_recordset($2::jsonb) AS x(code text, label text, description text, position int)
       ON CONFLICT (codebook_id, code) DO UPDATE SET label = EXCLUDED.label, description = EXCLUDED.description,
         position = EXCLUDED.position, retired_at = NULL`,
      [id, JSON.stringify(codes.map((code, position) => ({ ...code, position })))],
    );
  }
}
