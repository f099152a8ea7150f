import { setTimeout as pause } from 'node:timers/promises';
import {
  findCrossScopes,
  ImpactInputRepository,
  ImpactRunRepository,
  isCross,
  type RoundEnd,
  WavePairRepository,
} from '@traccia/persistence';
import type { DataSource } from 'typeorm';
import type { Log } from '../log.js';
import { plainReason } from '../plain-reason.js';
import { ScopeComputer } from './compute-scope.js';
import { FiguresComputer } from './figures-computer.js';
import { RoundProgress } from './round-progress.js';

/** Enough for a whole centre at once: the pools are then computed once, not once a round. */
const wavesARound = 500;
/** Another worker's round may just have ended without what was marked meanwhile. */
const lookAgainMs = 500;
/** Answers come one by one: a round that took long leaves the machine alone for as long, and not longer than this. */
const longestBreathMs = 30_000;

interface Pool {
  scopeType: Parameters<ScopeComputer['computePool']>[0];
  scopeId: string | null;
  waveKind: string;
}

interface Round {
  progress: RoundProgress;
  /** Waves that are computed, with the mark that they had. */
  done: Map<string, string>;
  failed: Set<string>;
  /** Each pool once, by its key. */
  pools: Map<string, Pool>;
  poolsFailed: boolean;
}

/**
 * Computes what is stale, beside the queue, so that the job of a wave that has just closed need not wait for the pools
 * of a whole centre. Rows say what is to be done; a round that is lost is begun again by the timer.
 */
export class StaleRounds {
  private readonly computer = new FiguresComputer();
  private readonly scopes: ScopeComputer;
  private readonly parting = new AbortController();
  private running: Promise<void> | null = null;
  private askedAgain = false;

  constructor(
    private readonly db: DataSource,
    private readonly log: Log,
  ) {
    this.scopes = new ScopeComputer(db, this.computer);
  }

  /** Starts a round, or lets the one under way look once more. */
  nudge(): void {
    this.askedAgain = true;
    this.running ??= this.run()
      .catch((error: unknown) => this.log.warn({ reason: plainReason(error) }, 'computing paused'))
      .finally(() => (this.running = null));
  }

  /** Ends after the scope that is being computed. */
  async stop(): Promise<void> {
    this.parting.abort();
    await this.running;
    await this.computer.stop();
  }

  private get stopping(): boolean {
    return this.parting.signal.aborted;
  }

  /** Answers the pools that a closed wave belongs to. */
  async computeWave(waveId: string, signal?: AbortSignal): Promise<Pool[]> {
    const wave = await new ImpactInputRepository(this.db.manager).findWave(waveId);
    if (!wave) return [];
    const outcome = await this.scopes.computeWave(wave, signal);
    this.log.info({ waveId, ...outcome }, 'impact computed');
    if (wave.state !== 'closed') return [];
    if (outcome.internal) await this.markCarriers(waveId);
    const { kind, activityId, courseId, programmeId } = wave;
    return [
      { scopeType: 'activity', scopeId: activityId, waveKind: kind },
      { scopeType: 'course', scopeId: courseId, waveKind: kind },
      { scopeType: 'programme', scopeId: programmeId, waveKind: kind },
      { scopeType: 'centre', scopeId: null, waveKind: kind },
      ...(await findCrossScopes(this.db.manager, activityId)).map((scope) => ({ ...scope, waveKind: kind })),
    ];
  }

  /** Figures of pairs stand with one of the two waves; what is new in the other makes them stale. */
  private async markCarriers(waveId: string): Promise<void> {
    const runs = new ImpactRunRepository(this.db.manager);
    for (const id of await new WavePairRepository(this.db.manager).findReleasedCarriers(waveId))
      await runs.markStale(id);
  }

