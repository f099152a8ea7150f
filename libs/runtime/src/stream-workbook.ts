import { PassThrough, pipeline, Readable } from 'node:stream';
import { crc32, createDeflateRaw } from 'node:zlib';

export type WorkbookCell = string | number | null;

export interface WorkbookSheet {
  /** At most 31 signs, none of `: \ / ? * [ ]`. */
  name: string;
  /** Widths of the columns in signs. */
  widths: readonly number[];
  /** The first row is the heading: bold, and it stays while the others are scrolled. */
  rows: AsyncIterable<readonly WorkbookCell[]> | Iterable<readonly WorkbookCell[]>;
  /** Long texts break instead of running over the edge of their column. */
  wraps?: boolean;
}

interface Part {
  path: string;
  text: AsyncIterable<string> | Iterable<string>;
}
interface Written {
  path: Buffer;
  crc: number;
  packed: number;
  plain: number;
  at: number;
}

const packedAtOnce = 64 * 1024;
const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const packageRelations = 'http://schemas.openxmlformats.org/package/2006/relationships';
const contentType = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

/**
 * A workbook (Office Open XML) that is written while it is read: however long its sheets, memory holds a piece of one.
 *
 * Texts are texts and never formulas. A part of it may not exceed four gigabytes, nor a sheet 1,048,576 rows.
 *
 * @param sheets     in order; the rows of each are asked for when the sheets before it are written
 * @param rightToLeft for readers of Arabic: the first column is at the right
 */
export function streamWorkbook(sheets: readonly WorkbookSheet[], rightToLeft = false): Readable {
  return Readable.from(zip(partsOf(sheets, rightToLeft)), { objectMode: false });
}

function* partsOf(sheets: readonly WorkbookSheet[], rightToLeft: boolean): Generator<Part> {
  const each = <T>(write: (sheet: WorkbookSheet, number: number) => T) =>
    sheets.map((sheet, index) => write(sheet, index + 1));
  const part = (path: string, ...text: string[]): Part => ({ path, text: [head, ...text] });
  const override = (name: string, type: string) =>
    `<Override PartName="/xl/${name}.xml" ContentType="${contentType}.${type}+xml"/>`;
  yield part(
    '[Content_Types].xml',
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">',
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>',
    override('workbook', 'sheet.main'),
    override('styles', 'styles'),
    ...each((_, number) => override(`worksheets/sheet${number}`, 'worksheet')),
    '</Types>',
  );
  yield part(
    '_rels/.rels',
    `<Relationships xmlns="${packageRelations}">`,
    relation('1', 'officeDocument', 'xl/workbook.xml'),
    '</Relationships>',
  );
  yield part(
    'xl/workbook.xml',
    `<workbook xmlns="${main}" xmlns:r="${office}"><sheets>`,
    ...each(({ name }, number) => `<sheet name="${escaped(name)}" sheetId="${number}" r:id="rId${number}"/>`),
    '</sheets></workbook>',
  );
  yield part(
    'xl/_rels/workbook.xml.rels',
    `<Relationships xmlns="${packageRelations}">`,
    ...each((_, number) => relation(String(number), 'worksheet', `worksheets/sheet${number}.xml`)),
    relation(String(sheets.length + 1), 'styles', 'styles.xml'),
    '</Relationships>',
  );
  yield part('xl/styles.xml', styles);
  for (const [index, sheet] of sheets.entries())
    yield { path: `xl/worksheets/sheet${index + 1}.xml`, text: sheetXml(sheet, rightToLeft) };
}

const relation = (id: string, type: string, target: string) =>
  `<Relationship Id="rId${id}" Type="${office}/${type}" Target="${target}"/>`;

/** Style 0 as it comes, 1 bold for headings, 2 with line breaks. */
const styles =
  `<styleSheet xmlns="${main}"><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font>` +
  '<font><b/><sz val="11"/><name val="Calibri"/></font></fonts>' +
  '<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>' +
  '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>' +
  '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>' +
  '<cellXfs count="3"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>' +
  '<xf numFmtId="0" fontId="1" fillId="0" borderId="0" xfId="0" applyFont="1"/>' +
  '<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0" applyAlignment="1">' +
  '<alignment vertical="top" wrapText="1"/></xf></cellXfs></styleSheet>';

async function* sheetXml(sheet: WorkbookSheet, rightToLeft: boolean): AsyncGenerator<string> {
  const columns = sheet.widths.map(
    (width, index) => `<col min="${index + 1}" max="${index + 1}" width="${width}" customWidth="1"/>`,
  );
  yield (
    `${head}<worksheet xmlns="${main}"><sheetViews><sheetView workbookViewId="0"${rightToLeft ? ' rightToLeft="1"' : ''}>` +
    '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>' +
    `<cols>${columns.join('')}</cols><sheetData>`
  );
  const say = rememberingEscapes();
  let number = 0;
  let waiting = '';
  for await (const row of sheet.rows) {
    number += 1;
    waiting += rowXml(row, number, number === 1 ? 1 : sheet.wraps ? 2 : 0, say);
    if (waiting.length < packedAtOnce) continue;
    yield waiting;
    waiting = '';
  }
  yield `${waiting}</sheetData></worksheet>`;
}

