import type { FilePurpose, StoredFile } from '@traccia/contracts';
import type { EntityManager } from 'typeorm';
import { unlinkedFile } from './file-links.js';

export interface NewFile {
  /** Null where an organization answers: the file belongs to its invitation alone. */
  ownerPersonId: string | null;
  invitationId?: string;
  purpose: FilePurpose;
  name: string;
  mediaType: string;
  sha256: Buffer;
  content: Buffer;
}

/** Writes table `stored_file`. */
export class StoredFileRepository {
  constructor(private readonly tx: EntityManager) {}

  async insert(file: NewFile): Promise<StoredFile> {
    const { ownerPersonId, invitationId = null, purpose, name, mediaType, sha256, content } = file;
    const rows: StoredFile[] = await this.tx.query(
      `INSERT INTO stored_file (owner_person_id, purpose, name, media_type, size_bytes, sha256, content, invitation_id)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
       RETURNING id, name, media_type AS "mediaType", size_bytes AS "sizeBytes"`,
      [ownerPersonId, purpose, name, mediaType, content.length, sha256, content, invitationId],
    );
    if (!rows[0]) throw new Error('the file was not stored');
    return rows[0];
  }

  /** Bytes that a person has handed in within the last day. */
  async bytesOfDay(personId: string): Promise<number> {
    const rows: { bytes: number }[] = await this.tx.query(
      `SELECT coalesce(sum(size_bytes), 0)::float8 AS bytes FROM stored_file
       WHERE owner_person_id = $1 AND created_at > clock_timestamp() - interval '1 day'`,
      [personId],
    );
    return rows[0]?.bytes ?? 0;
  }

  /** Bytes brought by one link within the last day. */
  async bytesOfInvitation(invitationId: string): Promise<number> {
    const rows: { bytes: number }[] = await this.tx.query(
      `SELECT coalesce(sum(size_bytes), 0)::float8 AS bytes FROM stored_file
       WHERE invitation_id = $1 AND created_at > clock_timestamp() - interval '1 day'`,
      [invitationId],
    );
    return rows[0]?.bytes ?? 0;
  }

  /** Of the ids, the files that were brought by this invitation's link. */
  async findOfInvitation(invitationId: string, ids: readonly string[]): Promise<string[]> {
    const rows: { id: string }[] = await this.tx.query(
      `SELECT id FROM stored_file WHERE invitation_id = $1 AND purpose = 'survey_answer' AND id = ANY($2::uuid[])
       FOR KEY SHARE`,
      [invitationId, ids],
    );
    return rows.map(({ id }) => id);
  }

  /**
   * Of the ids, the files that a person may name for a purpose: handed in for it by that person. Whoever names a
   * file asks here first; a foreign id named by somebody would otherwise open the file to them.
   */
  async findOwn(personId: string, purpose: FilePurpose, ids: readonly string[]): Promise<StoredFile[]> {
    return this.tx.query(
      `SELECT id, name, media_type AS "mediaType", size_bytes AS "sizeBytes" FROM stored_file
       WHERE owner_person_id = $1 AND purpose = $2 AND id = ANY($3::uuid[]) ORDER BY created_at, id FOR KEY SHARE`,
      [personId, purpose, ids],
    );
  }

  /** Takes away a day-old file that nothing names, in a bounded bite. */
  async sweepUnlinked(): Promise<number> {
    const [, count]: [unknown[], number] = await this.tx.query(sweepSql);
    return count;
  }
}

const sweepSql = `DELETE FROM stored_file WHERE id = ANY(ARRAY(
  SELECT f.id FROM stored_file f WHERE f.created_at < clock_timestamp() - interval '1 day' AND ${unlinkedFile}
  ORDER BY f.created_at LIMIT 200))`;
