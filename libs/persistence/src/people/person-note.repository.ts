import type { EntityManager } from 'typeorm';
import { sqlInstant } from '../sql-instant.js';

export interface PersonNoteEntry {
  id: string;
  body: string;
  authorId: string;
  authorName: string;
  writtenAt: string;
}

const columns = `n.id, n.body, n.author_id AS "authorId", concat_ws(' ', w.given_name, w.family_name) AS "authorName",
  ${sqlInstant('n.written_at')} AS "writtenAt"`;

const listSql = `SELECT ${columns} FROM person_note n JOIN person w ON w.id = n.author_id
       WHERE n.person_id = $1 AND ($2::timestamptz IS NULL OR (n.written_at, n.id) < ($2, $3::uuid))
       ORDER BY n.written_at DESC, n.id DESC LIMIT $4`;
const insertSql = `WITH n AS (INSERT INTO person_note (person_id, author_id, body) VALUES ($1, $2, $3) RETURNING *)
       SELECT ${columns} FROM n JOIN person w ON w.id = n.author_id`;

/** Writes table `person_note`. */
export class PersonNoteRepository {
  constructor(private readonly tx: EntityManager) {}

  /** Newest first; `after` is the last note of the page before. */
  async list(
    personId: string,
    after: { writtenAt: string; id: string } | null,
    limit: number,
  ): Promise<PersonNoteEntry[]> {
    return this.tx.query(listSql, [personId, after?.writtenAt ?? null, after?.id ?? null, limit]);
  }

  async insert(personId: string, authorId: string, body: string): Promise<PersonNoteEntry> {
    const rows: PersonNoteEntry[] = await this.tx.query(insertSql, [personId, authorId, body]);
    if (!rows[0]) throw new Error('a note was not written');
    return rows[0];
  }

  /** `authorId` null: whoever may remove everybody's. */
  async remove(personId: string, id: string, authorId: string | null): Promise<boolean> {
    const [rows]: [unknown[], number] = await this.tx.query(
      `DELETE FROM person_note WHERE id = $1 AND person_id = $2 AND ($3::uuid IS NULL OR author_id = $3) RETURNING id`,
      [id, personId, authorId],
    );
    return rows.length > 0;
  }
}
