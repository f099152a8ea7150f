import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { AnalysisPlan } from '@traccia/contracts';
import { type Analysis, computeAnalysis, methodVersion } from '@traccia/impact';
import { type BuiltAnalysis, buildAnalysis } from '../analyse/build-analysis.js';
import type { AnalysisFacts } from '../analyse/facts.js';
import { figureRows } from '../analyse/figure-rows.js';
import { hashFile, readPlan } from '../analyse/read-file.js';
import { toCsv } from '../analyse/write-csv.js';
import { toTable } from '../analyse/write-table.js';
import { type Command, CommandFault, type Terminal, UsageFault } from '../command.js';
import { readTable, type TableLimits } from '../import/read-table.js';

export const analyseCommand: Command = {
  name: 'analyse',
  summary: 'the figures of a flat file, without database or server',
  usage: [
    'Usage: traccia analyse PLAN DATA [--frame FRAME] [--json | --csv] [--out FOLDER]',
    '',
    '  PLAN     what the columns mean and which figures are asked, as JSON; see apps/cli/examples',
    '  DATA     the answers, one row a response, as CSV (UTF-8) or XLSX',
    '  --frame  everybody invited, one row a person; without it there are no rates',
    '  --json   everything: figures in full, and what they were computed from',
    '  --csv    one row a figure, with codes and labels, unweighted beside weighted',
    '  --out    writes figures.txt, figures.json and figures.csv into a folder, besides',
    '',
    'The figures are those of the product for the same rows; groups that are too small are hidden here as there.',
    'The same files always give the same output. Nothing is stored and nothing leaves this machine.',
    'Exit codes: 0 done, 1 could not be written, 2 a fault of the plan or of the data, each in a sentence.',
  ],
  async run(args, { terminal }) {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: {
        frame: { type: 'string' },
        json: { type: 'boolean', default: false },
        csv: { type: 'boolean', default: false },
        out: { type: 'string' },
      },
    });
    const [planPath, dataPath, ...others] = positionals;
    if (planPath === undefined || dataPath === undefined)
      throw new UsageFault('Name a plan and a file of answers.');
    if (others.length > 0)
      throw new UsageFault('Give one plan and one file of answers; everybody invited goes to --frame.');
    if (values.json && values.csv)
      throw new UsageFault('--json and --csv are two forms of the same; choose one.');
    const texts = await analyse(terminal, { plan: planPath, answers: dataPath, frame: values.frame ?? null });
    if (values.out !== undefined) await writeAll(values.out, texts, terminal);
    terminal.say(texts[values.json ? 'json' : values.csv ? 'csv' : 'txt'].trimEnd());
  },
};

interface Paths {
  plan: string;
  answers: string;
  frame: string | null;
}
type Texts = Record<'txt' | 'json' | 'csv', string>;

/** Larger than any survey of a training centre; at the limit it takes two minutes and 3 GB. */
const limits: TableLimits = { rows: 1_000_000, cells: 12_000_000 };

interface Reading extends BuiltAnalysis {
  plan: AnalysisPlan;
  facts: AnalysisFacts;
}

async function analyse(terminal: Terminal, paths: Paths): Promise<Texts> {
  try {
    // The tables are let go before the statistics begin, which need the memory.
    return textsOf(await read(terminal, paths));
  } catch (error) {
    // Here a command can only fail for what it was given.
    if (error instanceof CommandFault) throw new UsageFault(error.message);
    throw error;
  }
}

async function read(terminal: Terminal, paths: Paths): Promise<Reading> {
  const plan = await takePlan(terminal, paths);
  const answers = await readTable(paths.answers, limits);
  const frame = paths.frame === null ? null : await readTable(paths.frame, limits);
  const { built, faults } = buildAnalysis(plan, answers, frame);
  if (!built) return refuse(terminal, faults, 'Mend the files or the plan; nothing was computed.');
  const facts: AnalysisFacts = {
    title: plan.title,
    source: plan.source ?? null,
    methodVersion,
    plan: { version: plan.version, sha256: await hashFile(paths.plan) },
    answers: { sha256: await hashFile(paths.answers) },
    frame: paths.frame === null ? null : { sha256: await hashFile(paths.frame) },
    k: plan.k,
    breakdownFrom: plan.breakdownFrom,
    level: plan.level,
    counts: built.counts,
  };
  return { ...built, plan, facts };
}

async function takePlan(terminal: Terminal, paths: Paths): Promise<AnalysisPlan> {
  const { plan, faults } = await readPlan(paths.plan);
  if (!plan) return refuse(terminal, faults, 'The plan cannot be followed.');
  const asks = plan.frame.kind === 'file';
  if (asks && paths.frame === null)
    throw new UsageFault('The plan has a frame of its own file; name it with --frame.');
  if (!asks && paths.frame !== null)
    throw new UsageFault(`The plan says "frame": { "kind": "${plan.frame.kind}" }; --frame needs "file".`);
  return plan;
}

function refuse(terminal: Terminal, faults: readonly string[], conclusion: string): never {
  faults.forEach((fault) => terminal.warn(fault));
  throw new UsageFault(conclusion);
}

function textsOf({ plan, facts, input }: Reading): Texts {
  const analysis: Analysis = computeAnalysis(input);
  const rows = figureRows(plan, analysis);
  return {
    txt: toTable(facts, rows),
    csv: toCsv(rows),
    json: `${JSON.stringify({ run: facts, items: codebookOf(plan), ...analysis }, null, 2)}\n`,
  };
}

/** The labels of the codes in the figures. */
function codebookOf({ items, answerLists }: AnalysisPlan) {
  return items.map(({ code, label, type, answers }) => ({
    code,
    label: label ?? code,
    type,
    answers: (answers === undefined ? [] : (answerLists[answers] ?? [])).map((answer) => ({
      code: answer.code,
      label: answer.label ?? answer.code,
      missing: answer.missing,
    })),
  }));
}

async function writeAll(folder: string, texts: Texts, terminal: Terminal): Promise<void> {
  try {
    await mkdir(folder).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'EEXIST') throw error;
    });
    for (const [kind, text] of Object.entries(texts)) await writeFile(join(folder, `figures.${kind}`), text);
  } catch (error) {
    throw new CommandFault(`${folder}: cannot be written: ${(error as Error).message}`);
  }
  terminal.warn(`Written to ${folder}: figures.txt, figures.json, figures.csv`);
}
