import { fileURLToPath } from 'node:url';
import type { ActivityFigure, ActivityFiguresInput } from '@traccia/impact';
import { Tinypool } from 'tinypool';

/** Works out figures beside the event loop, which has mails to send and a heart to beat meanwhile. */
export class FiguresComputer {
  // The built file, from the source of the worker too, since a thread loads no TypeScript.
  private readonly pool = new Tinypool({
    filename: fileURLToPath(new URL('../../dist/impact/figures-thread.js', import.meta.url)),
    name: 'figuresOf',
    minThreads: 0,
    maxThreads: 1,
    idleTimeout: 30_000,
  });
  private last: Promise<unknown> = Promise.resolve();

  /** One after the other; `signal` ends the thread in the middle of its work. */
  async compute(input: ActivityFiguresInput, signal?: AbortSignal): Promise<ActivityFigure[]> {
    // Turns are kept here: what waits in the pool is forgotten when the thread before it is ended.
    const turn = this.last.then(async () => this.pool.run(input, signal ? { signal } : {}));
    this.last = turn.catch(() => undefined);
    return (await turn) as ActivityFigure[];
  }

  /** Gives up what is being computed: its transaction is rolled back, and the job comes again. */
  async stop(): Promise<void> {
    await this.pool.destroy();
  }
}
