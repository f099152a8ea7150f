import type { Held, TruthOutcome, TruthRow } from '@traccia/impact/truth';
import { useMemo } from 'react';
import { useFormat } from '../../lib/format';
import { useWords } from '../../lib/words';
import { shareHeld } from './read-trust';

/** Numbers of the truth check: shares as points, points of a scale as they are. */
export function useTrustWords() {
  const t = useWords('trust');
  const format = useFormat();
  return useMemo(() => {
    const fixed = (value: number, digits: number) => format.number(Number(value.toFixed(digits)));
    const percent = (share: number) => format.percent(share, share > 0.995 && share < 1 ? 1 : 0);
    /** An error or a width, in points or in points of the scale. */
    const distance = (outcome: TruthOutcome, value: number | null) => {
      if (value === null) return '–';
      return outcome === 'applied' ? fixed(value * 100, 1) : fixed(value, 2);
    };
    const level = (outcome: TruthOutcome, value: number | null) => {
      if (value === null) return '–';
      return outcome === 'applied' ? format.percent(value, 1) : fixed(value, 2);
    };
    /** "94 % (93–95)". */
    const held = (row: TruthRow, of: Held) => {
      const share = shareHeld(row, of);
      if (share === null) return '–';
      const ends = { lower: fixed(of.lower * 100, 0), upper: fixed(of.upper * 100, 0) };
      return `${percent(share)} (${t('range', ends)})`;
    };
    const given = (row: TruthRow) => {
      const share = percent(row.given / row.asked);
      const reasons = row.refused
        .split('+')
        .filter(Boolean)
        .map((part) => {
          const [reason = '', count] = part.split(':');
          return t('refused', {
            count: format.number(Number(count)),
            reason: t.maybe(`reason.${reason}`, reason),
          });
        });
      return reasons.length === 0 ? share : `${share} · ${format.list(reasons)}`;
    };
    return { t, format, percent, distance, level, held, given };
  }, [t, format]);
}
export type TrustWords = ReturnType<typeof useTrustWords>;
