import type { ActivityFigure } from '@traccia/impact';
import type { ReleasedCount } from '@traccia/persistence';

type Count = Omit<ReleasedCount, 'waveIds'>;

/** What readers have seen of a scope as it was made of some waves. */
export interface EarlierRelease {
  counts: readonly Count[];
  /** Figures of the waves that have joined since, as a pool of their own; none when none has joined. */
  joined: readonly ActivityFigure[];
}

export interface ReleaseQuestion {
  waveClosed: boolean;
  responded: number;
  /** Responses of the latest release; null when there is none. */
  respondedAtLastRelease: number | null;
  k: number;
  figures: readonly ActivityFigure[];
  earlier: readonly EarlierRelease[];
}

export type ReleaseAnswer = { release: true; reason: string } | { release: false; reason: string };

/**
 * Whether readers may see new figures: when the wave closes, or after k new responses; and never when two releases
 * differ in any group by fewer than k people, because their difference would be those people's answers. What a pool
 * differs by are the waves that joined it: where these, pooled, would hide a group, the difference must not show it.
 */
export function mayRelease(question: ReleaseQuestion): ReleaseAnswer {
  const { waveClosed, responded, respondedAtLastRelease, k, figures, earlier } = question;
  const fresh = responded - (respondedAtLastRelease ?? 0);
  if (!waveClosed && fresh < k) return { release: false, reason: 'fewer than k new responses' };
  if (earlier.some((release) => differsByAFew(release, figures, k)))
    return { release: false, reason: 'a group moved by fewer than k people' };
  if (earlier.some((release) => showsHidden(release, figures)))
    return { release: false, reason: 'a group moved by people whom their own waves hide' };
  return { release: true, reason: waveClosed ? 'wave closed' : 'k new responses' };
}

function differsByAFew(release: EarlierRelease, figures: readonly ActivityFigure[], k: number): boolean {
  return moves(release, figures).some(({ by }) => by < k);
}

function showsHidden(release: EarlierRelease, figures: readonly ActivityFigure[]): boolean {
  const hidden = new Set(release.joined.filter(({ suppressed }) => suppressed).map(groupOf));
  return moves(release, figures).some(({ figure }) => hidden.has(groupOf(figure)));
}

/** Figures shown now and then, with the people by which they differ. */
function moves(
  { counts }: EarlierRelease,
  figures: readonly ActivityFigure[],
): { figure: ActivityFigure; by: number }[] {
  const before = new Map<string, number[]>();
  for (const count of counts) {
    const key = keyOf(count);
    before.set(key, [...(before.get(key) ?? []), count.n]);
  }
  return figures.flatMap((figure) => {
    const { n } = figure;
    if (n === null) return [];
    const key = keyOf({ ...figure, n, itemCode: figure.itemCode ?? '', choiceCode: figure.choiceCode ?? '' });
    return (before.get(key) ?? []).flatMap((earlier) =>
      earlier === n ? [] : [{ figure, by: Math.abs(n - earlier) }],
    );
  });
}

function keyOf(count: Count): string {
  return [count.metric, count.itemCode, count.dimension, count.groupCode, count.choiceCode].join('\n');
}

/** All figures of an item are hidden together; of a hidden group not every choice has a row. */
function groupOf({ metric, itemCode, dimension, groupCode }: ActivityFigure): string {
  return [itemCode === null ? metric : `item ${itemCode}`, dimension, groupCode].join('\n');
}
