import type { AnalysisPlan } from '@traccia/contracts';
import type {
  AnalysedItem,
  AnalysedResponse,
  AnalysisInput,
  AnalysisScope,
  FrameRow,
  PooledWave,
} from '@traccia/impact';
import { requireColumns, type Table } from '../import/read-table.js';
import { CellFaults } from './cell-faults.js';
import {
  answerColumns,
  namesOf,
  type PlacedResponse,
  type PlacedRow,
  responseReader,
  rowPlacer,
  type Unit,
} from './read-rows.js';

/** What was read, for whoever checks the figures. */
export interface ReadCounts {
  rows: number;
  /** null without a frame of its own file. */
  frameRows: number | null;
  waves: string[];
  activities: number | null;
  /** Rows left out, because their person stands in an earlier one. */
  repeated: number;
  /** Rows of people who are not on the frame; they count in no figure. */
  notOnFrame: number;
  /** Rows that name nobody. */
  nameless: number;
}

export interface BuiltAnalysis {
  input: AnalysisInput;
  counts: ReadCounts;
}

/** More activities than any centre has in a wave; a column with so many is another column. */
const mostUnits = 2000;

/**
 * Turns a plan and its files into what the statistics take.
 *
 * @returns faults: one sentence a kind of fault, with file, column, count and first line; the analysis is null then
 * @throws CommandFault for columns that a file does not have
 */
export function buildAnalysis(
  plan: AnalysisPlan,
  answers: Table,
  frame: Table | null,
): { built: BuiltAnalysis | null; faults: string[] } {
  const empty = emptyOf([answers, frame]);
  if (empty.length > 0) return { built: null, faults: empty };
  const [ofAnswers, ofFrame] = [new CellFaults(answers.file), new CellFaults(frame?.file ?? '')];
  const read = readAnswers(plan, answers, ofAnswers);
  const invited = frame ? readFrame(plan, frame, read.responses, ofFrame) : read.invited;
  const kept = keepFirst(read.responses, plan, ofAnswers);
  const keptInvited = invited && keepFirst(invited, plan, frame ? ofFrame : ofAnswers);
  const faults = [...ofAnswers.sentences(), ...ofFrame.sentences()];
  const units = unitsOf(
    [...kept, ...(keptInvited ?? [])].map(({ unit }) => unit),
    plan,
  );
  if (units.list.length > mostUnits)
    faults.push(
      `${answers.file}: ${units.list.length} different activities and waves; ${mostUnits} are the most`,
    );
  if (faults.length > 0) return { built: null, faults };
  const input = inputOf(plan, kept, keptInvited, units);
  const counts: ReadCounts = {
    rows: answers.rows.length,
    frameRows: frame ? frame.rows.length : null,
    waves: [...input.waves],
    activities:
      plan.activity === undefined ? null : new Set(units.list.map(({ unit }) => unit.activity)).size,
    repeated: read.responses.length - kept.length,
    notOnFrame: strangersIn(input),
    nameless: kept.filter(({ subject }) => subject === null).length,
  };
  return { built: { input, counts }, faults };
}

/** Responses of people who are not on the frame. */
function strangersIn({ figures }: AnalysisInput): number {
  if (figures.frameKind === 'none') return 0;
  const onFrame = new Set(figures.frame.map(({ subjectId }) => subjectId));
  return figures.responses.filter(({ subjectId }) => subjectId !== null && !onFrame.has(subjectId)).length;
}

/** Files without a row. */
const emptyOf = (tables: readonly (Table | null)[]): string[] =>
  tables.flatMap((table) =>
    table?.rows.length === 0 ? [`${table.file}: has no rows below its first line`] : [],
  );

const missingOf = ({ missingCells }: AnalysisPlan): ReadonlySet<string> => new Set(['', ...missingCells]);

/** The rows of answers; `invited` are all rows, where a column says who answered. */
function readAnswers(plan: AnalysisPlan, table: Table, faults: CellFaults) {
  const { frame } = plan;
  requireColumns(table, [
    ...namesOf(plan),
    ...answerColumns(plan),
    ...(frame.kind === 'column' ? [frame.column] : []),
  ]);
  const missing = missingOf(plan);
  const [place, respond] = [rowPlacer(plan, missing, faults), responseReader(plan, missing, faults)];
  const responses: PlacedResponse[] = [];
  const invited: PlacedRow[] = [];
  for (const row of table.rows) {
    const placed = place(row);
    if (!placed) continue;
    // Somebody on the list is a person of his own, named or not.
    const known =
      frame.kind === 'column' ? { ...placed, subject: placed.subject ?? `line ${row.line}` } : placed;
    invited.push(known);
    if (frame.kind !== 'column' || frame.answered.includes(row.cells[frame.column] ?? ''))
      responses.push({ ...known, ...respond(row) });
  }
  return { responses, invited: frame.kind === 'column' ? invited : null };
}

function readFrame(
  plan: AnalysisPlan,
  table: Table,
  responses: readonly PlacedRow[],
  faults: CellFaults,
): PlacedRow[] {
  if (plan.frame.kind !== 'file') return [];
  const { subject = plan.subject, activity = plan.activity, wave, constituentGroup, sex } = plan.frame;
  const columns = { subject, activity, wave, constituentGroup, sex };
  requireColumns(table, namesOf(columns));
  const place = rowPlacer(columns, missingOf(plan), faults);
  const rows = table.rows.flatMap((row) => {
    const placed = place(row);
    if (placed && subject !== undefined && placed.subject === null)
      faults.row(row.line, `column ${JSON.stringify(subject)} is empty: everybody on the frame needs a name`);
    return placed ? [{ ...placed, subject: placed.subject ?? `line ${row.line}` }] : [];
  });
  if (!plan.wave || wave) return rows;
  const asked = new Set(responses.map(({ unit }) => unit.wave));
  return rows.flatMap((row) => [...asked].map((one) => ({ ...row, unit: { ...row.unit, wave: one } })));
}

