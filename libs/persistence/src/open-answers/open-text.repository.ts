import type { InstrumentDefinition } from '@traccia/survey';
import type { EntityManager } from 'typeorm';
import { type ActivityScope, scopeValues } from '../activities/activity-scope.js';
import { searchPattern } from '../search-pattern.js';
import {
  activityInScopeSql,
  activitySql,
  activityTextsSql,
  countSql,
  listSql,
  lockSql,
  questionsSql,
  quotesSql,
  wavesSql,
} from './open-text.sql.js';

export interface OpenQuestionEntry {
  instrumentId: string;
  instrumentTitle: Record<string, string>;
  itemCode: string;
  versionId: string;
  sensitive: boolean;
}
export interface AnsweredWave {
  waveId: string;
  activityCode: string;
  activityTitle: Record<string, string>;
  kind: 'needs' | 'pre_test' | 'post_test' | 'end_of_activity' | 'ex_post';
  state: string;
  privacyMode: 'named' | 'confidential' | 'anonymous';
  people: number;
  sensitive: boolean;
}
export interface TextFilter {
  waveIds: readonly string[];
  itemCode: string;
  search?: string | undefined;
  locale?: string | undefined;
  codebookId?: string | undefined;
  code?: string | undefined;
  coded?: 'yes' | 'no' | undefined;
  readerId: string;
}
export interface OpenTextEntry {
  id: string;
  text: string;
  locale: string;
  redacted: boolean;
  mayRestore: boolean;
  personName: string | null;
  submittedAt: Date | null;
  translations: { locale: 'en' | 'fr' | 'es' | 'ar'; body: string; by: string }[];
  ownCodes: string[] | null;
  otherCodings: { by: string; codes: string[] }[];
  consent: boolean;
  quoted: boolean;
}
export interface LockedText {
  id: string;
  original: string;
  redacted: string | null;
  privacyMode: 'named' | 'confidential' | 'anonymous';
  waveState: string;
  consent: boolean;
}
export interface ActivityText {
  itemCode: string;
  sensitive: boolean;
  id: string;
  responseId: string;
  text: string;
}

/** Reads what people wrote; writes tables `text_translation`, `text_redaction` and `text_quote`. */
export class OpenTextRepository {
  constructor(private readonly tx: EntityManager) {}

  async questions(scope: ActivityScope): Promise<OpenQuestionEntry[]> {
    return this.tx.query(questionsSql, scopeValues(scope));
  }

  async definitions(versionIds: readonly string[]): Promise<Map<string, InstrumentDefinition>> {
    const rows: { id: string; definition: InstrumentDefinition }[] = await this.tx.query(
      'SELECT id, definition FROM instrument_version WHERE id = ANY($1::uuid[])',
      [versionIds],
    );
    return new Map(rows.map(({ id, definition }) => [id, definition]));
  }

  async waves(scope: ActivityScope, instrumentId: string, itemCode: string): Promise<AnsweredWave[]> {
    return this.tx.query(wavesSql, [...scopeValues(scope), instrumentId, itemCode]);
  }

  async list(
    scope: ActivityScope,
    filter: TextFilter,
    after: string | null,
    limit: number,
  ): Promise<OpenTextEntry[]> {
    return this.tx.query(listSql, [...scopeValues(scope), ...filterValues(filter), after, limit]);
  }

  async count(scope: ActivityScope, filter: TextFilter): Promise<number> {
    const rows: { count: number }[] = await this.tx.query(countSql, [
      ...scopeValues(scope),
      ...filterValues(filter),
      null,
      null,
    ]);
    return rows[0]?.count ?? 0;
  }

  async lock(scope: ActivityScope, textId: string): Promise<LockedText | null> {
    const rows: LockedText[] = await this.tx.query(lockSql, [...scopeValues(scope), textId]);
    return rows[0] ?? null;
  }

  async quotes(scope: ActivityScope, waveIds: readonly string[], itemCode: string) {
    const rows: Pick<OpenTextEntry, 'id' | 'text' | 'translations'>[] = await this.tx.query(quotesSql, [
      ...scopeValues(scope),
      waveIds,
      itemCode,
    ]);
    return rows;
  }

  async translate(textId: string, locale: string, body: string, authorId: string): Promise<void> {
    await this.tx.query(
      `INSERT INTO text_translation (text_id, locale, body, author_id) VALUES ($1, $2, $3, $4)
       ON CONFLICT (text_id, locale) DO UPDATE SET body = EXCLUDED.body, author_id = EXCLUDED.author_id,
         written_at = clock_timestamp()`,
      [textId, locale, body, authorId],
    );
  }

  /** Translations that were written before may still hold the name: they go, and so does a choice as a quotation. */
  async redact(textId: string, body: string, spans: number, personId: string): Promise<void> {
    await this.tx.query(
      `INSERT INTO text_redaction (text_id, body, spans, redacted_by) VALUES ($1, $2, $3, $4)
       ON CONFLICT (text_id) DO UPDATE SET body = EXCLUDED.body, spans = text_redaction.spans + EXCLUDED.spans,
         redacted_by = EXCLUDED.redacted_by, redacted_at = clock_timestamp()`,
      [textId, body, spans, personId],
    );
    await this.tx.query('DELETE FROM text_translation WHERE text_id = $1', [textId]);
    await this.tx.query('DELETE FROM text_quote WHERE text_id = $1', [textId]);
  }

  async restore(textId: string): Promise<void> {
    await this.tx.query('DELETE FROM text_redaction WHERE text_id = $1', [textId]);
    await this.tx.query('DELETE FROM text_quote WHERE text_id = $1', [textId]);
  }

  async choose(textId: string, chosen: boolean, personId: string): Promise<void> {
    await this.tx.query(
      chosen
        ? 'INSERT INTO text_quote (text_id, chosen_by) VALUES ($1, $2) ON CONFLICT DO NOTHING'
        : 'DELETE FROM text_quote WHERE text_id = $1 AND $2::uuid IS NOT NULL',
      [textId, personId],
    );
  }

  async activityInScope(scope: ActivityScope, activityId: string): Promise<boolean> {
    const rows: unknown[] = await this.tx.query(activityInScopeSql, [...scopeValues(scope), activityId]);
    return rows.length > 0;
  }

  async endWaves(
    scope: ActivityScope,
    activityId: string,
  ): Promise<{ id: string; state: string; versionId: string }[]> {
    return this.tx.query(activitySql, [...scopeValues(scope), activityId]);
  }

  async textsOfWaves(waveIds: readonly string[]): Promise<ActivityText[]> {
    return this.tx.query(activityTextsSql, [waveIds]);
  }
}

function filterValues(filter: TextFilter): unknown[] {
  return [
    filter.waveIds,
    filter.itemCode,
    searchPattern(filter.search),
    filter.locale ?? null,
    filter.codebookId ?? null,
    filter.readerId,
    filter.code ?? null,
    filter.coded ?? null,
  ];
}
