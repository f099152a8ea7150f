/** A line of a sheet by its headings. */
export interface SheetRow {
  /** As people count: the headings are row 1. */
  number: number;
  cells: Readonly<Record<string, string>>;
}
export interface SheetTable {
  headings: string[];
  rows: SheetRow[];
}

const aliases: Readonly<Record<string, string>> = {
  caption: 'label',
  'list name': 'list_name',
  listname: 'list_name',
  relevance: 'relevant',
  'read only': 'read_only',
  readonly: 'read_only',
  'required message': 'required_message',
  'constraint message': 'constraint_message',
  'choice filter': 'choice_filter',
  'repeat count': 'repeat_count',
  calculate: 'calculation',
  image: 'media::image',
  audio: 'media::audio',
  video: 'media::video',
  'bind::relevant': 'relevant',
  'bind::required': 'required',
  'bind::constraint': 'constraint',
  'bind::calculate': 'calculation',
  'bind::readonly': 'read_only',
  'control::appearance': 'appearance',
};

/** `Label : English` → `label::English`; what has no language stays one word. */
function headingOf(written: string): string {
  const [base = '', ...rest] = written
    .trim()
    .slice(0, 200)
    .split(/\s*::?\s*/);
  const plain = base.toLowerCase().replaceAll(/\s+/g, ' ');
  const joined = [plain, ...rest].join('::');
  const known = Object.hasOwn(aliases, joined.toLowerCase()) ? aliases[joined.toLowerCase()] : undefined;
  if (known) return known;
  const name = (Object.hasOwn(aliases, plain) && aliases[plain]) || plain.replaceAll(' ', '_');
  return [name, ...rest].join('::');
}

/** Of two equal headings the first counts; the other, and a column without one, gets a name nothing reads it by. */
function namedOnce(written: readonly string[], width: number): string[] {
  const taken = new Set<string>();
  return Array.from({ length: width }, (_, at) => {
    const heading = headingOf(written[at] ?? '') || `#${at + 1}`;
    const name = taken.has(heading) ? `#${at + 1} ${heading}` : heading;
    taken.add(name);
    return name;
  });
}

/** Lines of cells as a table; empty lines are left out. */
export function toTable(lines: readonly (readonly string[])[]): SheetTable {
  const start = lines.findIndex((line) => line.some((cell) => cell.trim() !== ''));
  if (start < 0) return { headings: [], rows: [] };
  const below = lines.slice(start + 1);
  const width = below.reduce((most, line) => Math.max(most, line.length), lines[start]?.length ?? 0);
  const headings = namedOnce(lines[start] ?? [], width);
  const used = new Set<string>();
  const rows = below.flatMap((line, i): SheetRow[] => {
    if (line.every((cell) => cell.trim() === '')) return [];
    const cells = Object.create(null) as Record<string, string>;
    headings.forEach((heading, at) => {
      const cell = line[at] ?? '';
      if (cell.trim() === '') return;
      cells[heading] = cell;
      used.add(heading);
    });
    return [{ number: start + i + 2, cells }];
  });
  return { headings: headings.filter((heading) => used.has(heading) || !heading.startsWith('#')), rows };
}

/** Columns `label`, `label::French (fr)`, … → language → heading; `fallback` is what a bare column is in. */
export function languageColumns(
  headings: readonly string[],
  base: string,
  codeOf: (name: string) => string | null,
  fallback: string,
): Map<string, string> {
  const columns = new Map<string, string>();
  for (const heading of headings) {
    const [name, ...rest] = heading.split('::');
    if (name !== base) continue;
    const language = rest.length === 0 ? fallback : codeOf(rest.join('::'));
    if (language && !columns.has(language)) columns.set(language, heading);
  }
  return columns;
}
