import { ImpactRoundRepository, type RoundEnd, type RoundStep } from '@traccia/persistence';
import type { DataSource } from 'typeorm';

/** Cancelling is noticed within this time, also in the middle of a scope. */
const lookEveryMs = 500;
/** Long enough that somebody who cancels has the machine for something else; asking for figures ends it. */
const restMinutes = 10;

/** One round as its row says it: how far it is, and whether somebody wants it to stop. */
export class RoundProgress {
  private readonly cancelling = new AbortController();
  private readonly looks: NodeJS.Timeout;
  private looking: Promise<void> = Promise.resolve();
  private done = 0;

  private constructor(
    private readonly db: DataSource,
    private readonly id: string,
  ) {
    let busy = false;
    this.looks = setInterval(() => {
      if (busy) return;
      busy = true;
      this.looking = this.look().finally(() => (busy = false));
    }, lookEveryMs);
  }

  /** Null with the reason when another round is under way, or computing rests after a cancelled one. */
  static async begin(db: DataSource, total: number): Promise<RoundProgress | 'busy' | 'resting'> {
    const begun = await new ImpactRoundRepository(db.manager).begin(total);
    return begun === 'busy' || begun === 'resting' ? begun : new RoundProgress(db, begun);
  }

  /** Aborted when the round is cancelled, or given to another worker because this one was believed dead. */
  get signal(): AbortSignal {
    return this.cancelling.signal;
  }

  get isCancelled(): boolean {
    return this.cancelling.signal.aborted;
  }

  /** Before a scope: what comes, and how many are still to follow it. */
  async next(scope: Pick<RoundStep, 'scopeType' | 'scopeId'>, toFollow: number): Promise<void> {
    const step = { ...scope, done: this.done, total: this.done + 1 + toFollow };
    await new ImpactRoundRepository(this.db.manager).step(this.id, step);
    await this.look();
  }

  scopeDone(): void {
    this.done += 1;
  }

  async end(how: RoundEnd): Promise<void> {
    clearInterval(this.looks);
    await this.looking;
    const rounds = new ImpactRoundRepository(this.db.manager);
    if (how === 'done' || how === 'failed')
      await rounds.step(this.id, { done: this.done, total: this.done, scopeType: null, scopeId: null });
    await rounds.end(this.id, how, restMinutes);
  }

  private async look(): Promise<void> {
    try {
      const seen = await new ImpactRoundRepository(this.db.manager).beat(this.id);
      if (seen !== 'go on') this.cancelling.abort();
    } catch {
      // The database is away: the scope under way fails by itself, and the next look comes soon.
    }
  }
}
