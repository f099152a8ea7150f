import { queues, type QueueName } from '@traccia/contracts';
import { isNotConnectionError, withBackend, type BackendFactory, type IQueueBackend } from 'bullmq';
import { RepeatedWarning, type Log } from '../log.js';
import { plainReason } from '../plain-reason.js';
import type { QueueBackend, QueueJob, Schedule } from './backend.js';
import { withinTime } from './within-time.js';

const storeTimeoutMs = 2000;
const comeBackMs = 5000;
/** Nothing is kept: what was done stands in the ledger, and a kept id would silently swallow the next hand-out. */
const forgetful = { removeOnComplete: true, removeOnFail: true } as const;

export interface BullStore<B extends IQueueBackend, C> {
  kind: 'postgres' | 'redis';
  factory: BackendFactory<B, C>;
  producer: C;
  consumer: C;
  prefix: string;
  /** Makes the store usable again after it was emptied or dropped. */
  prepare(): Promise<void>;
  disconnect(): Promise<void>;
}

/** What the backend needs of BullMQ's classes, whose types carry the store. */
interface BullQueue {
  add(name: string, data: unknown, options: { jobId: string }): Promise<unknown>;
  upsertJobScheduler(
    id: string,
    repeat: { every: number },
    template: { name: string; data: unknown; opts: typeof forgetful },
  ): Promise<unknown>;
  getJobCounts(state: 'wait'): Promise<unknown>;
  close(): Promise<void>;
}
interface BullWorker {
  pause(doNotWaitActive: boolean): Promise<void>;
  close(force?: boolean): Promise<void>;
}
interface BullClasses {
  openQueue(name: QueueName): BullQueue;
  openWorker(name: QueueName, run: RunJob, lost: () => void): BullWorker;
}
type RunJob = (job: QueueJob) => Promise<void>;

/** The same queue classes on either store; nothing below this file knows which one it is. */
export function createBullBackend<B extends IQueueBackend, C>(
  store: BullStore<B, C>,
  log: Log,
): QueueBackend {
  return new BullBackend(store, bindClasses(store, log));
}

function bindClasses<B extends IQueueBackend, C>(store: BullStore<B, C>, log: Log): BullClasses {
  const { Queue, Worker } = withBackend(store.factory);
  const trouble = new RepeatedWarning(log);
  const warn = (error: unknown) =>
    trouble.warn({ backend: store.kind, reason: plainReason(error) }, 'queue store in trouble');
  const { prefix } = store;
  return {
    openQueue: (name) => {
      const queue = new Queue<unknown, void, string>(name, {
        connection: store.producer,
        prefix,
        defaultJobOptions: forgetful,
      });
      queue.on('error', warn);
      return queue;
    },
    openWorker: (name, run, lost) => {
      const worker = new Worker<unknown, void, string>(
        name,
        async (job) => run({ id: job.id ?? '', name: job.name, data: job.data }),
        {
          connection: store.consumer,
          prefix,
          concurrency: name === 'mail' ? 4 : 1,
          maxStalledCount: 20,
          runRetryDelay: 2000,
          removeOnComplete: { count: 0 },
          removeOnFail: { count: 0 },
        },
      );
      worker.on('error', (error) => {
        warn(error);
        if (isNotConnectionError(error)) lost();
      });
      return worker;
    },
  };
}

/**
 * BullMQ waits between tries only when the connection is refused. After any other fault of the store (a dropped
 * schema, a server that is starting up) its loop spins without pause, and on a connection whose first try failed it
 * starves the whole process. So a worker that reports such a fault is stopped at once and opened anew later.
 */
class BullBackend implements QueueBackend {
  readonly kind: QueueBackend['kind'];
  private producers: ReadonlyMap<QueueName, BullQueue>;
  private workers: BullWorker[] = [];
  private run: RunJob | null = null;
  private comeBack: NodeJS.Timeout | null = null;

