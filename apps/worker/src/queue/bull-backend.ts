import { queues, type QueueName } from '@traccia/contracts';
import { withBackend, type BackendFactory, type IQueueBackend } from 'bullmq';
import { RepeatedWarning, type Log } from '../log.js';
import { plainReason } from '../plain-reason.js';
import type { QueueBackend, QueueJob, Schedule } from './backend.js';
import { withinTime } from './within-time.js';

const storeTimeoutMs = 2000;
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

/** The same queue classes on either store; nothing below this file knows which one it is. */
export function createBullBackend<B extends IQueueBackend, C>(store: BullStore<B, C>, log: Log): QueueBackend {
  const { Queue, Worker } = withBackend(store.factory);
  const trouble = new RepeatedWarning(log);
  const warn = (error: unknown) =>
    trouble.warn({ backend: store.kind, reason: plainReason(error) }, 'queue store in trouble');
  const producers = new Map(
    queues.map((name) => {
      const queue = new Queue<unknown, void, string>(name, {
        connection: store.producer,
        prefix: store.prefix,
        defaultJobOptions: forgetful,
      });
      queue.on('error', warn);
      return [name, queue];
    }),
  );
  const workers: { close(force?: boolean): Promise<void> }[] = [];
  const producer = (name: QueueName) => {
    const queue = producers.get(name);
    if (!queue) throw new Error(`no queue is called ${name}`);
    return queue;
  };

  const startWorkers = (run: (job: QueueJob) => Promise<void>) => {
    for (const name of queues) {
      const worker = new Worker<unknown, void, string>(
        name,
        async (job) => run({ id: job.id ?? '', name: job.name, data: job.data }),
        {
          connection: store.consumer,
          prefix: store.prefix,
          concurrency: name === 'mail' ? 4 : 1,
          maxStalledCount: 20,
          runRetryDelay: 2000,
          removeOnComplete: { count: 0 },
          removeOnFail: { count: 0 },
        },
      );
      worker.on('error', warn);
      workers.push(worker);
    }
  };

  const repair = async (schedules: readonly Schedule[]) => {
    await withinTime(store.prepare(), 15_000);
    for (const { id, queue, job, everyMs } of schedules) {
      const template = { name: job, data: {}, opts: forgetful };
      await withinTime(producer(queue).upsertJobScheduler(id, { every: everyMs }, template), storeTimeoutMs);
    }
  };

  return {
    kind: store.kind,
    startWorkers,
    repair,
    add: async (queue, { id, name, data }) => {
      await withinTime(producer(queue).add(name, data, { jobId: id }), storeTimeoutMs);
    },
    isReachable: async () => {
      try {
        await withinTime(producer('upkeep').getJobCounts('wait'), storeTimeoutMs);
        return true;
      } catch {
        return false;
      }
    },
    close: async () => {
      await Promise.allSettled(workers.map(async (worker) => closeGently(worker)));
      await Promise.allSettled([...producers.values()].map(async (queue) => withinTime(queue.close(), storeTimeoutMs)));
      await withinTime(store.disconnect(), storeTimeoutMs).catch(() => undefined);
    },
  };
}

async function closeGently(worker: { close(force?: boolean): Promise<void> }): Promise<void> {
  await withinTime(worker.close(), 8000).catch(async () => withinTime(worker.close(true), storeTimeoutMs));
}
