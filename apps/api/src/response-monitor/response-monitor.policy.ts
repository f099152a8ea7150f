import type { LinkSheetReason, ResponseMonitor } from '@traccia/contracts';
import type { MonitoredWave, WaveTelling } from '@traccia/persistence';
import type { Monitored } from './monitored-wave.js';

type Reason = ResponseMonitor['silent']['reason'];

/**
 * Why it is not told who has not answered. Where answers are confidential the list must not name a few: neither the few
 * who are missing on it nor the few who are left on it.
 */
export function withheldBecause(
  { privacyMode, state, linksCut }: Pick<MonitoredWave, 'privacyMode' | 'state' | 'linksCut'>,
  told: WaveTelling | null,
  least: number,
): Reason {
  if (privacyMode === 'anonymous') return 'anonymous';
  if (linksCut) return 'links_cut';
  if (state === 'planned' || state === 'cancelled') return 'not_opened';
  if (privacyMode === 'named' || told === null) return null;
  const silent = told.counts.invited - told.answered;
  if (told.answered > 0 && told.answered < least) return 'few_answered';
  return silent > 0 && silent < least ? 'few_silent' : null;
}

/** A link that is handed over is as good as a name on the list, and leads somewhere only while the wave is open. */
export function noSheetBecause({ wave, tellings, least }: Monitored): LinkSheetReason | null {
  return withheldBecause(wave, tellings.at(-1) ?? null, least) ?? (wave.state === 'closed' ? 'closed' : null);
}