function rowXml(
  row: readonly WorkbookCell[],
  number: number,
  style: number,
  say: (text: string) => string,
): string {
  const mark = style === 0 ? '' : ` s="${style}"`;
  let cells = '';
  for (const [index, cell] of row.entries()) {
    if (cell === null || cell === '') continue;
    const at = `<c r="${letters(index)}${number}"${mark}`;
    cells +=
      typeof cell === 'number'
        ? `${at}><v>${cell}</v></c>`
        : `${at} t="inlineStr"><is><t xml:space="preserve">${say(cell)}</t></is></c>`;
  }
  return `<row r="${number}">${cells}</row>`;
}

const known: string[] = [];
/** The name of a column, e.g. 0 → A, 26 → AA. */
function letters(index: number): string {
  return (known[index] ??=
    (index < 26 ? '' : letters(Math.floor(index / 26) - 1)) + String.fromCharCode(65 + (index % 26)));
}

const signs: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
/** Signs that XML cannot hold are left out. */
function escaped(text: string): string {
  return text
    .replace(/[^\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/gu, '')
    .replace(/[&<>"]/g, (sign) => signs[sign] ?? sign);
}

const mostRemembered = 5000;
/** Codes and labels come again and again; free text must not fill memory. */
function rememberingEscapes(): (text: string) => string {
  const known = new Map<string, string>();
  return (text) => {
    const found = known.get(text);
    if (found !== undefined) return found;
    const safe = escaped(text);
    if (known.size < mostRemembered) known.set(text, safe);
    return safe;
  };
}

/** The container (APPNOTE 6.3): sizes come behind each part, because nobody knows them before. */
async function* zip(parts: Iterable<Part>): AsyncGenerator<Buffer> {
  const written: Written[] = [];
  let at = 0;
  for (const { path, text } of parts) {
    const entry: Written = { path: Buffer.from(path), crc: 0, packed: 0, plain: 0, at };
    const local = localHead(entry.path);
    yield local;
    for await (const piece of packed(text, entry)) {
      entry.packed += piece.length;
      yield piece;
    }
    const sizes = descriptor(entry);
    yield sizes;
    at += local.length + entry.packed + sizes.length;
    written.push(entry);
  }
  const directory = Buffer.concat(written.map(directoryEntry));
  yield Buffer.concat([directory, directoryEnd(written.length, directory.length, at)]);
}

/** Packs as it is read; a reader who goes away ends the source too. */
async function* packed(text: Part['text'], entry: Written): AsyncGenerator<Buffer> {
  async function* counted(): AsyncGenerator<Buffer> {
    for await (const piece of text) {
      const bytes = Buffer.from(piece);
      entry.crc = crc32(bytes, entry.crc);
      entry.plain += bytes.length;
      yield bytes;
    }
  }
  const out = new PassThrough();
  // What goes wrong on the way reaches the reader of `out`.
  pipeline(Readable.from(counted()), createDeflateRaw({ level: 4 }), out, () => undefined);
  for await (const piece of out) yield piece as Buffer;
}

const withSizesBehind = 0x0808;
const deflated = 8;
const version = 20;
/** The first of January 1980: the same content makes the same bytes. */
const day = 33;

function localHead(path: Buffer): Buffer {
  const fixed = Buffer.alloc(30);
  fixed.writeUInt32LE(0x04034b50, 0);
  fixed.writeUInt16LE(version, 4);
  fixed.writeUInt16LE(withSizesBehind, 6);
  fixed.writeUInt16LE(deflated, 8);
  fixed.writeUInt16LE(day, 12);
  fixed.writeUInt16LE(path.length, 26);
  return Buffer.concat([fixed, path]);
}

function descriptor({ crc, packed: size, plain }: Written): Buffer {
  const fixed = Buffer.alloc(16);
  fixed.writeUInt32LE(0x08074b50, 0);
  fixed.writeUInt32LE(crc, 4);
  fixed.writeUInt32LE(size, 8);
  fixed.writeUInt32LE(plain, 12);
  return fixed;
}

function directoryEntry({ path, crc, packed: size, plain, at }: Written): Buffer {
  const fixed = Buffer.alloc(46);
  fixed.writeUInt32LE(0x02014b50, 0);
  fixed.writeUInt16LE(version, 4);
  fixed.writeUInt16LE(version, 6);
  fixed.writeUInt16LE(withSizesBehind, 8);
  fixed.writeUInt16LE(deflated, 10);
  fixed.writeUInt16LE(day, 14);
  fixed.writeUInt32LE(crc, 16);
  fixed.writeUInt32LE(size, 20);
  fixed.writeUInt32LE(plain, 24);
  fixed.writeUInt16LE(path.length, 28);
  fixed.writeUInt32LE(at, 42);
  return Buffer.concat([fixed, path]);
}

function directoryEnd(entries: number, size: number, at: number): Buffer {
  const fixed = Buffer.alloc(22);
  fixed.writeUInt32LE(0x06054b50, 0);
  fixed.writeUInt16LE(entries, 8);
  fixed.writeUInt16LE(entries, 10);
  fixed.writeUInt32LE(size, 12);
  fixed.writeUInt32LE(at, 16);
  return fixed;
}
