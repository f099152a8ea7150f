import type { Permission } from '@traccia/contracts';
import type { EntityManager } from 'typeorm';
import { type ActivityScope, scopeValues } from '../activities/activity-scope.js';
import { type FileLink, fileLinks } from './file-links.js';

export interface FileContent {
  name: string;
  mediaType: string;
  content: Buffer;
}

/** Types of all parameters are said once, because not every predicate uses each. */
const asked = `WITH asked AS (SELECT $1::boolean, $2::uuid[], $3::uuid[], $4::uuid[], $5::bpchar[], $6::uuid, $7::uuid, $8::uuid)`;
const readableSql = new Map<FileLink, string>(
  fileLinks.map((link) => [link, `${asked} SELECT (${link.readable}) AS readable`]),
);

/** Who may read a file: its sender, and whoever a noun that names the file lets. */
export class FileReaderRepository {
  constructor(private readonly tx: EntityManager) {}

  async find(
    id: string,
    readerId: string,
    scopeOf: (permission: Permission) => ActivityScope,
  ): Promise<FileContent | null> {
    const rows: { owner: string; purpose: string }[] = await this.tx.query(
      'SELECT owner_person_id AS owner, purpose FROM stored_file WHERE id = $1',
      [id],
    );
    const file = rows[0];
    if (!file) return null;
    const own = file.owner === readerId;
    if (!own && !(await this.isReadable(id, file.purpose, readerId, scopeOf))) return null;
    const found: FileContent[] = await this.tx.query(
      'SELECT name, media_type AS "mediaType", content FROM stored_file WHERE id = $1',
      [id],
    );
    return found[0] ?? null;
  }

  private async isReadable(
    id: string,
    purpose: string,
    readerId: string,
    scopeOf: (permission: Permission) => ActivityScope,
  ): Promise<boolean> {
    for (const [link, sql] of readableSql) {
      if (link.purpose !== purpose) continue;
      const values = [...scopeValues(scopeOf(link.permission)), id, readerId];
      const rows: { readable: boolean }[] = await this.tx.query(sql, values);
      if (rows[0]?.readable) return true;
    }
    return false;
  }
}
