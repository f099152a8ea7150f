import type { InstrumentDefinition } from '@traccia/survey';
import type { EntityManager } from 'typeorm';

export interface InstrumentVersion {
  id: string;
  state: 'draft' | 'published' | 'frozen';
  definition: InstrumentDefinition;
}

/** Writes tables `instrument_version` and `item`. */
export class InstrumentRepository {
  constructor(private readonly tx: EntityManager) {}

  async findVersion(id: string): Promise<InstrumentVersion | null> {
    const rows: InstrumentVersion[] = await this.tx.query(
      'SELECT id, state, definition FROM instrument_version WHERE id = $1',
      [id],
    );
    return rows[0] ?? null;
  }

  /** From the first answer on a version never changes again. */
  async freeze(id: string): Promise<void> {
    await this.tx.query(`UPDATE instrument_version SET state = 'frozen' WHERE id = $1 AND state = 'published'`, [id]);
  }
}