  private async run(): Promise<void> {
    while (this.askedAgain && !this.stopping) {
      this.askedAgain = false;
      const begun = performance.now();
      const busy = (await this.computeStale()) === 'busy';
      if (busy) this.askedAgain = true;
      if (!this.askedAgain) return;
      const breath = busy ? lookAgainMs : Math.min(performance.now() - begun, longestBreathMs);
      await pause(breath, undefined, { signal: this.parting.signal }).catch(() => undefined);
    }
  }

  private async computeStale(): Promise<'busy' | 'nothing to do' | RoundEnd> {
    const stale = await new ImpactRunRepository(this.db.manager).findStale(wavesARound);
    if (stale.length === 0) return 'nothing to do';
    const progress = await RoundProgress.begin(this.db, stale.length);
    if (progress === 'busy') return 'busy';
    if (progress === 'resting') return 'nothing to do';
    let how: RoundEnd = 'failed';
    try {
      how = await this.goRound({
        progress,
        done: new Map(),
        failed: new Set(),
        pools: new Map(),
        poolsFailed: false,
      });
    } finally {
      await progress.end(how);
    }
    return how;
  }

  /**
   * Waves before pools, which take longer and are computed once, however many of their waves have closed. A wave stays
   * stale until its pools are computed too; whatever fails comes again in a later round, the others do not wait for it.
   */
  private async goRound(round: Round): Promise<RoundEnd> {
    const runs = new ImpactRunRepository(this.db.manager);
    for (;;) {
      await this.computeWaves(runs, round);
      const next = this.isOver(round) ? undefined : nextOf([...round.pools.values()]);
      if (!next) break;
      round.pools.delete(keyOf(next));
      await this.computePool(next, round);
    }
    if (this.isOver(round)) return this.stopping ? 'stopped' : 'cancelled';
    // Of a pool that failed the waves stay stale: the next round tries again, and finds the others unchanged.
    if (!round.poolsFailed)
      for (const [waveId, markedAt] of round.done) await runs.clearStale(waveId, markedAt);
    return round.poolsFailed || round.failed.size > 0 ? 'failed' : 'done';
  }

  private isOver({ progress }: Round): boolean {
    return this.stopping || progress.isCancelled;
  }

  /** What is stale and has not been computed in this round. */
  private async computeWaves(runs: ImpactRunRepository, round: Round): Promise<void> {
    const { done, failed, pools, progress } = round;
    const stale = await runs.findStale(wavesARound);
    const toDo = stale.filter(({ waveId, markedAt }) => done.get(waveId) !== markedAt && !failed.has(waveId));
    for (const [at, { waveId, markedAt }] of toDo.entries()) {
      await progress.next({ scopeType: 'wave', scopeId: waveId }, toDo.length - at - 1 + pools.size);
      if (this.isOver(round)) return;
      try {
        for (const pool of await this.computeWave(waveId, progress.signal)) pools.set(keyOf(pool), pool);
        done.set(waveId, markedAt);
      } catch (error) {
        if (progress.isCancelled) return;
        this.log.error({ waveId, reason: plainReason(error) }, 'impact of a wave not computed');
        failed.add(waveId);
        await runs.markStale(waveId);
      }
      progress.scopeDone();
    }
  }

  private async computePool(pool: Pool, round: Round): Promise<void> {
    const { progress, pools } = round;
    await progress.next(pool, pools.size);
    if (this.isOver(round)) return;
    try {
      await this.scopes.computePool(pool.scopeType, pool.scopeId, pool.waveKind, progress.signal);
    } catch (error) {
      if (progress.isCancelled) return;
      this.log.error({ ...pool, reason: plainReason(error) }, 'impact of a pool not computed');
      round.poolsFailed = true;
    }
    progress.scopeDone();
  }
}

/** Those that cut across others come last, since they are held against what the others show. */
function nextOf(pools: readonly Pool[]): Pool | undefined {
  return pools.find((pool) => !isCross(pool)) ?? pools[0];
}

function keyOf({ scopeType, scopeId, waveKind }: Pool): string {
  return `${scopeType} ${scopeId} ${waveKind}`;
}
