import type { AnalysisPlan } from '@traccia/contracts';
import {
  type AnalysedResponse,
  completeness,
  type CompletenessState,
  type ItemAnswer,
} from '@traccia/impact';
import type { TableRow } from '../import/read-table.js';
import type { CellFaults } from './cell-faults.js';
import { answerReader, codeReader, readNumber, type ReadCode } from './read-cells.js';

/** Where a row belongs: the wave and the activity, as far as the plan knows them. */
export interface Unit {
  wave: string | null;
  activity: string | null;
}

/** A row of the frame or of the answers, not yet placed in a wave of the pool. */
export interface PlacedRow {
  line: number;
  unit: Unit;
  /** null = leads to nobody. */
  subject: string | null;
  constituentGroup: string | null;
  sex: string | null;
}
export interface PlacedResponse
  extends PlacedRow, Pick<AnalysedResponse, 'completeness' | 'answers' | 'testScore'> {}

type Columns = Pick<AnalysisPlan, 'subject' | 'activity' | 'wave' | 'constituentGroup' | 'sex'>;

/** Names of the columns that say who and where. */
export const namesOf = ({
  subject,
  activity,
  wave,
  constituentGroup,
  sex,
}: Columns): (string | undefined)[] => [
  subject,
  activity,
  wave?.column,
  constituentGroup?.column,
  sex?.column,
];

/** Says who a row is and where it belongs; null when a cell is at fault. */
export type PlaceRow = (row: TableRow) => PlacedRow | null;

export function rowPlacer(columns: Columns, missing: ReadonlySet<string>, faults: CellFaults): PlaceRow {
  const { subject, activity, wave, constituentGroup, sex } = columns;
  const read = (coded: { column: string; codes: Record<string, string> } | undefined) => {
    const reader: ReadCode | null = coded ? codeReader(coded.codes, missing) : null;
    return ({ cells, line }: TableRow): string | null | undefined =>
      coded && reader
        ? reader({ column: coded.column, line, value: cells[coded.column] ?? '' }, faults)
        : null;
  };
  const [waveOf, groupOf, sexOf] = [read(wave), read(constituentGroup), read(sex)];
  return (row) => {
    if (row.fault) return faults.row(row.line, row.fault);
    const named = (column: string | undefined): string | null => {
      const value = column === undefined ? '' : (row.cells[column] ?? '');
      return missing.has(value) ? null : value;
    };
    const [inWave, group, stated] = [waveOf(row), groupOf(row), sexOf(row)];
    const inActivity = named(activity);
    if (wave && inWave === null)
      return faults.row(row.line, `column ${JSON.stringify(wave.column)} is empty: every row needs a wave`);
    if (activity !== undefined && inActivity === null)
      return faults.row(row.line, `column ${JSON.stringify(activity)} is empty: every row needs an activity`);
    if (inWave === undefined || group === undefined || stated === undefined) return null;
    return {
      line: row.line,
      unit: { wave: inWave, activity: inActivity },
      subject: named(subject),
      constituentGroup: group,
      // As in the product: who does not say it is not known.
      sex: stated === 'undisclosed' ? null : stated,
    };
  };
}

/** Columns that the answers themselves stand in. */
export function answerColumns({ items, testScore, completeness: rule }: AnalysisPlan): string[] {
  return [
    ...items.map(({ code, column }) => column ?? code),
    ...(testScore ? [testScore.column] : []),
    ...(rule.rule === 'column' ? [rule.column] : []),
  ];
}

/** What a row answers; null when its completeness cannot be read. */
export type ReadResponse = (row: TableRow) => Pick<PlacedResponse, 'completeness' | 'answers' | 'testScore'>;

export function responseReader(
  plan: AnalysisPlan,
  missing: ReadonlySet<string>,
  faults: CellFaults,
): ReadResponse {
  const items = plan.items.map((item) => ({
    code: item.code,
    column: item.column ?? item.code,
    read: answerReader(item, plan, missing),
  }));
  const stateOf = completenessReader(plan, missing, faults);
  return (row) => {
    const answers: Record<string, ItemAnswer> = {};
    for (const { code, column, read } of items) {
      const answer = read({ column, line: row.line, value: row.cells[column] ?? '' }, faults);
      if (answer) answers[code] = answer;
    }
    return { answers, completeness: stateOf(row, answers), testScore: scoreOf(plan, row, missing, faults) };
  };
}

function completenessReader(
  { items, completeness: rule }: AnalysisPlan,
  missing: ReadonlySet<string>,
  faults: CellFaults,
) {
  if (rule.rule === 'items') {
    const required = rule.required ?? items.map(({ code }) => code);
    return (_row: TableRow, answers: Readonly<Record<string, ItemAnswer>>): CompletenessState =>
      completeness(required.filter((code) => answers[code]).length, required.length);
  }
  const read = codeReader(rule.codes, missing);
  return (row: TableRow): CompletenessState => {
    const code = read({ column: rule.column, line: row.line, value: row.cells[rule.column] ?? '' }, faults);
    // The codes are those of the plan; an empty cell says that the form was left.
    return (code ?? 'break_off') as CompletenessState;
  };
}

function scoreOf(
  { testScore }: AnalysisPlan,
  row: TableRow,
  missing: ReadonlySet<string>,
  faults: CellFaults,
): number | null {
  const value = testScore ? (row.cells[testScore.column] ?? '') : '';
  if (!testScore || missing.has(value)) return null;
  const cell = { column: testScore.column, line: row.line, value };
  const points = readNumber(cell, faults);
  if (points === null) return null;
  if (points < 0 || points > testScore.most)
    return faults.at(cell.column, row.line, value, `is outside 0 to ${testScore.most}`);
  return (100 * points) / testScore.most;
}
