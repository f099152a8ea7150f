import type { EntityManager } from 'typeorm';
import { type ActivityScope, scopeValues } from '../activities/activity-scope.js';
import { codingsSql } from './open-text.sql.js';

export interface CodingEntry {
  textId: string;
  coderId: string;
  coderName: string;
  codes: string[];
}

/** Writes table `text_coding`. */
export class TextCodingRepository {
  constructor(private readonly tx: EntityManager) {}

  async code(textId: string, codebookId: string, coderId: string, codes: readonly string[]): Promise<void> {
    await this.tx.query(
      `INSERT INTO text_coding (text_id, codebook_id, coder_id, codes) VALUES ($1, $2, $3, $4)
       ON CONFLICT (text_id, codebook_id, coder_id) DO UPDATE SET codes = EXCLUDED.codes, coded_at = clock_timestamp()`,
      [textId, codebookId, coderId, codes],
    );
  }

  /** Everybody's codings of the texts of one question in some waves. */
  async listFor(
    scope: ActivityScope,
    waveIds: readonly string[],
    itemCode: string,
    codebookId: string,
  ): Promise<CodingEntry[]> {
    return this.tx.query(codingsSql, [...scopeValues(scope), waveIds, itemCode, codebookId]);
  }
}
