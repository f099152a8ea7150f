import {
  type ActivityFigure,
  type ActivityFiguresInput,
  defaultBreakdownFrom,
  type FigurePlace,
  methodVersion,
  type PoolEdition,
} from '@traccia/impact';
import type { EntityManager } from 'typeorm';
import { SettingRepository } from '../settings/setting.repository.js';
import { isCross, neverBrokenDown } from './cross-scope.js';
import { loadFiguresInput, type ScopeInput } from './figures-input.js';
import { ImpactInputRepository, type ImpactWave } from './impact-input.repository.js';
import type { NewImpactRun, ReleasedCount } from './impact-run.repository.js';
import { hashInput } from './input-hash.js';
import { WavePairRepository } from './wave-pair.repository.js';

/** Names the rules of what is shown, as the method version names the formulas. */
export const policyVersion = 'disclosure-4';

export type ImpactScope = Pick<NewImpactRun, 'scopeType' | 'scopeId' | 'waveKind'>;
export type ImpactPolicy = Pick<NewImpactRun, 'threshold' | 'breakdownFrom'>;

/** A run that has not been computed yet, with the rows it is computed from. */
export interface RunCandidate {
  run: Omit<NewImpactRun, 'kind' | 'reason'>;
  input: ScopeInput;
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

/** What a run of a scope would be computed from now, by the rows of its waves and a policy. */
export async function gatherCandidate(
  tx: EntityManager,
  scope: ImpactScope,
  waves: readonly ImpactWave[],
  { threshold, breakdownFrom }: ImpactPolicy,
): Promise<RunCandidate> {
  const loaded = await loadFiguresInput(new ImpactInputRepository(tx), waves, {
    k: threshold,
    breakdownFrom,
  });
  const pairs = await pairsOf(tx, scope, waves);
  const main = pairs ? { ...loaded.main, pairs } : loaded.main;
  const { fragments } = loaded;
  const input = { main, fragments };
  const versions = [methodVersion, policyVersion];
  return {
    input,
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
    },
  };
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

/** All figures of a scope; `compute` is the engine, in this thread or in another one. */
export async function scopeFiguresOf(
  { main, fragments }: ScopeInput,
  editions: readonly PoolEdition[],
  compute: (input: ActivityFiguresInput) => ActivityFigure[] | Promise<ActivityFigure[]>,
): Promise<ActivityFigure[]> {
  const figures = [...(await compute({ ...main, editions }))];
  // Nobody knows whose fragment it is, so it adds no people, neither now nor in an edition.
  const ofItem = ({ itemCode }: Pick<FigurePlace, 'itemCode'>): boolean => itemCode !== null;
  const before = editions.map(({ waveIds, shown }) => ({ waveIds, shown: shown.filter(ofItem) }));
  for (const fragment of fragments)
    figures.push(...(await compute({ ...fragment, editions: before })).filter(ofItem));
  return figures;
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
