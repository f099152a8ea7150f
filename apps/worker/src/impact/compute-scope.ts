import {
  computeActivityFigures,
  methodVersion,
  type ActivityFigure,
  type ActivityFiguresInput,
} from '@traccia/impact';
import {
  ImpactInputRepository,
  ImpactRunRepository,
  inTransaction,
  SettingRepository,
  type ImpactWave,
  type NewImpactRun,
  type ReleasedCount,
} from '@traccia/persistence';
import type { DataSource, EntityManager } from 'typeorm';
import { loadFiguresInput } from './figures-input.js';
import { hashInput } from './input-hash.js';
import { type EarlierRelease, mayRelease } from './release-rule.js';

/** Names the rules of what is shown, as the method version names the formulas. */
const policyVersion = 'disclosure-2';

type Scope = Pick<NewImpactRun, 'scopeType' | 'scopeId' | 'waveKind'>;

interface Candidate {
  run: Omit<NewImpactRun, 'kind' | 'reason'>;
  figures: ActivityFigure[];
}

export interface ScopeOutcome {
  internal: boolean;
  released: boolean;
  reason: string;
}

/** The figures of one wave: an internal run after every change, a released one when the rule allows it. */
export async function computeWave(db: DataSource, wave: ImpactWave): Promise<ScopeOutcome> {
  const scope: Scope = { scopeType: 'wave', scopeId: wave.id, waveKind: wave.kind };
  return inTransaction(db, async (tx) => {
    const runs = new ImpactRunRepository(tx);
    await runs.lockScope(scope);
    const candidate = await compute(tx, scope, [wave]);
    const known = await runs.findLatest('internal', scope);
    const internal = known?.inputHash !== candidate.run.inputHash;
    if (internal)
      await runs.insert({ ...candidate.run, kind: 'internal', reason: 'answers changed' }, candidate.figures);
    return {
      internal,
      ...(await release(tx, scope, candidate, { waves: [wave], closed: wave.state === 'closed' })),
    };
  });
}

/** The figures of many closed waves of one kind together; only ever released, since closed waves do not move. */
export async function computePool(
  db: DataSource,
  scopeType: 'activity' | 'course' | 'programme' | 'centre',
  scopeId: string | null,
  waveKind: string,
): Promise<void> {
  const scope: Scope = { scopeType, scopeId, waveKind };
  await inTransaction(db, async (tx) => {
    const runs = new ImpactRunRepository(tx);
    await runs.lockScope(scope);
    const waves = await new ImpactInputRepository(tx).findClosedWaves(scopeType, scopeId, waveKind);
    if (waves.length === 0) return;
    await release(tx, scope, await compute(tx, scope, waves), { waves, closed: true });
  });
}

async function compute(tx: EntityManager, scope: Scope, waves: readonly ImpactWave[]): Promise<Candidate> {
  const { disclosureThreshold } = await new SettingRepository(tx).read();
  const { main: input, fragments } = await loadFiguresInput(
    new ImpactInputRepository(tx),
    waves,
    disclosureThreshold,
  );
  const versions = [methodVersion, policyVersion];
  return {
    run: {
      ...scope,
      methodVersion,
      policyVersion,
      threshold: disclosureThreshold,
      ...hashInput(input, [
        ...versions,
        ...fragments.map((fragment) => hashInput(fragment, versions).inputHash),
      ]),
      invited: input.frameKind === 'roster' ? input.frame.length : null,
      responded: countResponded(input),
      waveIds: (input.waves ?? []).map(({ id }) => id),
    },
    figures: [...computeActivityFigures(input), ...fragments.flatMap(itemFiguresOf)],
  };
}

/** Nobody knows whose fragment it is, so it adds no people. */
function itemFiguresOf(fragment: ActivityFiguresInput): ActivityFigure[] {
  return computeActivityFigures(fragment).filter(({ itemCode }) => itemCode !== null);
}

/** Several responses of one subject count once. */
function countResponded({ responses }: ActivityFiguresInput): number {
  const named = responses.filter((row) => row.subjectId !== null);
  return new Set(named.map((row) => row.subjectId)).size + (responses.length - named.length);
}

async function release(
  tx: EntityManager,
  scope: Scope,
  { run, figures }: Candidate,
  { waves, closed }: { waves: readonly ImpactWave[]; closed: boolean },
): Promise<{ released: boolean; reason: string }> {
  const runs = new ImpactRunRepository(tx);
  const last = await runs.findLatest('released', scope);
  if (last?.inputHash === run.inputHash) return { released: false, reason: 'nothing new' };
  const answer = mayRelease({
    waveClosed: closed,
    responded: run.responded,
    respondedAtLastRelease: last?.responded ?? null,
    k: run.threshold,
    figures,
    earlier: last
      ? await findEarlier(
          tx,
          scope,
          waves.filter(({ id }) => run.waveIds.includes(id)),
        )
      : [],
  });
  if (answer.release) await runs.insert({ ...run, kind: 'released', reason: answer.reason }, figures);
  return { released: answer.release, reason: answer.reason };
}

/** Everything readers have seen of a scope, by the waves it was made of then. */
async function findEarlier(
  tx: EntityManager,
  scope: Scope,
  waves: readonly ImpactWave[],
): Promise<EarlierRelease[]> {
  const releases = new Map<string, { waveIds: string[]; counts: ReleasedCount[] }>();
  for (const count of await new ImpactRunRepository(tx).findReleasedCounts(scope)) {
    const key = count.waveIds.join();
    const release = releases.get(key) ?? { waveIds: count.waveIds, counts: [] };
    release.counts.push(count);
    releases.set(key, release);
  }
  const earlier: EarlierRelease[] = [];
  for (const { waveIds, counts } of releases.values()) {
    const joined = waves.filter(({ id }) => !waveIds.includes(id));
    earlier.push({ counts, joined: joined.length > 0 ? (await compute(tx, scope, joined)).figures : [] });
  }
  return earlier;
}
