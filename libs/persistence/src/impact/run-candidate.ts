import {
  type ActivityFiguresInput,
  defaultBreakdownFrom,
  type FigurePlace,
  isOpenWave,
  methodVersion,
  type PoolEdition,
  type ShownTotals,
} from '@traccia/impact';
import type { EntityManager } from 'typeorm';
import { SettingRepository } from '../settings/setting.repository.js';
import { findShownTotals, isCross, neverBrokenDown } from './cross-scope.js';
import { loadFiguresInput, type ScopeInput } from './figures-input.js';
import { ImpactInputRepository, type ImpactWave } from './impact-input.repository.js';
import type { NewImpactRun, ReleasedCount } from './impact-run.repository.js';
import { hashInput } from './input-hash.js';
import { choosePooled } from './pool-choice.js';
import { WavePairRepository } from './wave-pair.repository.js';

/** Names the rules of what is shown, as the method version names the formulas. */
export const policyVersion = 'disclosure-5';

export type ImpactScope = Pick<NewImpactRun, 'scopeType' | 'scopeId' | 'waveKind'>;
export type ImpactPolicy = Pick<NewImpactRun, 'threshold' | 'breakdownFrom'>;

/** What the figures of a scope are computed from. */
export interface ScopeRows extends ScopeInput {
  /** What readers see of each wave by itself; only of several waves. */
  shownIn?: ShownIn;
  /** Whether the scope cuts across programmes, so that it tells nothing but what its waves tell. */
  isCross?: boolean;
}

type ShownIn = ReadonlyMap<string, ShownTotals>;

/** A run that has not been computed yet, with the rows it is computed from. */
export interface RunCandidate {
  run: Omit<NewImpactRun, 'kind' | 'reason'>;
  input: ScopeRows;
}

/** The policy that runs of a scope are made under today. */
export async function policyOfToday(
  tx: EntityManager,
  scope: Pick<ImpactScope, 'scopeType'>,
): Promise<ImpactPolicy> {
  const { disclosureThreshold } = await new SettingRepository(tx).read();
  return {
    threshold: disclosureThreshold,
    breakdownFrom: isCross(scope) ? neverBrokenDown : defaultBreakdownFrom,
  };
}

/**
 * What a run of a scope would be computed from now, by the rows of its waves and a policy.
 *
 * @param closed the waves of the scope that it may be made of
 * @param asOf   the run that is computed again, of exactly these waves; null for a new one
 */
export async function gatherCandidate(
  tx: EntityManager,
  scope: ImpactScope,
  closed: readonly ImpactWave[],
  { threshold, breakdownFrom }: ImpactPolicy,
  asOf: string | null = null,
): Promise<RunCandidate> {
  const { waves, shownIn } = await choose(tx, { scope, closed, threshold, asOf });
  const loaded = await loadFiguresInput(new ImpactInputRepository(tx), waves, {
    k: threshold,
    breakdownFrom,
  });
  const pairs = await pairsOf(tx, scope, waves);
  const main = pairs ? { ...loaded.main, pairs } : loaded.main;
  const { fragments } = loaded;
  const versions = [methodVersion, policyVersion, ...shownWords(shownIn)];
  return {
    input: { main, fragments, ...(shownIn && { shownIn, isCross: isCross(scope) }) },
    run: {
      ...scope,
      methodVersion,
      policyVersion,
      threshold,
      breakdownFrom,
      ...hashInput(main, [
        ...versions,
        ...fragments.map((fragment) => hashInput(fragment, versions).inputHash),
      ]),
      invited: main.frameKind === 'roster' ? main.frame.length : null,
      responded: countResponded(main),
      waveIds: (main.waves ?? []).map(({ id }) => id),
      leftOut: asOf === null ? closed.length - waves.length : null,
    },
  };
}

/** The waves that a scope shows, without those that few were asked in or answered (see `pooledWaves`, `openPools`). */
async function choose(
  tx: EntityManager,
  asked: { scope: ImpactScope; closed: readonly ImpactWave[]; threshold: number; asOf: string | null },
): Promise<{ waves: readonly ImpactWave[]; shownIn?: ShownIn }> {
  const { scope, closed, threshold, asOf } = asked;
  if (scope.scopeType === 'wave') return { waves: closed };
  const isChosen = isCross(scope) || asOf !== null;
  const waves = isChosen ? closed : await choosePooled(tx, scope, closed, threshold);
  // One wave is shown as it is shown by itself.
  if (waves.length < 2 && !isCross(scope)) return { waves };
  const shownIn = await findShownTotals(
    tx,
    waves.map(({ id }) => id),
    asOf,
  );
  if (!isCross(scope)) return { waves, shownIn };
  const open = waves.filter(({ id }) => isOpenWave(shownIn.get(id)));
  return { waves: open.length > 0 ? open : closed.slice(0, 1), shownIn };
}

function shownWords(shownIn: ShownIn | undefined): string[] {
  return [...(shownIn ?? [])].map(([id, places]) => `${id} ${[...places].sort().join()}`).sort();
}

/** Only a wave, and an activity that has no other one of its kind: what both show of pairs is then the same. */
async function pairsOf(
  tx: EntityManager,
  { scopeType }: ImpactScope,
  waves: readonly ImpactWave[],
): Promise<ActivityFiguresInput['pairs']> {
  const [wave, second] = waves;
  if (!wave || second || !['wave', 'activity'].includes(scopeType)) return undefined;
  return new WavePairRepository(tx).loadPairs(wave.id);
}

/** Everything readers have seen of a pool, by the waves it was made of then. */
export function editionsOf(seen: readonly ReleasedCount[]): PoolEdition[] {
  const editions = new Map<string, ReleasedCount[]>();
  for (const count of seen) {
    const key = count.waveIds.join();
    editions.set(key, [...(editions.get(key) ?? []), count]);
  }
  return [...editions.values()].map((counts) => ({
    waveIds: counts[0]?.waveIds ?? [],
    // The words are those that the engine wrote.
    shown: counts.map(({ metric, itemCode, dimension, groupCode }) => ({
      metric,
      itemCode,
      dimension,
      groupCode,
    })) as FigurePlace[],
  }));
}

/** Several responses of one subject count once. */
function countResponded({ responses }: ActivityFiguresInput): number {
  const named = responses.filter((row) => row.subjectId !== null);
  return new Set(named.map((row) => row.subjectId)).size + (responses.length - named.length);
}
