import type { AnswerMap } from '@traccia/survey';
import type { ResponseColumn, ResponseMapping } from './mapping.js';
import { RowFaults, type RowFault } from './row-fault.js';
import type { TableRow } from './read-table.js';

/** Apostrophes and spaces differ between exports of the same survey; labels are compared without that difference. */
export const plainLabel = (label: string) => label.replace(/[’‘]/g, "'").replace(/\s+/g, ' ').trim();

function readChoices(name: string, column: ResponseColumn, value: string, faults: RowFaults): string[] {
  const byLabel = new Map(
    Object.entries(column.answers ?? {}).map(([label, code]) => [plainLabel(label), code]),
  );
  const parts = column.separator ? value.split(column.separator) : [value];
  const codes = parts.flatMap((part) => {
    const code = byLabel.get(plainLabel(part)) ?? column.other;
    if (code) return [code];
    faults.at(name, part, 'is not an answer of the mapping');
    return [];
  });
  return [...new Set(codes)];
}

/** Turns one row of a survey file into answers by item code, or says for each cell why not. */
export function readResponseRow(
  mapping: ResponseMapping,
  partName: string,
  file: string,
  row: TableRow,
): { answers: AnswerMap; faults: RowFault[] } {
  const faults = new RowFaults(file, row.line);
  const answers: AnswerMap = {};
  if (row.fault) {
    faults.at('(row)', '', row.fault);
    return { answers, faults: faults.list };
  }
  for (const [name, column] of Object.entries(mapping.parts[partName]?.columns ?? {})) {
    const value = row.cells[name] ?? '';
    if (mapping.missing.includes(value)) continue;
    if (column.number) {
      const number = Number(value);
      if (Number.isFinite(number)) answers[column.item] = { number };
      else faults.at(name, value, 'is not a number');
    } else if (column.answers) {
      const codes = readChoices(name, column, value, faults);
      if (codes.length > 0) answers[column.item] = { codes };
    } else {
      answers[column.item] = { text: value.slice(0, 5000) };
    }
  }
  return { answers, faults: faults.list };
}

/** The part whose columns all stand in the header; null when none or several fit. */
export function findPart(mapping: ResponseMapping, header: readonly string[]): string | null {
  const fitting = Object.entries(mapping.parts).filter(([, part]) =>
    Object.keys(part.columns).every((name) => header.includes(name)),
  );
  return fitting.length === 1 ? (fitting[0]?.[0] ?? null) : null;
}
