import pg from 'pg';
import type { Log } from '../log.js';
import { plainReason } from '../plain-reason.js';

/** Wakes the relay when somebody writes to the outbox; the poll behind it makes a deaf listener harmless. */
export class OutboxListener {
  private client: pg.Client | null = null;
  private retry: NodeJS.Timeout | null = null;
  private stopped = false;

  constructor(
    private readonly connectionString: string,
    private readonly wake: () => void,
    private readonly log: Log,
  ) {}

  async start(): Promise<void> {
    const client = new pg.Client({ connectionString: this.connectionString, keepAlive: true });
    client.on('error', (error) => this.reconnect(error));
    client.on('notification', this.wake);
    try {
      await client.connect();
      await client.query('LISTEN traccia_outbox');
      this.client = client;
      if (this.stopped) await this.stop();
      else this.wake();
    } catch (error) {
      await client.end().catch(() => undefined);
      this.reconnect(error);
    }
  }

  async stop(): Promise<void> {
    this.stopped = true;
    if (this.retry) clearTimeout(this.retry);
    const client = this.client;
    this.client = null;
    client?.removeAllListeners('notification');
    await client?.end().catch(() => undefined);
  }

  private reconnect(error: unknown): void {
    if (this.stopped || this.retry) return;
    this.log.warn({ reason: plainReason(error) }, 'outbox listener lost its connection');
    void this.client?.end().catch(() => undefined);
    this.client = null;
    this.retry = setTimeout(() => {
      this.retry = null;
      void this.start();
    }, 1000);
  }
}
