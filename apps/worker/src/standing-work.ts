import type { HeartbeatWriter } from './queue/heartbeat.js';
import type { Health } from './health-server.js';
import type { Log } from './log.js';
import type { Breaker } from './mail/breaker.js';
import type { ReturnMailbox } from './mail/returned/return-mailbox.js';
import type { MailSender } from './mail/mail-sender.js';
import type { WorkerMetrics } from './metrics.js';
import type { QueueBackend } from './queue/backend.js';
import type { ClockGuard } from './queue/clock-guard.js';
import type { Relay } from './queue/relay.js';
import type { JobRunner } from './queue/run-job.js';
import { schedules } from './queue/schedules.js';
import { Timers } from './queue/timers.js';

export interface StandingParts {
  clock: ClockGuard;
  backend: QueueBackend;
  relay: Relay;
  runner: JobRunner;
  heartbeat: HeartbeatWriter;
  metrics: WorkerMetrics;
  log: Log;
  sender: MailSender;
  breaker: Breaker;
  returnMailbox: ReturnMailbox | null;
  shareRate: (aliveWorkers: number) => Promise<void>;
  leaseSeconds: number;
}

/** Plain timers: with the queue store gone for good, everything here still happens. */
export function startStandingWork(parts: StandingParts): { timers: Timers; health: () => Health } {
  const { clock, backend, relay, runner, heartbeat, metrics, sender, breaker, shareRate, leaseSeconds } =
    parts;
  const { returnMailbox } = parts;
  const timers = new Timers(parts.log);
  let lastBeat = performance.now();
  let queueReachable = true;

  timers.every(1000, 'relay', async () => relay.tick());
  for (const { id, job, everyMs } of schedules)
    timers.every(everyMs, id, async () => runner.run({ id: `timer-${job}`, name: job, data: {} }));
  timers.every(Math.max(1000, (leaseSeconds * 1000) / 4), 'leases', async () => sender.renewLeases());
  timers.every(5000, 'heartbeat', async () => {
    const figures = await heartbeat.beat({
      clockSkewSeconds: clock.skewSeconds,
      refusesWork: !clock.agrees,
      clockInDoubt: clock.isHeld,
      mailRelayBroken: breaker.isOpen,
      returnMailboxAway: returnMailbox?.isAway ?? false,
    });
    metrics.show(figures);
    queueReachable = figures.queueReachable;
    lastBeat = performance.now();
    await shareRate(await heartbeat.countAlive());
  });
  timers.every(5000, 'clock', async () => {
    await clock.compare();
    if (clock.agrees) backend.startWorkers(async (job) => runner.run(job));
    else await backend.stopWorkers();
  });
  timers.every(60_000, 'queue-repair', async () => backend.repair(schedules));

  return {
    timers,
    health: () => ({ ready: performance.now() - lastBeat < 30_000 && clock.agrees, queueReachable }),
  };
}
