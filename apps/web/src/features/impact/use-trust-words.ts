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
    const percent = (share: number) => format.percent(share);
    /** An error or a width, in points or in points of the scale. */
    const distance = (outcome: TruthOutcome, value: number | null) => {
      if (value === null) return '–';
      const text = outcome === 'applied' ? format.decimals(value * 100, 1) : format.decimals(value, 2);
      return text.replace('-', '−');
    };
    const level = (outcome: TruthOutcome, value: number | null) => {
      if (value === null) return '–';
      return outcome === 'applied' ? format.percent(value, 1) : format.decimals(value, 2);
    };
    /** "94 % (92–95)"; near the whole with a decimal, where it tells something. */
    const held = (row: TruthRow, of: Held) => {
      const share = shareHeld(row, of);
      if (share === null) return '–';
      const digitsOf = (value: number) => (share > 0.98 && value < 1 ? 1 : 0);
      const end = (value: number) => format.decimals(value * 100, digitsOf(value));
      return `${format.percent(share, digitsOf(share))} (${t('range', { lower: end(of.lower), upper: end(of.upper) })})`;
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
