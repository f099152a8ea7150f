import type { EntityManager } from 'typeorm';

export interface ClockReading {
  isDemo: boolean;
  businessNow: Date;
  offsetSeconds: number;
}

const reading = `SELECT is_demo AS "isDemo", business_now() AS "businessNow",
  extract(epoch FROM clock_offset)::float8 AS "offsetSeconds" FROM deployment`;

/** Writes table `deployment`; the database itself refuses an offset outside a demo. */
export class DeploymentRepository {
  constructor(private readonly tx: EntityManager) {}

  async readClock(): Promise<ClockReading> {
    return one(await this.tx.query(reading));
  }

  /** Two people who move the clock at once follow one another. */
  async lockClock(): Promise<ClockReading> {
    return one(await this.tx.query(reading + ' FOR UPDATE'));
  }

  /** Whole seconds rather than days, so that a change to summer time does not bend the offset. */
  async setOffset(seconds: number): Promise<void> {
    await this.tx.query('UPDATE deployment SET clock_offset = make_interval(secs => $1)', [seconds]);
  }
}

function one(rows: ClockReading[]): ClockReading {
  if (!rows[0]) throw new Error('the deployment row is missing');
  return rows[0];
}
