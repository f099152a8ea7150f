import {
  type ActivityFigure,
  type ActivityFiguresInput,
  defaultBreakdownFrom,
  type FigurePlace,
  methodVersion,
  type PoolEdition,
} from '@traccia/impact';
import {
  ImpactInputRepository,
  ImpactRunRepository,
  inTransaction,
  SettingRepository,
  type ImpactWave,
  type KnownRun,
  type NewImpactRun,
  type ReleasedCount,
} from '@traccia/persistence';
import type { DataSource, EntityManager } from 'typeorm';
import { loadFiguresInput, type ScopeInput } from './figures-input.js';
import type { FiguresComputer } from './figures-computer.js';
import { hashInput } from './input-hash.js';
import { mayRelease } from './release-rule.js';

/** Names the rules of what is shown, as the method version names the formulas. */
const policyVersion = 'disclosure-3';

type Scope = Pick<NewImpactRun, 'scopeType' | 'scopeId' | 'waveKind'>;

/** A run that has not been computed yet, with the rows it is computed from. */
interface Candidate {
  run: Omit<NewImpactRun, 'kind' | 'reason'>;
  input: ScopeInput;
}

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
  async computeWave(wave: ImpactWave): Promise<ScopeOutcome> {
    const scope: Scope = { scopeType: 'wave', scopeId: wave.id, waveKind: wave.kind };
    return inTransaction(this.db, async (tx) => {
      const runs = new ImpactRunRepository(tx);
      await runs.lockScope(scope);
      const candidate = await gather(tx, scope, [wave]);
      const known = await runs.findLatest('internal', scope);
      const last = await runs.findLatest('released', scope);
      const isNew = (run: KnownRun | null): boolean => run?.inputHash !== candidate.run.inputHash;
      const [internal, open] = [isNew(known), wave.state !== 'closed'];
      if (!internal && (open || !isNew(last))) return { internal, released: false, reason: 'nothing new' };
      const figures = await this.figuresOf(candidate.input, []);
      if (internal)
        await runs.insert({ ...candidate.run, kind: 'internal', reason: 'answers changed' }, figures);
      if (open) return { internal, released: false, reason: 'the wave is open' };
      const seen = last ? await runs.findReleasedCounts(scope, last.id) : [];
      return { internal, ...(await release(runs, { ...candidate, figures, last, seen })) };
    });
  }

  /** The figures of many closed waves of one kind together; only ever released, since closed waves do not move. */
  async computePool(
    scopeType: 'activity' | 'course' | 'programme' | 'centre',
    scopeId: string | null,
    waveKind: string,
  ): Promise<void> {
    const scope: Scope = { scopeType, scopeId, waveKind };
    await inTransaction(this.db, async (tx) => {
      const runs = new ImpactRunRepository(tx);
      await runs.lockScope(scope);
      const waves = await new ImpactInputRepository(tx).findClosedWaves(scopeType, scopeId, waveKind);
      if (waves.length === 0) return;
      const candidate = await gather(tx, scope, waves);
      const last = await runs.findLatest('released', scope);
      if (last?.inputHash === candidate.run.inputHash) return;
      const seen = last ? await runs.findReleasedCounts(scope, last.id) : [];
      const figures = await this.figuresOf(candidate.input, editionsOf(seen));
      await release(runs, { ...candidate, figures, last, seen });
    });
  }

  private async figuresOf(
    { main, fragments }: ScopeInput,
    editions: readonly PoolEdition[],
  ): Promise<ActivityFigure[]> {
    const figures = await this.computer.compute({ ...main, editions });
    // Nobody knows whose fragment it is, so it adds no people, neither now nor in an edition.
    const ofItem = ({ itemCode }: Pick<FigurePlace, 'itemCode'>): boolean => itemCode !== null;
    const before = editions.map(({ waveIds, shown }) => ({ waveIds, shown: shown.filter(ofItem) }));
    for (const fragment of fragments)
      figures.push(...(await this.computer.compute({ ...fragment, editions: before })).filter(ofItem));
    return figures;
  }
}

async function gather(tx: EntityManager, scope: Scope, waves: readonly ImpactWave[]): Promise<Candidate> {
  const { disclosureThreshold } = await new SettingRepository(tx).read();
  const policy = { k: disclosureThreshold, breakdownFrom: defaultBreakdownFrom };
  const input = await loadFiguresInput(new ImpactInputRepository(tx), waves, policy);
  const { main, fragments } = input;
  const versions = [methodVersion, policyVersion];
  return {
    input,
    run: {
      ...scope,
      methodVersion,
      policyVersion,
      threshold: policy.k,
      breakdownFrom: policy.breakdownFrom,
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

/** Several responses of one subject count once. */
function countResponded({ responses }: ActivityFiguresInput): number {
  const named = responses.filter((row) => row.subjectId !== null);
  return new Set(named.map((row) => row.subjectId)).size + (responses.length - named.length);
}

interface Computed extends Candidate {
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

/** Everything readers have seen of a pool, by the waves it was made of then. */
function editionsOf(seen: readonly ReleasedCount[]): PoolEdition[] {
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
