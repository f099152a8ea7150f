import type { ActivityFigure, PoolEdition } from '@traccia/impact';
import {
  editionsOf,
  gatherCandidate,
  ImpactInputRepository,
  ImpactRunRepository,
  inTransaction,
  policyOfToday,
  scopeFiguresOf,
  type ImpactScope,
  type ImpactWave,
  type KnownRun,
  type ReleasedCount,
  type RunCandidate,
} from '@traccia/persistence';
import type { DataSource } from 'typeorm';
import type { FiguresComputer } from './figures-computer.js';
import { mayRelease } from './release-rule.js';

export interface ScopeOutcome {
  internal: boolean;
  released: boolean;
  reason: string;
}

/** The figures of scopes, from rows to runs. */
export class ScopeComputer {
  constructor(
    private readonly db: DataSource,
    private readonly computer: FiguresComputer,
  ) {}

  /** The figures of one wave: an internal run after every change, a released one when it has closed and the rule allows it. */
  async computeWave(wave: ImpactWave, signal?: AbortSignal): Promise<ScopeOutcome> {
    const scope: ImpactScope = { scopeType: 'wave', scopeId: wave.id, waveKind: wave.kind };
    return inTransaction(this.db, async (tx) => {
      const runs = new ImpactRunRepository(tx);
      await runs.lockScope(scope);
      const candidate = await gatherCandidate(tx, scope, [wave], await policyOfToday(tx, scope));
      const known = await runs.findLatest('internal', scope);
      const last = await runs.findLatest('released', scope);
      const isNew = (run: KnownRun | null): boolean => run?.inputHash !== candidate.run.inputHash;
      const [internal, open] = [isNew(known), wave.state !== 'closed'];
      if (!internal && (open || !isNew(last))) return { internal, released: false, reason: 'nothing new' };
      const figures = await this.figuresOf(candidate, [], signal);
      if (internal)
        await runs.insert({ ...candidate.run, kind: 'internal', reason: 'answers changed' }, figures);
      if (open) return { internal, released: false, reason: 'the wave is open' };
      const seen = last ? await runs.findReleasedCounts(scope, last.id) : [];
      return { internal, ...(await release(runs, { ...candidate, figures, last, seen })) };
    });
  }

  /** The figures of many closed waves of one kind together; only ever released, since closed waves do not move. */
  async computePool(
    scopeType: Exclude<ImpactScope['scopeType'], 'wave'>,
    scopeId: string | null,
    waveKind: string,
    signal?: AbortSignal,
  ): Promise<void> {
    const scope: ImpactScope = { scopeType, scopeId, waveKind };
    await inTransaction(this.db, async (tx) => {
      const runs = new ImpactRunRepository(tx);
      await runs.lockScope(scope);
      const waves = await new ImpactInputRepository(tx).findClosedWaves(scopeType, scopeId, waveKind);
      if (waves.length === 0) return;
      const candidate = await gatherCandidate(tx, scope, waves, await policyOfToday(tx, scope));
      const last = await runs.findLatest('released', scope);
      if (last?.inputHash === candidate.run.inputHash) return;
      const seen = last ? await runs.findReleasedCounts(scope, last.id) : [];
      const figures = await this.figuresOf(candidate, editionsOf(seen), signal);
      await release(runs, { ...candidate, figures, last, seen });
    });
  }

  private async figuresOf(
    { input }: RunCandidate,
    editions: readonly PoolEdition[],
    signal?: AbortSignal,
  ): Promise<ActivityFigure[]> {
    return scopeFiguresOf(input, editions, async (one) => this.computer.compute(one, signal));
  }
}

interface Computed extends RunCandidate {
  figures: readonly ActivityFigure[];
  last: KnownRun | null;
  seen: readonly ReleasedCount[];
}

async function release(
  runs: ImpactRunRepository,
  { run, figures, last, seen }: Computed,
): Promise<{ released: boolean; reason: string }> {
  if (last?.inputHash === run.inputHash) return { released: false, reason: 'nothing new' };
  const answer = mayRelease({
    responded: run.responded,
    respondedAtLastRelease: last?.responded ?? null,
    k: run.threshold,
    breakdownFrom: run.breakdownFrom,
    figures,
    seen,
  });
  if (answer.release) await runs.insert({ ...run, kind: 'released', reason: answer.reason }, figures);
  return { released: answer.release, reason: answer.reason };
}
