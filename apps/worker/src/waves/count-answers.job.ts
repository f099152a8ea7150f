import { leastTold, steppedCurve } from '@traccia/impact';
import {
  inTransaction,
  SettingRepository,
  WaveCountRepository,
  type WaveTelling,
  type WaveToCount,
} from '@traccia/persistence';
import type { DataSource } from 'typeorm';
import type { Log } from '../log.js';
import type { JobHandler } from '../queue/job-handler.js';
import { countAsked } from './count-asked.js';

const wavesARound = 500;

/**
 * Tells readers how many have answered: of an open wave up to the last day that is over, and only when enough have
 * come since the telling before; of a closed wave once more, for good. One wave a transaction.
 */
export function countAnswersJob(db: DataSource, log: Log): JobHandler<'wave.count-answers'> {
  return {
    job: 'wave.count-answers',
    handle: async () => {
      const { disclosureThreshold } = await new SettingRepository(db.manager).read();
      const due = await new WaveCountRepository(db.manager).findDue(disclosureThreshold, wavesARound);
      let told = 0;
      for (const waveId of due) if (await tellWave(db, waveId, disclosureThreshold)) told += 1;
      if (told > 0) log.info({ told }, 'answers counted for readers');
    },
  };
}

async function tellWave(db: DataSource, waveId: string, threshold: number): Promise<boolean> {
  return inTransaction(db, async (tx) => {
    const counts = new WaveCountRepository(tx);
    const wave = await counts.lock(waveId);
    const before = (await counts.listTold(waveId)).at(-1) ?? null;
    if (!wave || !isDue(wave, before)) return false;
    const rule = { k: leastTold(wave.respondentKind, threshold), last: wave.state === 'closed' };
    const asked = await counts.listAsked(waveId);
    const unlinked = await counts.countUnlinked(waveId);
    const { answered, ...told } = countAsked(wave, { asked, unlinked, before, rule });
    if (!rule.last && answered - answeredBefore(before) < rule.k) return false;
    // A wave that nobody was told of while it was open gets its rise at once, in the same steps.
    const late = rule.last && before === null;
    await counts.tell(waveId, {
      number: nextNumber(before),
      countedTo: wave.countTo,
      last: rule.last,
      least: rule.k,
      answered,
      counts: { ...told, curve: late ? steppedCurve(await counts.listDays(waveId), rule.k) : null },
    });
    if (told.linked) await counts.noteTold(asked.map(({ id, outcome }) => ({ id, state: stateOf[outcome] })));
    return true;
  });
}

const answeredBefore = (before: WaveTelling | null): number => before?.answered ?? 0;
const nextNumber = (before: WaveTelling | null): number => (before?.number ?? 0) + 1;

/** A day is told of once, and nothing after the end. */
function isDue(wave: WaveToCount, before: WaveTelling | null): boolean {
  if (before === null) return true;
  return !before.last && (wave.state === 'closed' || before.countedTo < wave.countTo);
}

const stateOf = {
  complete: 'answered',
  partial: 'answered',
  breakOff: 'answered',
  sealed: 'answered',
  declined: 'declined',
  started: 'started',
  opened: 'opened',
  unreachable: 'silent',
  silent: 'silent',
} as const;
