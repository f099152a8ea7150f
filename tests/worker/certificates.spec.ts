import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { CertificateBatchRepository, inTransaction, publish } from '@traccia/persistence';
import { readCertificateSerial } from '@traccia/training';
import { CertificateIssuer } from '../../apps/worker/src/certificates/certificate-issuer.js';
import { certificateSheet } from '../../apps/worker/src/certificates/certificate-sheet.js';
import { sheetValues } from '../../apps/worker/src/certificates/sheet-values.js';
import { TypstPdf } from '../../apps/worker/src/certificates/typst-pdf.js';
import { createTestDatabase, type TestDatabase } from '../support/database.js';
import { recordingLog, startTestWorker, until } from '../support/worker.js';
import { buildWorld, countBy, type World } from './world.js';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(async () => database.drop());

const issuer = () =>
  new CertificateIssuer({
    db: database.db,
    log: recordingLog().log,
    publicUrl: 'http://traccia.test',
    sendSoon: () => undefined,
  });
const pastWorld = (people: number, locale = 'en') =>
  buildWorld(database.db, { people, locale, status: 'attended', activityStatus: 'ended' });
const ask = async (world: World, more: { enrolmentIds?: string[]; replacesId?: string } = {}) =>
  inTransaction(database.db, async (tx) => {
    const batchId = await new CertificateBatchRepository(tx).create({
      activityId: world.activityId,
      kind: 'participation',
      locale: null,
      askedBy: world.personIds[0] ?? '',
      enrolmentIds: more.enrolmentIds ?? world.enrolmentIds,
      replacesId: more.replacesId ?? null,
    });
    await publish(tx, 'certificates.asked', { batchId });
    return batchId;
  });
const find = async (id: string) => {
  const batch = await new CertificateBatchRepository(database.db.manager).find(id);
  if (!batch) throw new Error('no batch');
  return batch;
};
const settle = async (id: string, workers: readonly CertificateIssuer[]) => {
  const done = await until(
    'the end of the batch',
    async () => {
      for (const worker of workers) worker.nudge();
      return find(id);
    },
    ({ state }) => state !== 'running',
  );
  for (const worker of workers) await worker.stop();
  return done;
};
const certificatesOf = (world: World): Promise<Record<string, unknown>[]> =>
  database.db.query(
    `SELECT id, serial, state, holder_name, locale, revoked_reason, replaced_by_id, pdf, issued_by
     FROM certificate WHERE activity_id = $1 ORDER BY issued_at`,
    [world.activityId],
  );

