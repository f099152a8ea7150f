import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { createDataSource } from '@traccia/persistence';
import { createLogger, parseLinkKeys } from '@traccia/runtime';
import nodemailer from 'nodemailer';
import type { DataSource } from 'typeorm';
import { Breaker } from '../../apps/worker/src/mail/breaker.js';
import { createSettingsReader } from '../../apps/worker/src/mail/centre-settings.js';
import { createComposer } from '../../apps/worker/src/mail/compose-mail.js';
import { DomainPacer } from '../../apps/worker/src/mail/domain-pacer.js';
import { collectMailKinds } from '../../apps/worker/src/mail/mail-kinds.js';
import { MailRate } from '../../apps/worker/src/mail/mail-rate.js';
import { MailSender } from '../../apps/worker/src/mail/mail-sender.js';
import type { OutgoingMail } from '../../apps/worker/src/mail/mailer.js';
import { SmtpMailer } from '../../apps/worker/src/mail/smtp-mailer.js';
import type { BenchRow, MeasuredCase, Place } from './bench-row.js';
import { median } from './measure.js';
import { seedLinks } from './seed-links.js';
import { linkKeys } from './serve.js';

const mails = 10_000;
const lanes = 20;
const rounds = 3;
const host = 'bench.test';
const workerId = '00000000-0000-4000-8000-000000000001';

interface Sink {
  port: number;
  /** Mails it has taken so far. */
  taken: () => Promise<number>;
  stop: () => void;
}

async function startSink(): Promise<Sink> {
  const child: ChildProcess = spawn(process.execPath, [join(import.meta.dirname, 'smtp-sink.mjs')], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  if (!child.stdout) throw new Error('the sink says nothing');
  const [said]: unknown[] = await once(child.stdout, 'data');
  const port = Number(String(said));
  const taken = async () => {
    const socket = connect(port, '127.0.0.1');
    socket.write('NOOP\r\n');
    let heard = '';
    for await (const chunk of socket) {
      heard += String(chunk);
      const count = /250 (\d+)/.exec(heard)?.[1];
      if (count) return Number(count);
    }
    throw new Error('the sink is gone');
  };
  return { port, taken, stop: () => child.kill() };
}

/** People of their own, who were never written to before: every mail makes a link to stop with, too. */
async function plan(owner: DataSource, databaseUrl: string): Promise<void> {
  await seedLinks(databaseUrl, mails);
  await owner.query(
    `INSERT INTO message (kind, subject_type, subject_id, recipient, recipient_person_id)
     SELECT 'survey.invitation', 'invitation', i.id, e.person_id::text, e.person_id
     FROM invitation i JOIN enrolment e ON e.id = i.enrolment_id
     WHERE NOT EXISTS (SELECT 1 FROM message m WHERE m.subject_id = i.id)`,
  );
  await owner.query('ANALYZE message');
}

/** The sender as the worker builds it, its rate left open; keeps what it wrote, for the other side. */
function buildSender(db: DataSource, port: number, written: OutgoingMail[]): MailSender {
  const compose = createComposer({
    db,
    kinds: collectMailKinds(),
    keys: parseLinkKeys(linkKeys),
    publicUrl: 'https://traccia.bench.test',
    revealsTokens: true,
    settings: createSettingsReader(db),
  });
  return new MailSender({
    db,
    mailer: new SmtpMailer({
      url: `smtp://127.0.0.1:${port}`,
      messageIdHost: host,
      idempotencyHeader: null,
    }),
    compose: async (message) => {
      const mail = await compose(message);
      written.push(mail);
      return mail;
    },
    breaker: new Breaker(),
    rate: new MailRate(60_000_000),
    pacer: new DomainPacer({}),
    workerId,
    leaseSeconds: 60,
    lanes,
    log: createLogger('worker', 'info', createWriteStream('/dev/null')),
    mayWork: () => true,
  });
}

async function sendBare(port: number, written: readonly OutgoingMail[]): Promise<number> {
  const transport = nodemailer.createTransport({
    host: '127.0.0.1',
    port,
    pool: true,
    maxConnections: lanes,
    maxMessages: Infinity,
  });
  const started = performance.now();
  await Promise.all(
    written.map(async (mail) =>
      transport.sendMail({
        messageId: `<msg-${mail.id}@${host}>`,
        from: mail.sender,
        to: mail.recipient,
        subject: mail.subject,
        text: mail.text,
        html: mail.html,
        headers: mail.headers,
      }),
    ),
  );
  const took = performance.now() - started;
  transport.close();
  return took;
}

/** From the ledger to the acknowledgement and back into the ledger, against nodemailer alone with the finished mails. */
export const sendCase: MeasuredCase = {
  name: 'send',
  measure: async ({ databaseUrl, postgres }: Place): Promise<BenchRow> => {
    const owner = createDataSource(databaseUrl, { asOwner: true, poolSize: 2 });
    const db = createDataSource(databaseUrl, { poolSize: lanes + 8, planOnce: true });
    await Promise.all([owner.initialize(), db.initialize()]);
    const sink = await startSink();
    const [ours, floor]: [number[], number[]] = [[], []];
    let bytes = 0;
    try {
      for (let round = -1; round < rounds; round += 1) {
        await plan(owner, databaseUrl);
        const written: OutgoingMail[] = [];
        const before = await sink.taken();
        const sender = buildSender(db, sink.port, written);
        const started = performance.now();
        await sender.drain();
        const took = performance.now() - started;
        await sender.stop();
        const sent = (await sink.taken()) - before;
        const [marked]: { n: number }[] = await owner.query(
          `SELECT count(*)::int AS n FROM message WHERE state = 'sent' AND ambiguous = 0`,
        );
        if (sent !== mails || marked?.n !== mails * (round + 2))
          throw new Error(`${sent} mails arrived and ${marked?.n} are marked`);
        const bare = await sendBare(sink.port, written);
        bytes = Buffer.byteLength(written[0]?.html ?? '');
        if (round < 0) continue;
        ours.push((mails / took) * 1000);
        floor.push((mails / bare) * 1000);
      }
    } finally {
      sink.stop();
      await Promise.all([owner.destroy(), db.destroy()]);
    }
    const [mine, bare] = [median(ours), median(floor)];
    return {
      name: 'send',
      unit: 'mails/s',
      ours: Math.round(mine),
      floor: Math.round(bare),
      ratio: Number((mine / bare).toFixed(3)),
      statements: null,
      note:
        `claimed, written, rendered (${bytes} bytes of HTML), sent and marked in the ledger, ${lanes} lanes, against a pooled nodemailer ` +
        `that is handed the finished mails on as many connections; one sink that answers at once; people who were never written to before; ` +
        `median of ${rounds} interleaved rounds of ${mails} mails; PostgreSQL ${postgres}; Moodle sends 29 notifications a second, LimeSurvey 20 to 202`,
    };
  },
};
