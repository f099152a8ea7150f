import { fileURLToPath } from 'node:url';
import { Tinypool } from 'tinypool';

export interface PrintedSheet {
  pdf: Buffer;
  svg: string;
}

/** Draws sheets beside the event loop; whatever makes PDF stands behind this. */
export class SheetPrinter {
  // The built file, from the source of the worker too, since a thread loads no TypeScript.
  private readonly pool = new Tinypool({
    filename: fileURLToPath(new URL('../../dist/certificates/sheet-thread.js', import.meta.url)),
    name: 'drawSheet',
    minThreads: 0,
    maxThreads: 1,
    idleTimeout: 30_000,
  });

  async print(values: Record<string, string>): Promise<PrintedSheet> {
    const { pdf, svg } = (await this.pool.run(values)) as { pdf: Uint8Array; svg: string };
    return { pdf: Buffer.from(pdf), svg };
  }

  async stop(): Promise<void> {
    await this.pool.destroy();
  }
}