describe('issuing certificates', () => {
  it('gives each one certificate and one mail, from event to mailbox', async () => {
    const world = await pastWorld(3, 'ar');
    const worker = await startTestWorker(database);
    const id = await ask(world);
    await until(
      'the batch',
      async () => find(id),
      ({ state }) => state === 'done',
    );
    await until(
      'the mails',
      async () =>
        countBy(
          database.db,
          `SELECT state AS key, count(*) FROM message WHERE kind = 'certificate.issued' GROUP BY 1`,
        ),
      ({ sent }) => sent === 3,
    );
    await worker.stop();
    const rows = await certificatesOf(world);
    expect(rows).toHaveLength(3);
    for (const row of rows) {
      expect(readCertificateSerial(String(row.serial))).toBe(row.serial);
      expect([row.state, row.locale, row.issued_by]).toEqual(['issued', 'ar', world.personIds[0]]);
      expect((row.pdf as Buffer).subarray(0, 5).toString()).toBe('%PDF-');
    }
    const [mail] = await database.db.query(
      `SELECT html FROM captured_mail WHERE subject LIKE 'شهادتك%' LIMIT 1`,
    );
    expect(mail.html).toMatch(/http:\/\/traccia\.test\/verify\/TR-/);
  });

  it('makes one certificate of two batches and two workers at once', async () => {
    const world = await pastWorld(12);
    const [first, second] = [await ask(world), await ask(world)];
    const workers = [issuer(), issuer()];
    const seen = [await settle(first, workers), await find(second)];
    const last = await settle(second, [issuer()]);
    expect(await certificatesOf(world)).toHaveLength(12);
    expect((seen[0]?.issued ?? 0) + last.issued).toBe(12);
    expect((seen[0]?.skipped ?? 0) + last.skipped).toBe(12);
    const mails = await countBy(
      database.db,
      `SELECT 'mails' AS key, count(*) FROM message m JOIN certificate k ON k.id = m.subject_id
       WHERE k.activity_id = '${world.activityId}'`,
    );
    expect(mails).toEqual({ mails: 12 });
  });

  it('goes on where a worker died: with its lease, not before and not twice', async () => {
    const world = await pastWorld(4);
    const id = await ask(world);
    const batches = new CertificateBatchRepository(database.db.manager);
    const held = await batches.claimNext(30);
    expect(held?.batchId).toBe(id);
    const other = issuer();
    other.nudge();
    await until(
      'the others',
      async () => find(id),
      ({ issued }) => issued === 3,
    );
    expect((await find(id)).state).toBe('running');
    await database.db.query(
      `UPDATE certificate_batch_member SET lease_until = clock_timestamp() - interval '1 second' WHERE batch_id = $1 AND state = 'waiting'`,
      [id],
    );
    expect(await settle(id, [other])).toMatchObject({ state: 'done', issued: 4, failed: 0 });
    expect(await certificatesOf(world)).toHaveLength(4);
  });

  it('issues nothing more once it was cancelled', async () => {
    const world = await pastWorld(2);
    const id = await ask(world);
    await database.db.query(
      `UPDATE certificate_batch SET state = 'cancelled', ended_at = now() WHERE id = $1`,
      [id],
    );
    const worker = issuer();
    worker.nudge();
    await worker.stop();
    expect(await certificatesOf(world)).toEqual([]);
  });

  it('prints a corrected name on a new certificate and revokes the old one as replaced', async () => {
    const world = await pastWorld(1);
    await settle(await ask(world), [issuer()]);
    const [old] = await certificatesOf(world);
    await database.db.query(`UPDATE person SET family_name = 'Ndiaye' WHERE id = $1`, [world.personIds[0]]);
    await settle(await ask(world, { replacesId: String(old?.id) }), [issuer()]);
    // Asked once more for the old one, nothing happens: it no longer holds.
    expect(await settle(await ask(world, { replacesId: String(old?.id) }), [issuer()])).toMatchObject({
      skipped: 1,
    });
    const rows = await certificatesOf(world);
    expect(rows.map((row) => [row.state, row.holder_name, row.revoked_reason])).toEqual([
      ['revoked', 'Given1 Family1', 'replaced'],
      ['issued', 'Given1 Ndiaye', null],
    ]);
    expect(rows[0]?.replaced_by_id).toBe(rows[1]?.id);
  });
});

describe('the sheet', () => {
  const facts = {
    personId: 'p',
    activityId: 'a',
    holderName: '#eval("1+1") *Amina* $x$ [b] @ref <label> \\u{41} "q" // Diallo',
    locale: 'en' as const,
    activityCode: 'A1',
    activityTitle: { en: 'Safety #pagebreak()', ar: 'السلامة في العمل' },
    startsOn: '2026-03-02',
    endsOn: '2026-03-06',
    venue: 'Turin',
    days: 5,
    hours: 30,
    today: '2026-03-09',
    centreName: null,
    templateId: null,
    statement: {},
    signatoryName: '',
    signatoryTitle: {},
  };
  it.each(['en', 'fr', 'es', 'ar'] as const)('in %s is one tagged page that sets names as text', (locale) => {
    const values = sheetValues({
      facts,
      kind: 'participation',
      locale,
      serial: 'TR-2026-7K4M-Q2RW-9',
      centreName: 'Centre',
      publicUrl: 'https://traccia.test',
    });
    expect(Object.values(values).every((value) => typeof value === 'string')).toBe(true);
    const { pdf, svg } = new TypstPdf().render({ source: certificateSheet, values });
    const text = pdf.toString('latin1');
    expect(text).toContain('/MarkInfo');
    expect(text).toContain('pdfuaid');
    expect(text.match(/\/Type\s*\/Page\b(?!s)/g)).toHaveLength(1);
    expect(text).toMatch(new RegExp(`/Lang\\s*\\(${locale}`));
    expect(svg).toContain('<svg');
  });
  it('says what is wrong when it cannot be set', () => {
    expect(() => new TypstPdf().render({ source: '#nothing', values: {} })).toThrow('cannot be set');
  });
});
