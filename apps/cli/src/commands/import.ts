import { parseArgs } from 'node:util';
import { ImportRecordRepository, inTransaction } from '@traccia/persistence';
import type { EntityManager } from 'typeorm';
import {
  type Command,
  type CommandContext,
  CommandFault,
  type Terminal,
  UsageFault,
  withDatabase,
} from '../command.js';
import {
  type ActivityMapping,
  readInstrument,
  readMapping,
  type ResponseMapping,
} from '../import/mapping.js';
import { findPart } from '../import/read-response-row.js';
import { readSurvey, requireItems } from '../import/read-responses.js';
import { readTable, type Table } from '../import/read-table.js';
import { formatFault, type RowFault } from '../import/row-fault.js';
import { findForeignCodes, readRegister, takeActivities } from '../import/take-activities.js';
import { takeResponses } from '../import/take-responses.js';
import { formatTaken, type Taken } from '../import/taken.js';

export const importCommand: Command = {
  name: 'import',
  summary: 'take a register of activities, or the answers of a survey, from CSV or XLSX',
  usage: [
    'Usage: traccia import activities --mapping MAPPING FILE [--dry-run] [--take-good]',
    '       traccia import responses  --mapping MAPPING FILE… [--dry-run] [--take-good]',
    '',
    '  --mapping    what the columns mean; examples lie in apps/cli/mappings',
    '  --dry-run    say what would be taken and what is wrong, write nothing',
    '  --take-good  take the rows without fault even when others have one; else nothing is taken',
    '',
    'Each fault is printed with line, column, value and reason. Importing the same file again changes nothing;',
    'a row that has changed in the file is changed here.',
  ],
  async run(args, context) {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: {
        mapping: { type: 'string' },
        'dry-run': { type: 'boolean', default: false },
        'take-good': { type: 'boolean', default: false },
      },
    });
    const [kind, ...files] = positionals;
    if (kind !== 'activities' && kind !== 'responses')
      throw new UsageFault('Say what: import activities or import responses.');
    if (values.mapping === undefined) throw new UsageFault('--mapping is missing.');
    if (files.length === 0) throw new UsageFault('No file was named.');
    const wish = { dryRun: values['dry-run'], takeGood: values['take-good'] };
    const mapping = await readMapping(values.mapping);
    if (mapping.kind !== kind) throw new UsageFault(`${values.mapping} is a mapping of ${mapping.kind}.`);
    if (mapping.kind === 'activities') return importActivities(context, mapping, files, wish);
    return importResponses(context, mapping, values.mapping, files, wish);
  },
};

interface Wish {
  dryRun: boolean;
  takeGood: boolean;
}
const mostFaultsPrinted = 200;

/** Prints the faults; answers whether to go on and write. */
function report(
  terminal: Terminal,
  faults: readonly RowFault[],
  good: number,
  { dryRun, takeGood }: Wish,
): boolean {
  faults.slice(0, mostFaultsPrinted).forEach((fault) => terminal.warn(formatFault(fault)));
  if (faults.length > mostFaultsPrinted)
    terminal.warn(`… and ${faults.length - mostFaultsPrinted} more faults.`);
  const bad = new Set(faults.map(({ file, line }) => `${file} ${line}`)).size;
  if (bad > 0) terminal.warn(`${bad} ${bad === 1 ? 'row has' : 'rows have'} a fault, ${good} have none.`);
  if (bad > 0 && !takeGood && !dryRun)
    throw new CommandFault('Nothing was taken; mend the file, or take the good rows with --take-good.');
  return !dryRun;
}

/** What a dry run would write is worked out by writing it and taking everything back. */
class TakenBack extends Error {
  constructor(readonly taken: Taken) {
    super('dry run');
  }
}

async function takeInTransaction(
  { settings }: CommandContext,
  source: string,
  work: (tx: EntityManager) => Promise<{ taken: Taken; write: boolean }>,
): Promise<Taken> {
  return withDatabase(settings(), 'application', async (db) => {
    try {
      return await inTransaction(db, async (tx) => {
        // A file may take longer than a request may.
        await tx.query(`SET LOCAL statement_timeout = '5min'`);
        await tx.query(`SET LOCAL lock_timeout = '1min'`);
        await new ImportRecordRepository(tx).lockSource(source);
        const { taken, write } = await work(tx);
        if (!write) throw new TakenBack(taken);
        return taken;
      });
    } catch (error) {
      if (error instanceof TakenBack) return error.taken;
      throw error;
    }
  });
}

function conclude(terminal: Terminal, what: string, taken: Taken, { dryRun }: Wish, faulty: boolean): void {
  terminal.say(`${what}: ${formatTaken(taken)}${dryRun ? ' (dry run, nothing was written)' : ''}`);
  if (dryRun && faulty) throw new CommandFault('The dry run found faults.');
}

async function importActivities(
  context: CommandContext,
  mapping: ActivityMapping,
  files: readonly string[],
  wish: Wish,
): Promise<void> {
  if (files.length > 1) throw new UsageFault('A register is one file.');
  const table = await readTable(files[0] ?? '');
  let faulty = false;
  const taken = await takeInTransaction(context, mapping.source, async (tx) => {
    const countries: { code: string }[] = await tx.query('SELECT code FROM country');
    const read = readRegister(mapping, table, new Set(countries.map(({ code }) => code)));
    const foreign = await findForeignCodes(tx, mapping, table, read.rows);
    const faults = [...read.faults, ...foreign].sort((a, b) => a.line - b.line);
    const rows = read.rows.filter(({ line }) => !foreign.some((fault) => fault.line === line));
    faulty = faults.length > 0;
    const write = report(context.terminal, faults, rows.length, wish);
    return { taken: await takeActivities(tx, mapping, rows, table.rows.length - rows.length), write };
  });
  conclude(context.terminal, 'activities', taken, wish, faulty);
}

async function importResponses(
  context: CommandContext,
  mapping: ResponseMapping,
  mappingPath: string,
  files: readonly string[],
  wish: Wish,
): Promise<void> {
  const definition = await readInstrument(mappingPath, mapping);
  requireItems(mapping, definition);
  const tables: Table[] = [];
  for (const file of files) tables.push(await readTable(file));
  const { rows, faults } = readSurvey(mapping, definition, tables);
  const write = report(context.terminal, faults, rows.length, wish);
  for (const table of tables)
    context.terminal.say(
      `${table.file}: ${table.rows.length} rows, part "${findPart(mapping, table.header)}"`,
    );
  const read = tables.reduce((sum, table) => sum + table.rows.length, 0);
  const taken = await takeInTransaction(context, mapping.source, async (tx) => ({
    taken: await takeResponses(tx, mapping, definition, rows, read - rows.length),
    write,
  }));
  conclude(context.terminal, 'rows of answers', taken, wish, faults.length > 0);
}
