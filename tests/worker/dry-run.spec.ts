import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { dryRunApi, type DryRun, type DryRunLine } from '@traccia/contracts';
import { exPostParticipant, organizationSurvey, trainerForm } from '@traccia/survey';
import fc from 'fast-check';
import { type Client, startTestApi, type TestApi } from '../support/api.js';
import { createTestDatabase, type TestDatabase } from '../support/database.js';
import { makeInstrument, makeStaff } from '../support/factories.js';
import { startTestWorker } from '../support/worker.js';
import { type AskedWith, buildRehearsed, crowdedWorld, makeBusy, rehearsedWorld } from './rehearsed-world.js';

/** European summer time begins within the run, on the 30th. */
const base = new Date('2031-03-24T00:00:00Z');
const activities = 6;
const days = 15;

let database: TestDatabase;
let api: TestApi;
let worker: Awaited<ReturnType<typeof startTestWorker>>;
let evaluator: Client;
let asked: AskedWith;
beforeAll(async () => {
  database = await createTestDatabase();
  await database.owner.query(
    `INSERT INTO setting (key, value) VALUES ('mailsPerMinute', '6000'), ('requestsPerWeek', '3')`,
  );
  api = await startTestApi(database);
  worker = await startTestWorker(database);
  evaluator = await api.signedIn(await makeStaff(database.owner, 'evaluator'));
  const participant = await makeInstrument(database.owner, exPostParticipant);
  asked = {
    participant,
    supervisor: participant,
    organization: await makeInstrument(database.owner, organizationSurvey),
    trainer: await makeInstrument(database.owner, trainerForm),
  };
});
afterAll(async () => {
  await api.close();
  await worker.stop();
  await database.drop();
});

const setClock = (at: Date) =>
  database.owner.query('UPDATE deployment SET clock_offset = $1::timestamptz - clock_timestamp()', [at]);
async function waiting(): Promise<number> {
  const [row] = await database.owner.query(
    `SELECT count(*)::int AS n FROM message WHERE state IN ('planned', 'sending') AND subject_type = 'invitation'`,
  );
  return row.n;
}
async function step(at: Date): Promise<void> {
  await setClock(at);
  for (const name of ['wave.find-due', 'invitation.find-due'])
    await worker.runner.run({ id: 'test', name, data: {} });
  while ((await waiting()) > 0) await worker.sender.drain();
}

async function dryRun(activityId: string): Promise<DryRunLine[]> {
  const lines: DryRunLine[] = [];
  for (let after: string | undefined; ;) {
    const query = { limit: 100, ...(after && { after }) };
    const reply = await evaluator.call(dryRunApi.run, { params: { id: activityId }, query }).expect(200);
    const page: DryRun = reply.body;
    lines.push(...page.rows);
    if (page.next === null) return lines;
    after = page.next;
  }
}

/** What the claim decides itself, and so stands in the ledger; with any other reason no mail is even planned. */
const decidedAtClaim = ['request-cap', 'person-disabled', 'unsubscribed', 'bounced', 'paused', 'no-address'];
type Row = [string, string, number, string, string, string, string];
const sorted = (rows: Row[]) => rows.map((row) => row.join(' ')).sort();
const foreseen = (lines: readonly DryRunLine[]): string[] =>
  sorted(
    lines
      .filter(({ reason }) => reason === null || decidedAtClaim.includes(reason))
      .map((line): Row => [
        line.waveCode,
        line.kind,
        line.ordinal,
        line.recipientId ?? 'nobody',
        line.locale ?? 'none',
        line.dueAt ?? 'never',
        line.reason ?? 'sent',
      ]),
  );
async function ledger(activityId: string): Promise<string[]> {
  const rows: Record<string, string>[] = await database.owner.query(
    `SELECT w.code, m.kind, m.ordinal, m.recipient_person_id AS person, m.locale, m.due_at AS due, m.state, m.reason
     FROM message m JOIN invitation i ON m.subject_type = 'invitation' AND i.id = m.subject_id JOIN wave w ON w.id = i.wave_id
     WHERE w.activity_id = $1`,
    [activityId],
  );
  return sorted(
    rows.map((row): Row => [
      row['code'] ?? '',
      row['kind'] ?? '',
      Number(row['ordinal']),
      row['person'] ?? '',
      row['locale'] ?? '',
      new Date(row['due'] ?? 0).toISOString(),
      row['state'] === 'sent' ? 'sent' : (row['reason'] ?? ''),
    ]),
  );
}

describe('the dry run', () => {
  it('agrees with every mail that the product then sends, and with every one that it does not, and why', async () => {
    const seed = Number(process.env['TRACCIA_DRY_RUN_SEED'] ?? 20_311);
    const worlds = fc.sample(rehearsedWorld, { seed, numRuns: activities, unbiased: true });
    await setClock(base);
    const ids: string[] = [];
    const busy = [
      await makeBusy(database.owner, 'Europe/Rome'),
      await makeBusy(database.owner, 'Pacific/Kiritimati'),
    ];
    for (const world of worlds) ids.push(await buildRehearsed(database.owner, world, base, asked, busy));
    const before = await Promise.all(ids.map(dryRun));
    for (let hour = 0; hour <= days * 24; hour += 1) await step(new Date(base.getTime() + hour * 3_600_000));
    for (const [index, id] of ids.entries()) expect(await ledger(id)).toEqual(foreseen(before[index] ?? []));
    const all = before.flat();
    expect(all.filter(({ putOffFrom }) => putOffFrom !== null).length).toBeGreaterThan(0);
    const reasons = new Set(all.map(({ reason }) => reason ?? 'sent'));
    process.stdout.write(
      `dry run: ${JSON.stringify({ seed, lines: all.length, reasons: [...reasons].sort() })}\n`,
    );
    // What was drawn holds something of each, so that agreeing means something.
    expect([...reasons]).toEqual(
      expect.arrayContaining([
        'sent',
        'no-address',
        'person-disabled',
        'no-supervisor',
        'no-consent',
        'waiting',
        'bounced',
        'request-cap',
      ]),
    );
  }, 240_000);

  it('agrees which of several letters of one instant goes to somebody, though they leave in several batches', async () => {
    const monday = new Date('2031-05-05T00:00:00Z');
    await setClock(monday);
    // As participant and trainer of two activities: four letters at one instant, of which three may leave.
    const busy: string[] = [];
    for (let n = 0; n < 20; n += 1) busy.push(await makeBusy(database.owner, 'Europe/Rome'));
    const ids: string[] = [];
    for (let n = 0; n < 2; n += 1)
      ids.push(await buildRehearsed(database.owner, crowdedWorld(50), monday, asked, busy));
    const before = await Promise.all(ids.map(dryRun));
    for (const hours of [30, 31, 36, 48]) await step(new Date(monday.getTime() + hours * 3_600_000));
    for (const [index, id] of ids.entries()) expect(await ledger(id)).toEqual(foreseen(before[index] ?? []));
    // More than one batch, and none of it at an instant of its own.
    const invited = before.flat().filter(({ kind, dueAt }) => kind === 'survey.invitation' && dueAt !== null);
    expect(invited.length).toBeGreaterThan(150);
    expect(new Set(invited.map(({ dueAt }) => dueAt)).size).toBe(1);
    const withheld = before.flat().filter(({ reason }) => reason === 'request-cap');
    expect(new Set(withheld.map(({ recipientId }) => recipientId))).toEqual(new Set(busy));
  }, 120_000);
});
