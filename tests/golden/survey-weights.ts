import { fitTable } from '@traccia/impact';
import type { Answer } from './golden-case.js';
import { method, type Method } from './method.js';

function table(input: { seed: number[][]; row_targets: number[]; col_targets: number[] }): Answer {
  const { fitted } = fitTable(input.seed, input.row_targets, input.col_targets);
  const odds = ([[a = 0, b = 0] = [], [c = 0, d = 0] = []]: number[][]) => (a * d) / (b * c);
  const sum = (list: number[]) => list.reduce((total, value) => total + value, 0);
  return {
    fitted,
    row_sums: fitted && fitted.map(sum),
    col_sums: fitted && input.col_targets.map((_target, c) => sum(fitted.map((row) => row[c] ?? 0))),
    odds_ratio_preserved: { seed: odds(input.seed), fitted: fitted && odds(fitted) },
    zero_cell_stays_zero:
      fitted !== null &&
      input.seed.every((row, r) => row.every((cell, c) => cell !== 0 || fitted[r]?.[c] === 0)),
  };
}

export const weightMethods: Record<string, Method> = { ipf_bfh1975: method(table) };
