import type { ActivityFigure } from '@traccia/impact';
import type { ReleasedCount } from '@traccia/persistence';

export interface ReleaseQuestion {
  waveClosed: boolean;
  responded: number;
  /** Responses of the latest release; null when there is none. */
  respondedAtLastRelease: number | null;
  k: number;
  figures: readonly ActivityFigure[];
  releasedCounts: readonly ReleasedCount[];
}

export type ReleaseAnswer = { release: true; reason: string } | { release: false; reason: string };

/**
 * Whether readers may see new figures: when the wave closes, or after k new responses; and never when two releases
 * differ in any group by fewer than k people, because their difference would be those people's answers.
 */
export function mayRelease(question: ReleaseQuestion): ReleaseAnswer {
  const { waveClosed, responded, respondedAtLastRelease, k } = question;
  const fresh = responded - (respondedAtLastRelease ?? 0);
  if (!waveClosed && fresh < k) return { release: false, reason: 'fewer than k new responses' };
  if (differsByAFew(question)) return { release: false, reason: 'a group moved by fewer than k people' };
  return { release: true, reason: waveClosed ? 'wave closed' : 'k new responses' };
}

function differsByAFew({ figures, releasedCounts, k }: ReleaseQuestion): boolean {
  const before = new Map<string, number[]>();
  for (const count of releasedCounts) {
    const key = keyOf(count);
    before.set(key, [...(before.get(key) ?? []), count.n]);
  }
  return figures.some((figure) => {
    if (figure.n === null) return false;
    const n = figure.n;
    const key = keyOf({ ...figure, itemCode: figure.itemCode ?? '', choiceCode: figure.choiceCode ?? '' });
    return (before.get(key) ?? []).some((earlier) => earlier !== n && Math.abs(n - earlier) < k);
  });
}

function keyOf(count: Omit<ReleasedCount, 'n'>): string {
  return [count.metric, count.itemCode, count.dimension, count.groupCode, count.choiceCode].join('\n');
}
