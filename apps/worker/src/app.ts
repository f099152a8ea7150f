import { randomUUID } from 'node:crypto';
import {
  createDataSource,
  findUnsafeSettings,
  isDatabaseAway,
  type SendLedgerRepository,
} from '@traccia/persistence';
import type { DataSource, EntityManager } from 'typeorm';
import { CertificateIssuer } from './certificates/certificate-issuer.js';
import type { WorkerSettings } from './env.js';
import { startHealthServer } from './health-server.js';
import { collectHandlers } from './handlers.js';
import { FiguresCheck } from './impact/figures-check.js';
import { StaleRounds } from './impact/stale-rounds.js';
import { RepeatedWarning, type Log } from './log.js';
import { plainReason } from './plain-reason.js';
import { Breaker } from './mail/breaker.js';
import { CaptureMailer } from './mail/capture-mailer.js';
import { createSettingsReader } from './mail/centre-settings.js';
import { createComposer, type ComposeMail } from './mail/compose-mail.js';
import { DomainPacer } from './mail/domain-pacer.js';
import { createSigner } from './mail/dkim.js';
import { collectMailKinds } from './mail/mail-kinds.js';
import { MailRate } from './mail/mail-rate.js';
import { MailSender } from './mail/mail-sender.js';
import type { Mailer } from './mail/mailer.js';
import { openReturnMailbox, type ReturnMailbox } from './mail/returned/return-mailbox.js';
import { SmtpMailer } from './mail/smtp-mailer.js';
import { WorkerMetrics } from './metrics.js';
import { chooseBackend } from './queue/choose-backend.js';
import { ClockGuard, type Clocks } from './queue/clock-guard.js';
import { HeartbeatWriter } from './queue/heartbeat.js';
import { OutboxListener } from './queue/outbox-listener.js';
import { Relay } from './queue/relay.js';
import { JobRunner } from './queue/run-job.js';
import { schedules } from './queue/schedules.js';
import { withinTime } from './queue/within-time.js';
import { startStandingWork } from './standing-work.js';

/** Fast enough that a demo clock moved by half a year is caught up within moments. */
const capturedPerMinute = 60_000;

/** SIGTERM ends the worker within fifteen seconds, whatever hangs. */
const partingMs = 10_000;
const databasePatienceMs = 60_000;

export interface RunningWorker {
  id: string;
  backend: 'postgres' | 'redis';
  healthPort: number;
  runner: JobRunner;
  sender: MailSender;
  relay: Relay;
  mailRelayBroken(): boolean;
  /** What a timer does every minute: the store made usable, the schedules put back. */
  repairQueue(): Promise<void>;
  stop(): Promise<void>;
}

/** What tests exchange: a broken ledger, a crashing composer, a clock that is wrong. */
export interface WorkerSeams {
  clock?: Partial<Clocks>;
  ledger?: (tx: EntityManager) => SendLedgerRepository;
  compose?: (real: ComposeMail) => ComposeMail;
}

/** Builds and starts the worker; main and the tests use the same. */
export async function startWorker(
  settings: WorkerSettings,
  log: Log,
  seams: WorkerSeams = {},
): Promise<RunningWorker> {
  const id = randomUUID();
  const { db, mailDb } = await openDatabases(settings, log);
  const backend = await patiently(async () => chooseBackend(settings, db, log), log);
  const clock = new ClockGuard(db, log, { workerId: id, gapHours: settings.clockGapHours }, seams.clock);
  const mayWork = () => clock.agrees;
  const mail = buildMail(settings, mailDb, log, { id, mayWork, seams });
  const { handlers, besides } = buildHandlers(settings, db, log, mail);
  const runner = new JobRunner(db, handlers, log, mayWork, async () => void (await clock.compare()));
  const relay = new Relay(db, backend, runner, log, mayWork);
  const metrics = new WorkerMetrics();
  const wake = () => void relay.tick().catch(() => undefined);
  const listener = new OutboxListener(settings.databaseUrl, wake, log);
  const heartbeat = new HeartbeatWriter(db, backend, id);

  await patiently(async () => clock.begin(), log);
  const work = startStandingWork({
    clock,
    backend,
    relay,
    runner,
    heartbeat,
    metrics,
    log,
    ...mail,
    leaseSeconds: settings.mailLeaseSeconds,
  });
  await listener.start();
  if (clock.agrees) backend.startWorkers(async (job) => runner.run(job));
  const health = await startHealthServer(settings.healthHost, settings.healthPort, metrics, work.health);
  log.info({ backend: backend.kind, healthPort: health.port, mailer: mail.mailer.kind }, 'worker started');

  const stop = async () => {
    const parting = [
      work.timers.stop(),
      mail.sender.stop(),
      ...besides.map((one) => one.stop()),
      listener.stop(),
      backend.close(),
      health.close(),
    ];
    await endWithin(parting, partingMs);
    await endWithin([relay.settle(), heartbeat.leave(), clock.leave()], 1000);
    await endWithin([db.destroy(), mailDb.destroy()], 1000);
  };
  return {
    id,
    backend: backend.kind,
    healthPort: health.port,
    runner,
    sender: mail.sender,
    relay,
    mailRelayBroken: () => mail.breaker.isOpen,
    repairQueue: async () => backend.repair(schedules),
    stop,
  };
}

