import {
  type ActivityFigure,
  type ActivityFiguresInput,
  type FigurePlace,
  hideFigure,
  isOpenWave,
  openPools,
  placeOfTotal,
  type PoolEdition,
} from '@traccia/impact';
import { neverBrokenDown } from './cross-scope.js';
import type { ScopeRows } from './run-candidate.js';

/** The engine, in this thread or in another one. */
export type Compute = (input: ActivityFiguresInput) => ActivityFigure[] | Promise<ActivityFigure[]>;

type ShownIn = NonNullable<ScopeRows['shownIn']>;

/**
 * All figures of a scope.
 *
 * A total that a pool must hide, since all its waves but one show it, is given as the sum of those that do: a reader
 * can add it up, and it is marked.
 *
 * @param rows     what they are computed from
 * @param editions what readers have seen of the scope
 */
export async function scopeFiguresOf(
  { main, fragments, shownIn, isCross }: ScopeRows,
  editions: readonly PoolEdition[],
  compute: Compute,
): Promise<ActivityFigure[]> {
  const ofItem = ({ itemCode }: Pick<FigurePlace, 'itemCode'>): boolean => itemCode !== null;
  const before = editions.map(({ waveIds, shown }) => ({ waveIds, shown: shown.filter(ofItem) }));
  const figuresOf = async (population: ActivityFiguresInput, seen: readonly PoolEdition[]) => {
    if (shownIn && isCross) return openFiguresOf(population, shownIn, compute);
    const figures = await compute({ ...population, editions: seen });
    return shownIn ? withOpenTotals(figures, population, { shownIn, compute }) : figures;
  };
  const figures = [...(await figuresOf(main, editions))];
  // Nobody knows whose fragment it is, so it adds no people, neither now nor in an edition.
  for (const fragment of fragments) figures.push(...(await figuresOf(fragment, before)).filter(ofItem));
  return figures;
}

/** Totals of the waves that show them by themselves, item by item in the order of the form. */
async function openFiguresOf(
  input: ActivityFiguresInput,
  shownIn: ShownIn,
  compute: Compute,
): Promise<ActivityFigure[]> {
  const figures: ActivityFigure[] = [];
  for (const pool of openPools(input, (id) => shownIn.get(id))) {
    const own = (await compute(pool.input)).filter(pool.keeps);
    figures.push(...(pool.isHidden ? own.map(hideFigure) : pool.isWhole ? own : own.map(ofShownWaves)));
  }
  const place = new Map(input.items.map(({ code }, at) => [code, at]));
  const placeOf = ({ itemCode }: ActivityFigure): number =>
    itemCode === null ? -1 : (place.get(itemCode) ?? 0);
  return figures.toSorted((a, b) => placeOf(a) - placeOf(b));
}

function ofShownWaves(figure: ActivityFigure): ActivityFigure {
  return { ...figure, flags: [...figure.flags, 'shown_waves_only'] };
}

/** The figures, with a total in the place of one that is hidden where some waves show it. */
async function withOpenTotals(
  figures: readonly ActivityFigure[],
  input: ActivityFiguresInput,
  { shownIn, compute }: { shownIn: ShownIn; compute: Compute },
): Promise<ActivityFigure[]> {
  const isHiddenTotal = ({ dimension, suppressed }: ActivityFigure): boolean =>
    dimension === 'all' && suppressed !== null;
  const hidden = new Set(figures.filter(isHiddenTotal).map(placeOfTotal));
  const open = new Set((input.waves ?? []).map(({ id }) => id).filter((id) => isOpenWave(shownIn.get(id))));
  const isOpen = ({ waveId }: { waveId?: string }): boolean => open.has(waveId ?? '');
  if (hidden.size === 0 || open.size === 0) return [...figures];
  const part = {
    ...input,
    waves: (input.waves ?? []).filter(({ id }) => open.has(id)),
    frame: input.frame.filter(isOpen),
    responses: input.responses.filter(isOpen),
    items: input.items.filter(
      ({ code, metric }) => hidden.has(`answers_missing ${code}`) || metric === 'application_rate',
    ),
    breakdownFrom: neverBrokenDown,
  };
  const keyOf = (figure: ActivityFigure): string => `${placeOfTotal(figure)} ${figure.choiceCode ?? ''}`;
  const totals = new Map(
    (await openFiguresOf(part, shownIn, compute))
      .filter(({ suppressed }) => suppressed === null)
      .map((figure) => [keyOf(figure), figure]),
  );
  return figures.map((figure) => {
    const total = isHiddenTotal(figure) ? totals.get(keyOf(figure)) : undefined;
    if (!total) return figure;
    return total.flags.includes('shown_waves_only') ? total : ofShownWaves(total);
  });
}
