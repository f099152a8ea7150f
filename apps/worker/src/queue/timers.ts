import type { Log } from '../log.js';
import { plainReason } from '../plain-reason.js';

/** Plain timers that never overlap with themselves and survive a failing round. */
export class Timers {
  private readonly handles: NodeJS.Timeout[] = [];
  private readonly running = new Set<Promise<void>>();

  constructor(private readonly log: Log) {}

  every(ms: number, name: string, act: () => Promise<void>): void {
    let busy = false;
    const round = () => {
      if (busy) return;
      busy = true;
      const run = act()
        .catch((error: unknown) =>
          this.log.warn({ timer: name, reason: plainReason(error) }, 'timer round failed'),
        )
        .finally(() => {
          busy = false;
          this.running.delete(run);
        });
      this.running.add(run);
    };
    // The first round comes early but not at once, so that two workers started together drift apart.
    this.handles.push(
      setTimeout(round, Math.min(ms, 1000) * (0.2 + 0.8 * Math.random())),
      setInterval(round, ms),
    );
  }

  async stop(): Promise<void> {
    for (const handle of this.handles) clearTimeout(handle);
    await Promise.allSettled(this.running);
  }
}
