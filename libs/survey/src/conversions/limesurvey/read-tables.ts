import { SaxesParser } from 'saxes';
import { FileRefused } from '../conversion.js';

/** A row of a table: column → text; columns without text are absent. */
export type TableRow = Readonly<Record<string, string>>;
export type Tables = ReadonlyMap<string, readonly TableRow[]>;

/** A survey of hundreds of questions in several languages has some thousand rows of settings. */
const mostRows = 60_000;
/** document / table / rows / row / column. */
const mostDepth = 12;

export interface SurveyFile {
  kind: string;
  languages: string[];
  tables: Tables;
}

/** The parts that an open element has been read into. */
class TableReader {
  readonly tables = new Map<string, TableRow[]>();
  readonly languages: string[] = [];
  kind = '';
  private readonly path: string[] = [];
  private row: Record<string, string> | null = null;
  private text = '';
  private count = 0;

  open(name: string): void {
    this.path.push(name);
    if (this.path.length > mostDepth) throw new FileRefused('unsafe');
    // What stands inside a column is its text, whatever it is wrapped in.
    if (this.path.length <= 5) this.text = '';
    if (this.path.length !== 4 || name !== 'row') return;
    this.count += 1;
    if (this.count > mostRows) throw new FileRefused('too-many-rows');
    this.row = Object.create(null) as Record<string, string>;
  }

  write(text: string): void {
    this.text += text;
  }

  close(): void {
    const [, table = '', , , column = ''] = this.path;
    const depth = this.path.length;
    this.path.pop();
    if (depth === 2 && table === 'LimeSurveyDocType') this.kind = this.text.trim();
    if (depth === 3 && table === 'languages') this.languages.push(this.text.trim());
    if (depth === 5) this.closeColumn(column);
    if (depth === 4) this.closeRow(table);
    if (depth <= 5) this.text = '';
  }

  private closeColumn(column: string): void {
    if (this.row && column && this.text !== '') this.row[column] = this.text;
  }

  private closeRow(table: string): void {
    if (this.row) {
      const rows = this.tables.get(table) ?? [];
      rows.push(this.row);
      this.tables.set(table, rows);
      this.row = null;
    }
  }
}

/**
 * The tables of a LimeSurvey structure file.
 *
 * No document type is read, so that no entity can be declared; of entities only XML's own five are known.
 *
 * @throws FileRefused for what is no such file, is nested deeper or has more rows than any survey
 */
export function readTables(source: string): SurveyFile {
  const reader = new TableReader();
  const parser = new SaxesParser();
  parser.on('doctype', () => {
    throw new FileRefused('unsafe');
  });
  parser.on('error', () => {
    throw new FileRefused('unreadable');
  });
  parser.on('opentag', ({ name }) => reader.open(name));
  parser.on('text', (text) => reader.write(text));
  parser.on('cdata', (text) => reader.write(text));
  parser.on('closetag', () => reader.close());
  parser.write(source).close();
  if (reader.kind !== 'Survey') throw new FileRefused('unknown-format');
  return { kind: reader.kind, languages: reader.languages, tables: reader.tables };
}
