import type { Transfer, TransferFilter, TransferState } from '@traccia/contracts';
import type { AnswerMap } from '@traccia/survey';
import type { RowFault, SheetKind } from '@traccia/training';
import type { EntityManager } from 'typeorm';
import { type ActivityScope, activityToManage, scopeValues } from '../activities/activity-scope.js';
import type { RowScope } from '../row-scope.js';
import { searchPattern } from '../search-pattern.js';

export interface NewTransfer {
  direction: 'import' | 'export';
  kind: SheetKind;
  format: 'csv' | 'xlsx';
  activityId: string | null;
  fileId: string | null;
  filter: TransferFilter;
  /** What the asker of an export could see then. */
  scope: RowScope | null;
  askedBy: string;
}
/** Whose transfers somebody sees: the own ones within the present scope, or all. */
export interface TransferReader {
  personId: string;
  scope: ActivityScope;
  seesAll: boolean;
}
export interface SheetLine {
  line: number;
  cells: Record<string, string>;
  faults: RowFault[];
  /** Of a line of applications: what it answers to the form. */
  answers?: AnswerMap;
}
export type TransferEntry = Omit<Transfer, 'askedAt' | 'endedAt'> & {
  askedAt: Date;
  endedAt: Date | null;
  askedKey: string;
};
/** The transfer as it is while we hold its lock. */
export interface HeldTransfer {
  id: string;
  direction: 'import' | 'export';
  kind: SheetKind;
  format: 'csv' | 'xlsx';
  activityId: string | null;
  fileId: string | null;
  filter: TransferFilter;
  scope: RowScope | null;
  state: TransferState;
  headings: string[];
  lastLine: number;
  askedBy: string;
}
/** What taking the sheet would do, in lines. */
export interface Foreseen {
  added: number;
  changed: number;
}
export interface BatchOutcome {
  done: number;
  added: number;
  changed: number;
}

const columns = `t.id, t.direction, t.kind, t.format, t.activity_id AS "activityId", a.code AS "activityCode",
  f.name AS "fileName", t.filter, t.state, t.fault, t.rows_total AS "rowsTotal", t.rows_faulty AS "rowsFaulty",
  t.rows_to_add AS "rowsToAdd", t.rows_to_change AS "rowsToChange",
  t.rows_done AS "rowsDone", t.rows_new AS "rowsNew", t.rows_changed AS "rowsChanged",
  t.result IS NOT NULL AS "hasResult", t.asked_at AS "askedAt", t.asked_at::text AS "askedKey", t.ended_at AS "endedAt",
  CASE WHEN t.asked_by <> $7 THEN w.given_name || ' ' || w.family_name END AS "askedByName"`;
const tables = `transfer t JOIN person w ON w.id = t.asked_by LEFT JOIN activity a ON a.id = t.activity_id
  LEFT JOIN course c ON c.id = a.course_id LEFT JOIN stored_file f ON f.id = t.file_id`;
/** $8 the reader sees all, $9 the reader's scope as it is kept with an export. */
const readable = `($8::boolean OR t.asked_by = $7 AND CASE WHEN t.activity_id IS NULL
  THEN $1::boolean OR t.scope = $9::jsonb ELSE ${activityToManage} END)`;
const heldColumns = `id, direction, kind, format, activity_id AS "activityId", file_id AS "fileId", filter, scope, state,
  headings, last_line AS "lastLine", asked_by AS "askedBy"`;
const findSql = `SELECT ${columns} FROM ${tables} WHERE ${readable} AND t.id = $10`;
const listSql = `SELECT ${columns} FROM ${tables} WHERE ${readable}
  AND ($10::text IS NULL OR f.name ILIKE $10 OR a.code ILIKE $10 OR w.given_name || ' ' || w.family_name ILIKE $10)
  AND ($11::text IS NULL OR t.kind = $11)
  AND ($12::timestamptz IS NULL OR (t.asked_at, t.id) < ($12::timestamptz, $13::uuid))
  ORDER BY t.asked_at DESC, t.id DESC LIMIT $14`;
