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

  async compute(input: ActivityFiguresInput): Promise<ActivityFigure[]> {
    return (await this.pool.run(input)) as ActivityFigure[];
  }

  /** Gives up what is being computed: its transaction is rolled back, and the job comes again. */
  async stop(): Promise<void> {
    await this.pool.destroy();
  }
}
