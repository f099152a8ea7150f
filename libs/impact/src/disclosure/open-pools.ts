import type { ActivityFigure, FigureMetric } from '../figures/activity-figure.js';
import type { ActivityFiguresInput, ItemDefinition } from '../figures/activity-input.js';
import { hiddenFigure } from '../figures/figure-writer.js';
import { isApplication } from '../figures/item-figures.js';

/** Where a figure for everybody stands: shares of one question are shown and hidden together. */
export function placeOfTotal({ metric, itemCode }: Pick<ActivityFigure, 'metric' | 'itemCode'>): string {
  return `${metric} ${itemCode ?? ''}`;
}

/** The places (`placeOfTotal`) at which a wave shows a number for everybody by itself. */
export type ShownTotals = ReadonlySet<string>;

/** Whether readers see of a wave how many were asked and how many answered. */
export function isOpenWave(shown: ShownTotals | undefined): boolean {
  return ['invited', 'responded'].every((metric) => shown?.has(`${metric} `));
}

/** Part of the figures of a pool, and what they are computed from. */
export interface OpenPool {
  input: ActivityFiguresInput;
  /** Which of the figures of `input` belong to the pool. */
  keeps: (figure: ActivityFigure) => boolean;
  /** No wave shows them: they are hidden in the pool too. */
  isHidden: boolean;
  /** Every wave shows them. */
  isWhole: boolean;
}

/**
 * The populations of a pool that cuts across programmes and courses, such as a year.
 *
 * Courses lie in programmes, and each is held against its own parts (`protectPool`). A year does not: it has part of
 * one course and part of another, and what it tells could be subtracted from them, now or in any edition to come. So
 * each of its totals counts only the waves that show that total by themselves. It then tells nothing that a reader
 * could not have added up, whatever is published before or after it. It is not told apart by group.
 *
 * @param input   the pool; all of its waves are open (`isOpenWave`)
 * @param shownIn what readers see of a wave
 * @returns populations, the one of every wave first; an item that no wave shows is hidden
 * @source METHODS §1.17: the audit runs on the union of the views a role can see
 * @example wave a shows 20 answers to an item, b hides its 3, c shows 30: the year tells 50, of two waves. Its number
 *          of responses counts all three
 */
export function openPools(
  input: ActivityFiguresInput,
  shownIn: (waveId: string) => ShownTotals | undefined,
): OpenPool[] {
  const every = (input.waves ?? []).map(({ id }) => id);
  const openAt = (place: string): string[] => every.filter((id) => shownIn(id)?.has(place));
  const groups = new Map<string, Group>([[every.join(), { waveIds: every, items: [], metrics: new Set() }]]);
  const groupOf = (waveIds: string[]): Group => {
    const group = groups.get(waveIds.join()) ?? { waveIds, items: [], metrics: new Set() };
    groups.set(waveIds.join(), group);
    return group;
  };
  const application = input.items.find(isApplication);
  for (const item of input.items) {
    const group = groupOf(openAt(`answers_missing ${item.code}`));
    group.items.push(item);
    if (item === application) group.metrics.add('application');
  }
  groupOf(openAt('test_score_mean ')).metrics.add('test_score');
  return [...groups.values()].map(({ waveIds, items, metrics }) => {
    const isHidden = waveIds.length === 0;
    const isWhole = waveIds.length === every.length;
    return {
      input: ofWaves(input, isHidden ? every : waveIds, items),
      keeps: (figure) => figure.dimension === 'all' && belongs(figure, items, metrics, isWhole),
      isHidden,
      isWhole,
    };
  });
}

type HeadMetric = 'application' | 'test_score';

interface Group {
  waveIds: string[];
  items: ItemDefinition[];
  metrics: Set<HeadMetric>;
}

function ofWaves(
  input: ActivityFiguresInput,
  waveIds: readonly string[],
  items: ItemDefinition[],
): ActivityFiguresInput {
  const isIn = new Set<string | undefined>(waveIds);
  // Every part is shown by itself, so that there is nothing a total must be held against.
  const { waves: _, ...rest } = input;
  return {
    ...rest,
    frame: input.frame.filter(({ waveId }) => isIn.has(waveId)),
    responses: input.responses.filter(({ waveId }) => isIn.has(waveId)),
    items,
  };
}

function belongs(
  { metric, itemCode }: ActivityFigure,
  items: readonly ItemDefinition[],
  metrics: ReadonlySet<HeadMetric>,
  isWhole: boolean,
): boolean {
  if (itemCode !== null) return items.some(({ code }) => code === itemCode);
  const head = headOf(metric);
  return head === null ? isWhole : metrics.has(head);
}

/** Figures of the whole form that are about one question of it, or about a test. */
function headOf(metric: FigureMetric): HeadMetric | null {
  if (metric.startsWith('application_rate')) return 'application';
  return metric === 'test_score_mean' ? 'test_score' : null;
}

/** A figure of a pool that is not shown, with nothing left of what it was. */
export function hideFigure(figure: ActivityFigure): ActivityFigure {
  return hiddenFigure(figure, figure.method, 'complementary');
}