const countSql = `SELECT count(*)::int AS total FROM ${tables} WHERE ${readable}
  AND ($10::text IS NULL OR f.name ILIKE $10 OR a.code ILIKE $10 OR w.given_name || ' ' || w.family_name ILIKE $10)
  AND ($11::text IS NULL OR t.kind = $11)`;
const resultSql = `SELECT t.result FROM ${tables} WHERE ${readable} AND t.id = $10`;
const reachSql = `SELECT 1 FROM activity a JOIN course c ON c.id = a.course_id WHERE ${activityToManage} AND a.id = $7`;
const holdSql = `SELECT ${heldColumns} FROM transfer WHERE id = $1 FOR UPDATE`;
const peekSql = `SELECT ${heldColumns} FROM transfer WHERE id = $1`;
const faulty = `transfer_id = $1 AND faults <> '[]' AND ($2::text IS NULL OR cells::text ILIKE $2 OR faults::text ILIKE $2)`;

const faultyLinesSql = `SELECT line, cells, faults FROM transfer_row WHERE ${faulty} AND line > $3 ORDER BY line LIMIT $4`;
const countFaultySql = `SELECT count(*)::int AS total FROM transfer_row WHERE ${faulty}`;

function readerValues({ personId, scope, seesAll }: TransferReader): unknown[] {
  const { staffPersonId: _, ...rows } = scope;
  return [...scopeValues(scope), personId, seesAll, JSON.stringify(rows)];
}

/** Writes tables `transfer` and `transfer_row`. */
export class TransferRepository {
  constructor(private readonly tx: EntityManager) {}

  async insert(transfer: NewTransfer): Promise<string> {
    const { direction, kind, format, activityId, fileId, filter, scope, askedBy } = transfer;
    const rows: { id: string }[] = await this.tx.query(
      `INSERT INTO transfer (direction, kind, format, activity_id, file_id, filter, scope, asked_by)
       VALUES ($1, $2, $3, $4, $5, $6::jsonb, $7::jsonb, $8) RETURNING id`,
      [
        direction,
        kind,
        format,
        activityId,
        fileId,
        JSON.stringify(filter),
        scope && JSON.stringify(scope),
        askedBy,
      ],
    );
    if (!rows[0]) throw new Error('the transfer was not written');
    return rows[0].id;
  }

  /** Whether the activity is one that the scope manages. */
  async reachesActivity(scope: ActivityScope, activityId: string): Promise<boolean> {
    const rows: unknown[] = await this.tx.query(reachSql, [...scopeValues(scope), activityId]);
    return rows.length > 0;
  }

  async find(reader: TransferReader, id: string): Promise<TransferEntry | null> {
    const rows: TransferEntry[] = await this.tx.query(findSql, [...readerValues(reader), id]);
    return rows[0] ?? null;
  }

  /** Newest first. */
  async list(
    reader: TransferReader,
    { search, kind }: { search?: string | undefined; kind?: string | undefined },
    after: readonly [string, string] | null,
    limit: number,
  ): Promise<TransferEntry[]> {
    const values = [...readerValues(reader), searchPattern(search), kind ?? null];
    return this.tx.query(listSql, [...values, after?.[0] ?? null, after?.[1] ?? null, limit]);
  }

  async count(
    reader: TransferReader,
    { search, kind }: { search?: string | undefined; kind?: string | undefined },
  ): Promise<number> {
    const values = [...readerValues(reader), searchPattern(search), kind ?? null];
    const rows: { total: number }[] = await this.tx.query(countSql, values);
    return rows[0]?.total ?? 0;
  }

  async peek(id: string): Promise<HeldTransfer | null> {
    const rows: HeldTransfer[] = await this.tx.query(peekSql, [id]);
    return rows[0] ?? null;
  }

  /** One batch at a time, whoever runs it; also when a job was handed out twice. */
  async hold(id: string): Promise<HeldTransfer | null> {
    const rows: HeldTransfer[] = await this.tx.query(holdSql, [id]);
    return rows[0] ?? null;
  }

