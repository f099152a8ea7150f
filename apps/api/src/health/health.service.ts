import { Inject, Injectable } from '@nestjs/common';
import { ClockAlarmRepository, QueueHealthRepository } from '@traccia/persistence';
import { DataSource } from 'typeorm';
import { apiSettings, type ApiSettings } from '../env.js';

type Check = 'ok' | 'degraded' | 'down';

const databaseLimitMs = 2000;

/** Liveness is about this process alone; readiness about what it stands on. */
@Injectable()
export class HealthService {
  constructor(
    private readonly db: DataSource,
    @Inject(apiSettings) private readonly settings: ApiSettings,
  ) {}

  live() {
    return { status: 'ok' as const, version: this.settings.version, checks: {} };
  }

  /** Without a worker or its queue everything but mail and figures goes on, so that is only degraded. */
  async ready() {
    const checks = await this.check();
    const seen = Object.values(checks);
    const status: Check = seen.includes('down') ? 'down' : seen.includes('degraded') ? 'degraded' : 'ok';
    return { status, version: this.settings.version, checks };
  }

  private async check(): Promise<Record<string, Check>> {
    try {
      const { manager } = this.db;
      const workers = await within(databaseLimitMs, new QueueHealthRepository(manager).countAlive());
      const clocks = await within(databaseLimitMs, new ClockAlarmRepository(manager).listOpen());
      return {
        database: 'ok',
        worker: workers.alive > 0 ? 'ok' : 'degraded',
        queue: workers.reachingQueue > 0 ? 'ok' : 'degraded',
        clock: clocks.length === 0 ? 'ok' : 'degraded',
      };
    } catch {
      return { database: 'down', worker: 'degraded', queue: 'degraded', clock: 'degraded' };
    }
  }
}

async function within<T>(limitMs: number, work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('too late')), limitMs);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
