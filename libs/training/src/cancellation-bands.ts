/** From this many days before the start on (until the next band begins) this share of the price is charged. */
export interface CancellationBand {
  /** Whole days between the day of withdrawal and the first day of the activity. */
  daysBefore: number;
  /** 0–100. */
  percent: number;
}

/** 14 days or more: nothing; 8 to 13 days: half; 7 days or less, and after the start: everything. */
export const usualBands: readonly CancellationBand[] = [
  { daysBefore: 14, percent: 0 },
  { daysBefore: 8, percent: 50 },
  { daysBefore: 0, percent: 100 },
];

export interface CancellationCharge {
  /** Whole days until the start; negative once it has begun. */
  daysBefore: number;
  percent: number;
  /** Hundredths of the currency, rounded half up; null when no price is known. */
  amountCents: number | null;
}

const dayMs = 86_400_000;

/**
 * What a withdrawal costs: the band with the most days that has been reached; below the last band all of it.
 *
 * @param bands      in any order
 * @param startsOn   first day of the activity, ISO
 * @param today      day of the withdrawal in the zone of the activity, ISO
 * @param priceCents what the person or the organization pays in hundredths; null = not known
 * @example cancellationCharge(usualBands, '2026-05-18', '2026-05-10', 85_000)
 *   // { daysBefore: 8, percent: 50, amountCents: 42500 }
 */
export function cancellationCharge(
  bands: readonly CancellationBand[],
  startsOn: string,
  today: string,
  priceCents: number | null,
): CancellationCharge {
  const daysBefore = Math.round((Date.parse(startsOn) - Date.parse(today)) / dayMs);
  const reached = bands
    .toSorted((a, b) => b.daysBefore - a.daysBefore)
    .find((band) => daysBefore >= band.daysBefore);
  const percent = reached?.percent ?? 100;
  return {
    daysBefore,
    percent,
    amountCents: priceCents === null ? null : Math.round((priceCents * percent) / 100),
  };
}

/**
 * Whether bands can be told to people: each begins on another day, and leaving later never costs less.
 * @example areSoundBands([{ daysBefore: 14, percent: 50 }, { daysBefore: 7, percent: 0 }]) // false
 */
export function areSoundBands(bands: readonly CancellationBand[]): boolean {
  const sorted = bands.toSorted((a, b) => b.daysBefore - a.daysBefore);
  return sorted.every((band, at) => {
    const before = sorted[at - 1];
    return !before || (before.daysBefore !== band.daysBefore && before.percent <= band.percent);
  });
}
