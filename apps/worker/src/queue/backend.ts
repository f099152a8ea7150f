import type { QueueName } from '@traccia/contracts';

export interface QueueJob {
  id: string;
  name: string;
  data: unknown;
}

export interface Schedule {
  id: string;
  queue: QueueName;
  job: string;
  everyMs: number;
}

/** The port with two real versions: BullMQ on Redis and BullMQ on PostgreSQL. */
export interface QueueBackend {
  readonly kind: 'postgres' | 'redis';
  /** Fails within two seconds when the store is away. */
  add(queue: QueueName, job: QueueJob): Promise<void>;
  /** Takes jobs from the store; again changes nothing. */
  startWorkers(run: (job: QueueJob) => Promise<void>): void;
  /** Leaves the store to others, its stall checks included. */
  stopWorkers(): Promise<void>;
  /** Idempotent; also rebuilds what a flush or a dropped schema took away. */
  repair(schedules: readonly Schedule[]): Promise<void>;
  isReachable(): Promise<boolean>;
  close(): Promise<void>;
}