  constructor(
    private readonly store: Pick<BullStore<never, unknown>, 'kind' | 'prepare' | 'disconnect'>,
    private readonly classes: BullClasses,
  ) {
    this.kind = store.kind;
    this.producers = this.openProducers();
  }

  async add(queue: QueueName, { id, name, data }: QueueJob): Promise<void> {
    await withinTime(this.producer(queue).add(name, data, { jobId: id }), storeTimeoutMs);
  }

  startWorkers(run: RunJob): void {
    this.run = run;
    if (this.workers.length === 0 && this.comeBack === null) this.openWorkers(run);
  }

  async stopWorkers(): Promise<void> {
    this.run = null;
    if (this.comeBack) clearTimeout(this.comeBack);
    this.comeBack = null;
    const leaving = this.workers;
    this.workers = [];
    if (leaving.length === 0) return;
    const gently = await this.isReachable();
    await Promise.allSettled(leaving.map(async (worker) => closeWorker(worker, gently)));
  }

  async repair(schedules: readonly Schedule[]): Promise<void> {
    await this.renewStore();
    for (const { id, queue, job, everyMs } of schedules) {
      const template = { name: job, data: {}, opts: forgetful };
      await withinTime(
        this.producer(queue).upsertJobScheduler(id, { every: everyMs }, template),
        storeTimeoutMs,
      );
    }
  }

  async isReachable(): Promise<boolean> {
    return settles(withinTime(this.producer('upkeep').getJobCounts('wait'), storeTimeoutMs));
  }

  async close(): Promise<void> {
    await this.stopWorkers();
    await closeAll(this.producers.values());
    await settles(withinTime(this.store.disconnect(), storeTimeoutMs));
  }

  private openProducers(): ReadonlyMap<QueueName, BullQueue> {
    return new Map(queues.map((name) => [name, this.classes.openQueue(name)]));
  }

  private openWorkers(run: RunJob): void {
    const opened = queues.map((name) => this.classes.openWorker(name, run, () => this.retreat(opened)));
    this.workers = opened;
  }

  private retreat(from: readonly BullWorker[]): void {
    if (this.workers !== from) return;
    this.workers = [];
    for (const worker of from) void leave(worker);
    this.comeBackLater();
  }

  private comeBackLater(): void {
    this.comeBack = setTimeout(() => {
      void this.renewStore()
        .then(() => {
          this.comeBack = null;
          if (this.run) this.openWorkers(this.run);
        })
        .catch(() => this.comeBackLater());
    }, comeBackMs);
    this.comeBack.unref();
  }

  /** A producer whose first connection failed never recovers by itself. */
  private async renewStore(): Promise<void> {
    await withinTime(this.store.prepare(), 15_000);
    if (await this.isReachable()) return;
    const broken = this.producers;
    this.producers = this.openProducers();
    void closeAll(broken.values());
    if (!(await this.isReachable())) throw new Error('the queue store does not answer');
  }

  private producer(name: QueueName): BullQueue {
    const queue = this.producers.get(name);
    if (!queue) throw new Error(`no queue is called ${name}`);
    return queue;
  }
}

async function closeAll(producers: Iterable<BullQueue>): Promise<void> {
  await Promise.allSettled([...producers].map(async (queue) => withinTime(queue.close(), storeTimeoutMs)));
}

/** Closing takes the ears off a connection; one that is just dying would then take the process with it. */
async function leave(worker: BullWorker): Promise<void> {
  await settles(withinTime(worker.pause(true), storeTimeoutMs));
  await new Promise((resolve) => setTimeout(resolve, 1000).unref());
  await settles(withinTime(worker.close(true), storeTimeoutMs));
}

/** A store that does not answer cannot be told goodbye. */
async function closeWorker(worker: BullWorker, gently: boolean): Promise<void> {
  if (gently && (await settles(withinTime(worker.close(), 7000)))) return;
  await withinTime(worker.close(true), storeTimeoutMs);
}

async function settles(work: Promise<unknown>): Promise<boolean> {
  return work.then(
    () => true,
    () => false,
  );
}
