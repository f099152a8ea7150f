import {
  type AnswerMap,
  answerCodesOf,
  checkAnswers,
  completenessCounts,
  type InstrumentDefinition,
} from '@traccia/survey';
import { completeness, type CompletenessState } from '@traccia/impact';
import { CommandFault } from '../command.js';
import type { ResponseMapping } from './mapping.js';
import { findPart, readResponseRow } from './read-response-row.js';
import type { Table } from './read-table.js';
import type { RowFault } from './row-fault.js';

export interface SurveyRow {
  /** Part and line: these files name no person, so a row is known by its place. */
  key: string;
  part: string;
  answers: AnswerMap;
  completeness: CompletenessState;
}

/** Reads the files of one survey without writing anything; rows of different parts are never joined. */
export function readSurvey(
  mapping: ResponseMapping,
  definition: InstrumentDefinition,
  tables: readonly Table[],
): { rows: SurveyRow[]; faults: RowFault[] } {
  const faults: RowFault[] = [];
  const fileOf = new Map<string, string>();
  const rows = tables.flatMap((table) => {
    const part = findPart(mapping, table.header);
    if (part === null) throw new CommandFault(`${table.file}: its columns fit no part of the mapping`);
    const other = fileOf.get(part);
    if (other !== undefined)
      throw new CommandFault(`${table.file}: is part "${part}" like ${other}; give one file a part`);
    fileOf.set(part, table.file);
    return readPart(mapping, definition, { name: part, table }, faults);
  });
  return { rows, faults };
}

function readPart(
  mapping: ResponseMapping,
  definition: InstrumentDefinition,
  { name, table }: { name: string; table: Table },
  faults: RowFault[],
): SurveyRow[] {
  const part = mapping.parts[name];
  const columnOf = new Map(Object.entries(part?.columns ?? {}).map(([column, { item }]) => [item, column]));
  const own = onlyItems(definition, new Set(columnOf.keys()));
  const rows: SurveyRow[] = [];
  for (const row of table.rows) {
    const read = readResponseRow(mapping, name, table.file, row);
    const checked = checkAnswers(own, read.answers, 'draft').faults.map(({ itemCode, key }): RowFault => ({
      file: table.file,
      line: row.line,
      column: columnOf.get(itemCode) ?? itemCode,
      value: row.cells[columnOf.get(itemCode) ?? ''] ?? '',
      reason: `does not fit item ${itemCode} of the questionnaire (${key})`,
    }));
    faults.push(...read.faults, ...checked);
    if (read.faults.length + checked.length > 0) continue;
    const { answeredRequired, shownRequired } = completenessCounts(own, read.answers);
    rows.push({
      key: `${name}/${row.line}`,
      part: part?.main ? 'main' : name,
      answers: read.answers,
      completeness: completeness(answeredRequired, shownRequired),
    });
  }
  return rows;
}

/** The questionnaire as the people of one part have seen it. */
function onlyItems(definition: InstrumentDefinition, codes: ReadonlySet<string>): InstrumentDefinition {
  return {
    ...definition,
    pages: definition.pages.map((page) => ({
      ...page,
      items: page.items.filter((item) => answerCodesOf(item).some((code) => codes.has(code))),
    })),
  };
}

/** Every item that a mapping names must stand in the questionnaire; a slip would lose a whole column. */
export function requireItems(mapping: ResponseMapping, definition: InstrumentDefinition): void {
  const known = new Set(definition.pages.flatMap(({ items }) => items.flatMap(answerCodesOf)));
  for (const { columns } of Object.values(mapping.parts))
    for (const [column, { item }] of Object.entries(columns))
      if (!known.has(item))
        throw new CommandFault(
          `The mapping sends column "${column}" to "${item}", which the questionnaire does not have`,
        );
}
