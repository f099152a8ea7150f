import type { ActivityFigure } from '@traccia/impact';
import type { ReleasedCount } from '@traccia/persistence';

type Count = Omit<ReleasedCount, 'waveIds'>;

export interface ReleaseQuestion {
  responded: number;
  /** Responses of the latest release; null when there is none. */
  respondedAtLastRelease: number | null;
  k: number;
  /** Answers from which a scope is broken down into groups. */
  breakdownFrom: number;
  figures: readonly ActivityFigure[];
  /** Every count that readers have ever seen of the scope. */
  seen: readonly Count[];
}

export type ReleaseAnswer = { release: true; reason: string } | { release: false; reason: string };

/**
 * Whether readers may see new figures of closed waves: never when a group differs by fewer than k people from what was
 * seen before, because the difference would be those people's answers. An open wave shows none: an edition of it would
 * keep the last one back for good whenever fewer than k answered in between.
 *
 * The figures hide already what a difference would give away of those who joined; while these are few, that would
 * cost groups that are shown now, and the edition waits for more of them.
 */
export function mayRelease(question: ReleaseQuestion): ReleaseAnswer {
  const { responded, respondedAtLastRelease, k, breakdownFrom, figures, seen } = question;
  const fresh = responded - (respondedAtLastRelease ?? 0);
  if (differsByAFew(seen, figures, k))
    return { release: false, reason: 'a group moved by fewer than k people' };
  // Regions and moments of answering may come and go: what they cost would be paid by the groups of the main table.
  const lost = lostPlaces(seen, figures).filter(({ dimension }) => !['region', 'timing'].includes(dimension));
  if (lost.some(({ itemCode, dimension }) => itemCode === null && dimension === 'all'))
    return { release: false, reason: 'everybody moved by fewer than k people' };
  if (fresh < breakdownFrom && lost.length > 0)
    return { release: false, reason: 'groups would be lost for the sake of the few who joined' };
  return { release: true, reason: 'wave closed' };
}

function differsByAFew(seen: readonly Count[], figures: readonly ActivityFigure[], k: number): boolean {
  const before = new Map<string, number[]>();
  for (const count of seen) before.set(keyOf(count), [...(before.get(keyOf(count)) ?? []), count.n]);
  return figures.some((figure) => {
    const { n, flags } = figure;
    // A sum of what waves show by themselves can be added up anyway.
    if (n === null || flags.includes('shown_waves_only')) return false;
    return (before.get(keyOf(figure)) ?? []).some((earlier) => earlier !== n && Math.abs(n - earlier) < k);
  });
}

/** What the latest release shows and this one would hide. */
function lostPlaces(seen: readonly Count[], figures: readonly ActivityFigure[]): ActivityFigure[] {
  const before = new Set(seen.filter(({ isLatest }) => isLatest).map(keyOf));
  return figures.filter((figure) => figure.suppressed !== null && before.has(keyOf(figure)));
}

type Place = Pick<Count, 'metric' | 'itemCode' | 'dimension' | 'groupCode'>;

function keyOf({ metric, itemCode, dimension, groupCode }: Place): string {
  return [metric, itemCode ?? '', dimension, groupCode].join('\n');
}
