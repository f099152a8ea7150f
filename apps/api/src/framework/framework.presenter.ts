import type { FrameworkEntry, FrameworkLinks } from '@traccia/contracts';
import type { MarkerScore } from '@traccia/persistence';
import { findFrameworkGaps } from '@traccia/training';

/** What something answers to, with what it leaves unsaid. */
export function presentFramework(entries: FrameworkEntry[], markers: MarkerScore[]): FrameworkLinks {
  const count = (family: FrameworkEntry['family']) =>
    entries.filter((entry) => entry.family === family).length;
  return {
    entries,
    markers,
    gaps: findFrameworkGaps({
      standards: count('standards'),
      outcomes: count('outcomes'),
      indicators: count('indicators'),
      markers: markers.filter(({ score }) => score !== null).length,
    }),
  };
}
