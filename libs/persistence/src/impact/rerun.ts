import type { Figure } from '@traccia/contracts';
import { type ActivityFigure, type ActivityFiguresInput, methodVersion } from '@traccia/impact';
import type { EntityManager } from 'typeorm';
import { ImpactInputRepository } from './impact-input.repository.js';
import { editionsOf, gatherCandidate, policyVersion } from './run-candidate.js';
import { scopeFiguresOf } from './scope-figures.js';
import { type StoredRun, StoredRunRepository } from './stored-run.repository.js';

/** A place where a run says one thing, and its computation of today another. */
export interface FigureDifference {
  position: number;
  /** Null where only one of the two has a figure. */
  stored: Figure | null;
  computed: Figure | null;
  /** The fields that are not equal. */
  fields: string[];
}

export interface Rerun {
  /** Of the rows as they are now. */
  frameHash: string;
  inputHash: string;
  invited: number | null;
  responded: number;
  figures: number;
  differences: FigureDifference[];
}

/** Whether a run was made by the formulas and the rules that are installed; others cannot be had again here. */
export function isOfTheseVersions(run: StoredRun): run is StoredRun & { breakdownFrom: number } {
  return (
    run.methodVersion === methodVersion && run.policyVersion === policyVersion && run.breakdownFrom !== null
  );
}

/**
 * Computes a run again: the rows of its waves as they are now, its own policy, and the editions that readers had seen
 * before it. Writes nothing; the transaction must see one state of the rows.
 */
export async function rerun(
  tx: EntityManager,
  run: StoredRun & { breakdownFrom: number },
  compute: (input: ActivityFiguresInput) => ActivityFigure[] | Promise<ActivityFigure[]>,
): Promise<Rerun> {
  const stored = new StoredRunRepository(tx);
  const waves = await new ImpactInputRepository(tx).findWaves(run.waveIds);
  const again = await gatherCandidate(tx, run, waves, run, run.id);
  // Readers see the figures of a wave once; what it may show does not depend on what was shown before.
  const seen = run.scopeType === 'wave' ? [] : await stored.findSeenBefore(run.id);
  const figures = await scopeFiguresOf(again.input, editionsOf(seen), compute);
  const computed = asStored(figures);
  const { frameHash, inputHash, invited, responded } = again.run;
  return {
    frameHash,
    inputHash,
    invited,
    responded,
    figures: computed.length,
    differences: differencesOf(await stored.loadFigures(run.id), computed),
  };
}

/** The way into the database is JSON, which knows neither −0 nor an absent field. */
function asStored(figures: readonly ActivityFigure[]): Figure[] {
  return JSON.parse(JSON.stringify(figures)) as Figure[];
}

/** Figure by figure and field by field; numbers are equal when their bits are. */
export function differencesOf(stored: readonly Figure[], computed: readonly Figure[]): FigureDifference[] {
  const differences: FigureDifference[] = [];
  for (let position = 0; position < Math.max(stored.length, computed.length); position += 1) {
    const [before, now] = [stored[position] ?? null, computed[position] ?? null];
    const fields = before && now ? fieldsApart(before, now) : [];
    if (!before || !now || fields.length > 0)
      differences.push({ position, stored: before, computed: now, fields });
  }
  return differences;
}

function fieldsApart(before: Figure, now: Figure): string[] {
  const names = [...new Set([...Object.keys(before), ...Object.keys(now)])] as (keyof Figure)[];
  return names.filter((name) => {
    const [a, b] = [before[name] ?? null, now[name] ?? null];
    return Array.isArray(a) && Array.isArray(b) ? a.join('\n') !== b.join('\n') : !Object.is(a, b);
  });
}