/** The handlers, and what works on beside the queue. */
function buildHandlers(
  settings: WorkerSettings,
  db: DataSource,
  log: Log,
  { sender, returnMailbox }: { sender: MailSender; returnMailbox: ReturnMailbox | null },
) {
  const { linkKeys: keys, publicUrl } = settings;
  const rounds = new StaleRounds(db, log);
  const check = new FiguresCheck(db, log);
  const issuer = new CertificateIssuer({ db, log, publicUrl, sendSoon: () => sender.nudge() });
  const handlers = collectHandlers({ db, keys, sender, log, rounds, check, issuer, returnMailbox });
  return { handlers, besides: [rounds, check, issuer] };
}

async function endWithin(parts: Promise<unknown>[], limitMs: number): Promise<void> {
  await Promise.allSettled(parts.map(async (part) => withinTime(part, limitMs)));
}

/** A database that is just starting is waited for; whatever else is wrong stops the start at once. */
async function patiently<T>(act: () => Promise<T>, log: Log): Promise<T> {
  const end = performance.now() + databasePatienceMs;
  const trouble = new RepeatedWarning(log);
  for (;;) {
    try {
      return await act();
    } catch (error) {
      if (!isDatabaseAway(error) || performance.now() > end) throw error;
      trouble.warn({ reason: plainReason(error) }, 'waiting for the database');
      await new Promise((resolve) => setTimeout(resolve, 500));
    }
  }
}

/** Refuses a server that may lose what it acknowledged; a demo holds nothing that could not be seeded again. */
/** The mail has a pool of its own, whose few statements are planned once. */
async function openDatabases(
  settings: WorkerSettings,
  log: Log,
): Promise<Record<'db' | 'mailDb', DataSource>> {
  const db = await openDatabase(settings, log);
  return { db, mailDb: await openDatabase(settings, log, { planOnce: true }) };
}

async function openDatabase(
  { databaseUrl, mailLanes, mode }: WorkerSettings,
  log: Log,
  more: { planOnce?: boolean } = {},
): Promise<DataSource> {
  const db = createDataSource(databaseUrl, {
    poolSize: mailLanes + 8,
    applicationName: 'traccia-worker',
    ...more,
  });
  await patiently(async () => db.initialize(), log);
  const unsafe = await patiently(async () => findUnsafeSettings(db), log);
  if (unsafe.length > 0 && mode === 'production') {
    await db.destroy();
    throw new Error(`the database may lose what it acknowledged: ${unsafe.join(', ')}`);
  }
  if (unsafe.length > 0)
    log.warn({ unsafe }, 'the database may lose what it acknowledged; fit for a demo only');
  return db;
}

function buildMail(
  settings: WorkerSettings,
  db: DataSource,
  log: Log,
  { id, mayWork, seams }: { id: string; mayWork: () => boolean; seams: WorkerSeams },
) {
  const messageIdHost = new URL(settings.publicUrl).hostname;
  const mailer: Mailer = settings.smtpUrl
    ? new SmtpMailer({
        url: settings.smtpUrl,
        messageIdHost,
        idempotencyHeader: settings.idempotencyHeader,
        ...(settings.dkim && { sign: createSigner(settings.dkim) }),
      })
    : new CaptureMailer(db, messageIdHost);
  const readSettings = createSettingsReader(db);
  const compose = createComposer({
    db,
    kinds: collectMailKinds(),
    keys: settings.linkKeys,
    publicUrl: settings.publicUrl,
    revealsTokens: mailer.revealsTokens,
    settings: readSettings,
  });
  const breaker = new Breaker();
  const rate = new MailRate(60);
  const pacer = new DomainPacer(settings.smtpUrl ? settings.domainRates : {});
  const sender = new MailSender({
    db,
    mailer,
    compose: seams.compose?.(compose) ?? compose,
    breaker,
    rate,
    pacer,
    workerId: id,
    leaseSeconds: settings.mailLeaseSeconds,
    lanes: settings.mailLanes,
    log,
    mayWork,
    ...(seams.ledger && { ledger: seams.ledger }),
  });
  /** The configured rate is the installation's; the living workers share it. Captured mail burdens no relay. */
  const shareRate = async (aliveWorkers: number) => {
    const perMinute = settings.smtpUrl ? (await readSettings()).mailsPerMinute : capturedPerMinute;
    rate.change(perMinute / Math.max(1, aliveWorkers));
    pacer.shareWith(aliveWorkers);
  };
  return { mailer, sender, breaker, shareRate, returnMailbox: openReturnMailbox(settings, db, log) };
}
