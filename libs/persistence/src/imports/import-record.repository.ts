import type { EntityManager } from 'typeorm';

export interface ImportedRow {
  externalKey: string;
  entityId: string;
  rowHash: string;
}

/** Writes table `import_record`: which row of which source became which row of ours, and what it said. */
export class ImportRecordRepository {
  constructor(private readonly tx: EntityManager) {}

  /** One import of a source at a time; a second one waits and then finds nothing to do. */
  async lockSource(source: string): Promise<void> {
    await this.tx.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [`import ${source}`]);
  }

  async find(source: string, entityType: string): Promise<Map<string, ImportedRow>> {
    const rows: ImportedRow[] = await this.tx.query(
      `SELECT external_key AS "externalKey", entity_id AS "entityId", row_hash AS "rowHash"
       FROM import_record WHERE source = $1 AND entity_type = $2`,
      [source, entityType],
    );
    return new Map(rows.map((row) => [row.externalKey, row]));
  }

  async keep(source: string, entityType: string, rows: readonly ImportedRow[]): Promise<void> {
    await this.tx.query(
      `INSERT INTO import_record (source, entity_type, external_key, entity_id, row_hash)
       SELECT $1, $2, r."externalKey", r."entityId", r."rowHash"
       FROM jsonb_to_recordset($3::jsonb) AS r("externalKey" text, "entityId" uuid, "rowHash" text)
       ON CONFLICT (source, entity_type, external_key)
         DO UPDATE SET entity_id = EXCLUDED.entity_id, row_hash = EXCLUDED.row_hash, imported_at = clock_timestamp()`,
      [source, entityType, JSON.stringify(rows)],
    );
  }
}
