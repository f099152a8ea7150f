import { ImpactInputRepository, ImpactRunRepository } from '@traccia/persistence';
import type { DataSource } from 'typeorm';
import type { Log } from '../log.js';
import { plainReason } from '../plain-reason.js';
import { ScopeComputer } from './compute-scope.js';
import { FiguresComputer } from './figures-computer.js';

/** Enough for a whole centre at once: the pools are then computed once, not once a round. */
const wavesARound = 500;

interface Pool {
  scopeType: Parameters<ScopeComputer['computePool']>[0];
  scopeId: string | null;
  waveKind: string;
}

interface Round {
  /** Waves that are computed, with the mark that they had. */
  done: Map<string, string>;
  failed: Set<string>;
  /** Each pool once, by its key. */
  pools: Map<string, Pool>;
}

/**
 * Computes what is stale, beside the queue, so that the job of a wave that has just closed need not wait for the pools
 * of a whole centre. Rows say what is to be done; a round that is lost is begun again by the timer.
 */
export class StaleRounds {
  private readonly computer = new FiguresComputer();
  private readonly scopes: ScopeComputer;
  private running: Promise<void> | null = null;
  private askedAgain = false;
  private stopping = false;

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
    this.stopping = true;
    await this.running;
    await this.computer.stop();
  }

  /** Answers the pools that a closed wave belongs to. */
  async computeWave(waveId: string): Promise<Pool[]> {
    const wave = await new ImpactInputRepository(this.db.manager).findWave(waveId);
    if (!wave) return [];
    const outcome = await this.scopes.computeWave(wave);
    this.log.info({ waveId, ...outcome }, 'impact computed');
    if (wave.state !== 'closed') return [];
    const { kind, activityId, courseId, programmeId } = wave;
    return [
      { scopeType: 'activity', scopeId: activityId, waveKind: kind },
      { scopeType: 'course', scopeId: courseId, waveKind: kind },
      { scopeType: 'programme', scopeId: programmeId, waveKind: kind },
      { scopeType: 'centre', scopeId: null, waveKind: kind },
    ];
  }

  private async run(): Promise<void> {
    while (this.askedAgain && !this.stopping) {
      this.askedAgain = false;
      await this.computeStale();
    }
  }

  /**
   * Waves before pools, which take longer and are computed once, however many of their waves have closed. A wave stays
   * stale until its pools are computed too; whatever fails comes again in a later round, the others do not wait for it.
   */
  private async computeStale(): Promise<void> {
    const runs = new ImpactRunRepository(this.db.manager);
    const round: Round = { done: new Map(), failed: new Set(), pools: new Map() };
    let allPools = true;
    for (;;) {
      await this.computeWaves(runs, round);
      if (this.stopping) return;
      const [next] = round.pools.values();
      if (!next) break;
      round.pools.delete(keyOf(next));
      allPools = (await this.computePool(next)) && allPools;
    }
    // Of a pool that failed the waves stay stale: the next round tries again, and finds the others unchanged.
    if (allPools) for (const [waveId, markedAt] of round.done) await runs.clearStale(waveId, markedAt);
  }

  /** What is stale and has not been computed in this round. */
  private async computeWaves(runs: ImpactRunRepository, { done, failed, pools }: Round): Promise<void> {
    for (const { waveId, markedAt } of await runs.findStale(wavesARound)) {
      if (this.stopping) return;
      if (done.get(waveId) === markedAt || failed.has(waveId)) continue;
      try {
        for (const pool of await this.computeWave(waveId)) pools.set(keyOf(pool), pool);
        done.set(waveId, markedAt);
      } catch (error) {
        this.log.error({ waveId, reason: plainReason(error) }, 'impact of a wave not computed');
        failed.add(waveId);
        await runs.markStale(waveId);
      }
    }
  }

  private async computePool(pool: Pool): Promise<boolean> {
    try {
      await this.scopes.computePool(pool.scopeType, pool.scopeId, pool.waveKind);
      return true;
    } catch (error) {
      this.log.error({ ...pool, reason: plainReason(error) }, 'impact of a pool not computed');
      return false;
    }
  }
}

function keyOf({ scopeType, scopeId, waveKind }: Pool): string {
  return `${scopeType} ${scopeId} ${waveKind}`;
}
