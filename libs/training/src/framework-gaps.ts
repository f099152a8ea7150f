export type FrameworkGap = 'standard' | 'outcome' | 'indicator' | 'marker';

/**
 * What a course or an activity leaves unsaid in the results framework.
 *
 * @param named how many of each are linked: whole numbers ≥ 0; `markers` counts every scored one, also those scored 0,
 *   because "not aimed at" is an answer
 * @returns the gaps in the order standard, outcome, indicator, marker; empty when nothing is missing
 * @source GB.317/POL/6 (2013), paragraph 12 (a)–(c): what the mapping of intervention models found missing
 * @example findFrameworkGaps({ standards: 2, outcomes: 1, indicators: 0, markers: 4 }) // ['indicator']
 */
export function findFrameworkGaps(named: {
  standards: number;
  outcomes: number;
  indicators: number;
  markers: number;
}): FrameworkGap[] {
  const counts: [FrameworkGap, number][] = [
    ['standard', named.standards],
    ['outcome', named.outcomes],
    ['indicator', named.indicators],
    ['marker', named.markers],
  ];
  return counts.filter(([, count]) => count === 0).map(([gap]) => gap);
}
