import { createReadStream, existsSync } from 'node:fs';
import { createGunzip } from 'node:zlib';
import type * as z from 'zod';
import { CommandFault } from '../command.js';
import {
  type BackupEnd,
  type BackupHeader,
  endOfTable,
  endSchema,
  headerSchema,
  type TableLine,
  tableLineSchema,
  type TableSum,
} from './format.js';
import { createHash } from 'node:crypto';

/** What happens to the pieces of a backup while it is read from its start to its end. */
export interface BackupVisitor {
  onHeader?(header: BackupHeader): Promise<void>;
  onTable?(table: TableLine): Promise<void>;
  /** Whole rows, each with its line feed. */
  onRows?(rows: Buffer): Promise<void>;
  onTableEnd?(): Promise<void>;
}

const lineFeed = 10;
/** A header or table line is never longer; what is longer is no backup. */
const longestLine = 1_000_000;
const whole = (path: string, reason: string) => new CommandFault(`${path} ${reason}; nothing was changed.`);

/** Reads a backup once, checks that it is whole and that every sum fits, and shows its pieces to the visitor. */
export async function readBackup(
  path: string,
  visitor: BackupVisitor = {},
): Promise<{ header: BackupHeader; end: BackupEnd }> {
  if (!existsSync(path)) throw new CommandFault(`${path}: there is no such file.`);
  const reader = new BackupReader(path, visitor);
  const file = createReadStream(path);
  const unzipped = createGunzip();
  file.on('error', (error) => unzipped.destroy(error));
  try {
    for await (const chunk of file.pipe(unzipped)) await reader.take(chunk as Buffer);
  } catch (error) {
    // zlib names its faults Z_…; anything else came from the visitor or is told already.
    const code = typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : '';
    if (!code.startsWith('Z_')) throw error;
    throw whole(path, code === 'Z_BUF_ERROR' ? 'is cut off' : 'is damaged or no backup');
  } finally {
    file.destroy();
  }
  return reader.finish();
}

class BackupReader {
  private rest = Buffer.alloc(0);
  private header: BackupHeader | null = null;
  private end: BackupEnd | null = null;
  private table: string | null = null;
  private hash = createHash('sha256');
  private rows = 0;
  private readonly sums: TableSum[] = [];

  constructor(
    private readonly path: string,
    private readonly visitor: BackupVisitor,
  ) {}

  /** Takes bytes as they come and works through the whole lines among them. */
  async take(chunk: Buffer): Promise<void> {
    const bytes = this.rest.length > 0 ? Buffer.concat([this.rest, chunk]) : chunk;
    let from = 0;
    let rowsFrom = 0;
    for (let at = bytes.indexOf(lineFeed); at !== -1; at = bytes.indexOf(lineFeed, from)) {
      const line = bytes.subarray(from, at);
      from = at + 1;
      if (this.table !== null && !isEndOfTable(line)) {
        this.rows += 1;
        continue;
      }
      if (this.table !== null) await this.takeRows(bytes.subarray(rowsFrom, at - line.length));
      rowsFrom = from;
      await this.takeLine(line.toString('utf8'));
    }
    if (this.table !== null) await this.takeRows(bytes.subarray(rowsFrom, from));
    this.rest = Buffer.from(bytes.subarray(from));
    if (this.table === null && this.rest.length > longestLine) throw whole(this.path, 'is no backup');
  }

  finish(): { header: BackupHeader; end: BackupEnd } {
    if (!this.header || !this.end || this.rest.length > 0) throw whole(this.path, 'is cut off');
    return { header: this.header, end: this.end };
  }

  private async takeRows(rows: Buffer): Promise<void> {
    if (rows.length === 0) return;
    this.hash.update(rows);
    await this.visitor.onRows?.(rows);
  }

  private async takeLine(line: string): Promise<void> {
    if (this.end) throw whole(this.path, 'goes on after its end');
    if (this.table !== null) return this.endTable();
    if (!this.header) {
      this.header = this.parse(headerSchema, line);
      return this.visitor.onHeader?.(this.header);
    }
    if (line.startsWith('{"end"')) return this.checkEnd(this.parse(endSchema, line));
    const table = this.parse(tableLineSchema, line);
    this.table = table.table;
    [this.hash, this.rows] = [createHash('sha256'), 0];
    await this.visitor.onTable?.(table);
  }

  private async endTable(): Promise<void> {
    this.sums.push({ table: this.table ?? '', rows: this.rows, sha256: this.hash.digest('hex') });
    this.table = null;
    await this.visitor.onTableEnd?.();
  }

  private checkEnd(end: BackupEnd): void {
    const wrong = end.tables.find(({ table, rows, sha256 }, i) => {
      const read = this.sums[i];
      return read?.table !== table || read.rows !== rows || read.sha256 !== sha256;
    });
    if (wrong || end.tables.length !== this.sums.length)
      throw whole(this.path, `is damaged: table ${wrong?.table ?? 'list'} is not what was written`);
    this.end = end;
  }

  private parse<T extends z.ZodType>(schema: T, line: string): z.infer<T> {
    let value: unknown;
    try {
      value = JSON.parse(line);
    } catch {
      throw whole(this.path, this.header ? 'is damaged' : 'is not a backup of Traccia');
    }
    const parsed = schema.safeParse(value);
    if (!parsed.success)
      throw whole(
        this.path,
        this.header ? 'is damaged' : (parsed.error.issues[0]?.message ?? 'is no backup'),
      );
    return parsed.data;
  }
}

function isEndOfTable(line: Buffer): boolean {
  return line.length === endOfTable.length && line.toString('latin1') === endOfTable;
}
