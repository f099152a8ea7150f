import pg from 'pg';
import { RepeatedWarning, type Log } from '../log.js';
import { plainReason } from '../plain-reason.js';

/** Wakes the relay when somebody writes to the outbox; the poll behind it makes a deaf listener harmless. */
export class OutboxListener {
  private client: pg.Client | null = null;
  private retry: NodeJS.Timeout | null = null;
  private stopped = false;
  private readonly trouble: RepeatedWarning;

  constructor(
    private readonly connectionString: string,
    private readonly wake: () => void,
    log: Log,
  ) {
    this.trouble = new RepeatedWarning(log);
  }

  async start(): Promise<void> {
    const client = new pg.Client({ connectionString: this.connectionString, keepAlive: true });
    client.on('error', (error) => this.reconnect(client, error));
    client.on('notification', this.wake);
    try {
      this.client = client;
      await client.connect();
      await client.query('LISTEN traccia_outbox');
      if (this.stopped) await this.stop();
      else this.wake();
    } catch (error) {
      this.reconnect(client, error);
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

  private reconnect(lost: pg.Client, error: unknown): void {
    if (this.stopped || this.client !== lost) return;
    this.trouble.warn({ reason: plainReason(error) }, 'outbox listener lost its connection');
    this.client = null;
    void lost.end().catch(() => undefined);
    this.retry = setTimeout(() => {
      this.retry = null;
      void this.start();
    }, 1000);
  }
}