  async sheetOf(id: string): Promise<Buffer | null> {
    const rows: { content: Buffer }[] = await this.tx.query(
      'SELECT f.content FROM transfer t JOIN stored_file f ON f.id = t.file_id WHERE t.id = $1',
      [id],
    );
    return rows[0]?.content ?? null;
  }

  async stage(id: string, lines: readonly SheetLine[]): Promise<void> {
    await this.tx.query(
      `INSERT INTO transfer_row (transfer_id, line, cells, faults, answers)
       SELECT $1, r.line, r.cells, r.faults, r.answers
       FROM jsonb_to_recordset($2::jsonb) AS r(line int, cells jsonb, faults jsonb, answers jsonb)`,
      [id, JSON.stringify(lines)],
    );
  }

  async keepHeadings(id: string, headings: readonly string[]): Promise<void> {
    await this.tx.query('UPDATE transfer SET headings = $2::jsonb WHERE id = $1', [
      id,
      JSON.stringify(headings),
    ]);
  }

  async markChecked(id: string, { added, changed }: Foreseen): Promise<void> {
    await this.tx.query(
      `UPDATE transfer SET state = 'checked', rows_to_add = $2, rows_to_change = $3, rows_total = n.total, rows_faulty = n.faulty
       FROM (SELECT count(*)::int AS total, (count(*) FILTER (WHERE faults <> '[]'))::int AS faulty
             FROM transfer_row WHERE transfer_id = $1) AS n
       WHERE id = $1 AND state = 'asked'`,
      [id, added, changed],
    );
  }

  async setState(id: string, state: TransferState, fault: string | null = null): Promise<void> {
    await this.tx.query(
      `UPDATE transfer SET state = $2, fault = $3,
         ended_at = CASE WHEN $2 IN ('done', 'failed', 'cancelled') THEN clock_timestamp() END WHERE id = $1`,
      [id, state, fault],
    );
  }

  /** Line of the last row of the next batch, or null when all sound rows are done. */
  async endOfBatch(id: string, after: number, size: number): Promise<number | null> {
    const rows: { line: number | null }[] = await this.tx.query(
      `SELECT max(line) AS line FROM (SELECT line FROM transfer_row
         WHERE transfer_id = $1 AND line > $2 AND faults = '[]' ORDER BY line LIMIT $3) AS next`,
      [id, after, size],
    );
    return rows[0]?.line ?? null;
  }

  /** Lines that became faulty since the check are counted with the faulty ones. */
  async advance(id: string, lastLine: number, { done, added, changed }: BatchOutcome): Promise<void> {
    await this.tx.query(
      `UPDATE transfer SET last_line = $2, rows_done = rows_done + $3, rows_new = rows_new + $4,
         rows_changed = rows_changed + $5, rows_faulty = (SELECT count(*) FROM transfer_row r
           WHERE r.transfer_id = $1 AND r.faults <> '[]') WHERE id = $1`,
      [id, lastLine, done, added, changed],
    );
  }

  async keepResult(id: string, result: Buffer, rows: number): Promise<void> {
    await this.tx.query(
      `UPDATE transfer SET result = $2, rows_total = $3, rows_done = $3, state = 'done', ended_at = clock_timestamp() WHERE id = $1`,
      [id, result, rows],
    );
  }

  async resultOf(reader: TransferReader, id: string): Promise<Buffer | null> {
    const rows: { result: Buffer | null }[] = await this.tx.query(resultSql, [...readerValues(reader), id]);
    return rows[0]?.result ?? null;
  }

  /** Lines with a fault, in the order of the sheet. */
  async faultyLines(
    id: string,
    search: string | undefined,
    after: number,
    limit: number,
  ): Promise<SheetLine[]> {
    return this.tx.query(faultyLinesSql, [id, searchPattern(search), after, limit]);
  }

  async countFaulty(id: string, search: string | undefined): Promise<number> {
    const rows: { total: number }[] = await this.tx.query(countFaultySql, [id, searchPattern(search)]);
    return rows[0]?.total ?? 0;
  }
}
