import type { AnalysisFacts } from './facts.js';
import type { FigureRow } from './figure-rows.js';
import { metricWords, showNumber, wordsOf } from './figure-words.js';

const longestLabel = 46;
const header = ['', 'n', 'figure', 'interval', 'weighted', 'interval', ''];

/** The figures for a reader: one block a scope and group, one heading an item, notes below. */
export function toTable(facts: AnalysisFacts, rows: readonly FigureRow[]): string {
  const blocks = groupBy(rows, blockOf);
  const lines = [...headOf(facts)];
  for (const [title, block] of blocks) {
    lines.push('', title, '='.repeat(Math.min(100, title.length)), ...tableOf(block));
  }
  return `${[...lines, '', ...notes].join('\n')}\n`;
}

const notes = [
  'Intervals cover sampling-type error only; they do not cover bias from those who did not answer.',
  'Hidden: groups too small to be shown, and others that they could be worked out from.',
];

function headOf({
  title,
  source,
  plan,
  answers,
  frame,
  methodVersion,
  counts,
  k,
  level,
}: AnalysisFacts): string[] {
  const list =
    frame === null ? 'no list of the invited of its own' : `${counts.frameRows ?? 0} rows of the frame`;
  return [
    title,
    ...(source === null ? [] : [source]),
    `${counts.rows} rows of answers, ${list}; groups below ${k} hidden; intervals ${Number((100 * level).toFixed(1))} %`,
    ...(counts.notOnFrame > 0
      ? [`${counts.notOnFrame} rows of people who are not on the frame: not counted`]
      : []),
    ...(counts.repeated > 0
      ? [`${counts.repeated} rows of people who stand in an earlier row: not counted`]
      : []),
    `method ${methodVersion}, plan version ${plan.version}`,
    `plan     sha256 ${plan.sha256}`,
    `answers  sha256 ${answers.sha256}`,
    ...(frame === null ? [] : [`frame    sha256 ${frame.sha256}`]),
  ];
}

function blockOf(row: FigureRow): string {
  const { scope, wave, activity, dimension, groupCode } = row;
  const where =
    scope === 'all' ? 'Everything together' : [wave, activity].filter((part) => part !== null).join(' · ');
  const kind =
    row.metric.startsWith('alpha') || row.metric === 'omega'
      ? 'reliability'
      : isChange(row)
        ? 'change'
        : null;
  if (kind) return `${where}: ${kind}`;
  if (dimension === 'all') return where;
  return `${where}: ${dimension.replaceAll('_', ' ')} ${groupCode.replace('|', ', ')}`;
}

const changeMetrics = new Set([
  'answered_before',
  'answered_after',
  'answered_both',
  'mean_before',
  'mean_after',
  'paired_change',
  'paired_change_clustered',
  'effect_dav',
  'effect_gav',
  'cohort_gain',
  'normalised_change',
]);
const isChange = ({ metric }: FigureRow): boolean => changeMetrics.has(metric);

function tableOf(rows: readonly FigureRow[]): string[] {
  const cells = [header, ...rows.map(cellsOf)];
  const widths = header.map((_, column) => Math.max(...cells.map((line) => line[column]?.length ?? 0)));
  const show = (line: readonly string[]): string =>
    line
      .map((cell, column) =>
        column === 0 || column === 6 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0),
      )
      .join('  ')
      .trimEnd();
  const lines = [show(header)];
  let item: string | null = null;
  rows.forEach((row, at) => {
    const next =
      row.itemCode === null
        ? null
        : `${row.itemCode}  ${row.itemLabel === row.itemCode ? '' : (row.itemLabel ?? '')}`.trimEnd();
    if (next !== item && next !== null) lines.push(next);
    item = next;
    lines.push(show(cells[at + 1] ?? []));
  });
  return lines;
}

function cellsOf(row: FigureRow): string[] {
  const { metric, n, numerator, choiceLabel, choiceCode } = row;
  const choice =
    choiceCode === null ? '' : choiceLabel === choiceCode ? choiceCode : `${choiceCode} ${choiceLabel ?? ''}`;
  const label = `  ${[metricWords(metric), choice].filter((part) => part !== '').join(' ')}`;
  const interval = (lower: number | null, upper: number | null): string =>
    lower === null || upper === null
      ? ''
      : `${showNumber(lower, metric, n)} to ${showNumber(upper, metric, n)}`;
  const counts = row.estimate === null && numerator !== null && n !== null ? `${numerator} of ${n}` : '';
  return [
    label.length > longestLabel ? `${label.slice(0, longestLabel - 1)}…` : label,
    n === null ? '' : String(n),
    showNumber(row.estimate, metric, n) || counts,
    interval(row.lower, row.upper),
    showNumber(row.weighted, metric, n),
    interval(row.weightedLower, row.weightedUpper),
    remarksOf(row),
  ];
}

function remarksOf({ suppressed, nullReason, flags, estimate }: FigureRow): string {
  const why = nullReason ?? suppressed;
  const words = [...(why === null ? [] : [why]), ...(estimate === null ? [] : flags)];
  return [...new Set(words.map(wordsOf))].join(', ');
}

function groupBy(rows: readonly FigureRow[], titleOf: (row: FigureRow) => string): Map<string, FigureRow[]> {
  const groups = new Map<string, FigureRow[]>();
  for (const row of rows) {
    const title = titleOf(row);
    const group = groups.get(title);
    if (group) group.push(row);
    else groups.set(title, [row]);
  }
  return groups;
}