/** Everybody once a wave and activity: the first row, or a fault for each further one. */
function keepFirst<T extends PlacedRow>(
  rows: readonly T[],
  { duplicates }: AnalysisPlan,
  faults: CellFaults,
): T[] {
  const seen = new Set<string>();
  return rows.filter(({ subject, unit, line }) => {
    if (subject === null) return true;
    const key = JSON.stringify([unit.wave, unit.activity, subject]);
    if (!seen.has(key)) {
      seen.add(key);
      return true;
    }
    if (duplicates === 'refuse')
      faults.row(
        line,
        'the person stands in an earlier row of the same wave and activity already; "duplicates": "first" would take that one',
      );
    return false;
  });
}

interface Units {
  list: { unit: Unit; wave: PooledWave }[];
  idOf: (unit: Unit) => string | undefined;
}

const keyOf = ({ wave, activity }: Unit): string => JSON.stringify([wave, activity]);

/** Waves of the pool in an order of their own, whatever the order of the rows. */
function unitsOf(units: readonly Unit[], plan: AnalysisPlan): Units {
  if (!plan.wave && plan.activity === undefined) return { list: [], idOf: () => undefined };
  const order = Object.values(plan.wave?.codes ?? {});
  const rank = ({ wave }: Unit): number => (wave === null ? -1 : order.indexOf(wave));
  const name = ({ activity }: Unit): string => activity ?? '';
  const found = [...new Map(units.map((unit) => [keyOf(unit), unit])).values()].sort(
    (a, b) => rank(a) - rank(b) || (name(a) < name(b) ? -1 : 1),
  );
  const list = found.map((unit, at) => ({
    unit,
    wave: { id: `w${at}`, within: [unit.wave, unit.activity].filter((step) => step !== null) },
  }));
  const ids = new Map(list.map(({ unit, wave }) => [keyOf(unit), wave.id]));
  return { list, idOf: (unit) => ids.get(keyOf(unit)) };
}

function inputOf(
  plan: AnalysisPlan,
  responses: readonly PlacedResponse[],
  invited: readonly PlacedRow[] | null,
  units: Units,
): AnalysisInput {
  const waveOf = ({ unit }: PlacedRow): { waveId?: string } => {
    const waveId = units.idOf(unit);
    return waveId === undefined ? {} : { waveId };
  };
  const idOf = (row: PlacedRow): string => `${units.idOf(row.unit) ?? ''}:${row.subject ?? ''}`;
  const frame = (invited ?? []).map((row): FrameRow => {
    const { constituentGroup, sex } = row;
    return { subjectId: idOf(row), constituentGroup, sex, ...waveOf(row) };
  });
  const given = responses.map((row): AnalysedResponse => {
    const { subject, unit, constituentGroup, sex, completeness, answers, testScore = null } = row;
    return {
      subjectId: subject === null ? null : idOf(row),
      completeness,
      answers,
      testScore,
      constituentGroup,
      sex,
      ...waveOf(row),
      person: subject === null ? null : JSON.stringify([unit.activity, subject]),
      activity: unit.activity,
    };
  });
  const { k, breakdownFrom, level } = plan;
  const waves = plan.wave ? [...new Set(units.list.flatMap(({ unit }) => unit.wave ?? []))] : [];
  return {
    figures: {
      frameKind: invited ? 'roster' : 'none',
      frame,
      responses: given,
      ...(units.list.length > 0 && { waves: units.list.map(({ wave }) => wave) }),
      items: plan.items.map((item) => itemOf(item, plan)),
      k,
      breakdownFrom,
      level,
    },
    scopes: scopesOf(plan, waves, units),
    waves,
    pairs: plan.pairs.map(({ code, before, after }) => ({
      code,
      before: { itemCode: before.item, wave: before.wave ?? null },
      after: { itemCode: after.item, wave: after.wave ?? null },
    })),
    scales: plan.scales.map(({ code, items, reversed }) => ({
      code,
      itemCodes: items,
      reversedCodes: reversed,
    })),
  };
}

function itemOf(item: AnalysisPlan['items'][number], { answerLists }: AnalysisPlan): AnalysedItem {
  const { code, type, metric = null, applied, sensitive, least, most } = item;
  const list = (item.answers === undefined ? undefined : answerLists[item.answers]) ?? [];
  return {
    code,
    type,
    metric,
    answerCodes: list.map((answer) => answer.code),
    missingCodes: list.filter(({ missing }) => missing).map((answer) => answer.code),
    ...(applied && { appliedCodes: applied }),
    sensitive,
    ...(least !== undefined && { least }),
    ...(most !== undefined && { most }),
  };
}

function scopesOf({ figuresFor }: AnalysisPlan, waves: readonly string[], { list }: Units): AnalysisScope[] {
  const all: AnalysisScope = { kind: 'all', within: [] };
  const scopes: AnalysisScope[] = [
    ...(figuresFor.includes('all') ? [all] : []),
    ...(figuresFor.includes('wave') && waves.length > 1
      ? waves.map((wave): AnalysisScope => ({ kind: 'wave', within: [wave] }))
      : []),
    ...(figuresFor.includes('activity') && list.length > 1
      ? list
          .filter(({ unit }) => unit.activity !== null)
          .map(({ wave }): AnalysisScope => ({ kind: 'activity', within: wave.within }))
      : []),
  ];
  return scopes.length > 0 ? scopes : [all];
}
