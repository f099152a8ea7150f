import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { InstrumentImport } from '@traccia/contracts';
import { endOfActivity, exportJson, exportXlsform, type InstrumentDefinition } from '@traccia/survey';
import { startTestApi, type Client, type TestApi } from '../../support/api.js';
import { createTestDatabase, type TestDatabase } from '../../support/database.js';
import { makeStaff, publishShipped } from '../../support/factories.js';

let database: TestDatabase;
let api: TestApi;
let writer: Client;
let reader: Client;
let bank: Awaited<ReturnType<typeof publishShipped>>;

beforeAll(async () => {
  database = await createTestDatabase();
  api = await startTestApi(database);
  bank = await publishShipped(database.owner);
  writer = await api.signedIn(await makeStaff(database.owner, 'evaluator'));
  reader = await api.signedIn(await makeStaff(database.owner, 'trainer'));
});
afterAll(async () => {
  await api.close();
  await database.drop();
});

const gift = Buffer.from(
  '::Ratify::What does ratifying mean?{~advising =being bound ~paying}\n\nSay more. {}\n',
);
const bring = (bytes: Buffer, query = '', client = writer) =>
  client.post(`/api/instrument-imports${query}`, bytes);
const found = async (bytes: Buffer, query = ''): Promise<InstrumentImport> => {
  const reply = await bring(bytes, query);
  expect(reply.status).toBe(200);
  return reply.body;
};
const instruments = async () =>
  (await database.owner.query('SELECT count(*)::int AS n FROM instrument')) as { n: number }[];

describe('looking', () => {
  it('says what becomes of each question and stores nothing', async () => {
    const before = await instruments();
    const seen = await found(gift, '?language=fr');
    expect(seen).toMatchObject({
      format: 'gift',
      fault: null,
      languages: ['fr'],
      questions: 2,
      counts: { converted: 2, changed: 0, leftOut: 0 },
      codeTaken: false,
      instrumentId: null,
    });
    expect(await instruments()).toEqual(before);
  });

  it.each<[string, Buffer, string]>([
    ['nothing', Buffer.from(' '), 'unknown-format'],
    ['half a workbook', Buffer.from('PK\u0003\u0004 and no more'), 'unreadable'],
    ['a workbook of the old kind', Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0, 0]), 'old-workbook'],
    ['a picture', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0xff, 0xfe]), 'unreadable'],
    ['entities', Buffer.from('<!DOCTYPE d [<!ENTITY a "b">]><document>&a;</document>'), 'unsafe'],
    ['deep JSON', Buffer.from(`${'['.repeat(5000)}${']'.repeat(5000)}`), 'unsafe'],
    ['another document', Buffer.from('<html><body>Hello</body></html>'), 'unknown-format'],
  ])('says of %s why it cannot be read', async (_what, bytes, fault) => {
    expect(await found(bytes)).toMatchObject({ fault, questions: 0, instrumentId: null });
  });
});

describe('taking', () => {
  it('begins a draft that the editor opens', async () => {
    const begun = await found(gift, '?take=yes&code=ratify-test');
    const draft = await writer.get(`/api/instruments/${begun.instrumentId}/draft`);
    expect(draft.status).toBe(200);
    expect(draft.body.definition).toMatchObject({ code: 'ratify-test', kind: 'knowledge_test' });
  });

  it('demands another code for one that is taken, also by what comes with the product', async () => {
    const own = Buffer.from(exportJson(endOfActivity));
    expect(await found(own)).toMatchObject({ format: 'traccia', code: 'end-of-activity', codeTaken: true });
    expect((await bring(own, '?take=yes')).status).toBe(409);
    expect((await found(own, '?take=yes&code=end-own')).instrumentId).not.toBeNull();
    expect((await bring(own, '?take=yes&code=end-own')).status).toBe(409);
  });

  it('refuses what cannot be read', async () => {
    const refused = await bring(Buffer.from('<x>'), '?take=yes');
    expect(refused.status).toBe(422);
    expect(refused.body.code).toBe('instrument.unreadable-file');
  });

  it('refuses bad wishes, strangers and those who only read', async () => {
    expect((await bring(gift, '?take=maybe')).status).toBe(400);
    expect((await bring(gift, '?code=a%20b')).status).toBe(400);
    expect((await bring(gift, '', reader)).status).toBe(403);
    expect((await bring(gift, '', api.anonymous())).status).toBe(401);
  });
});

describe('the way out and back', () => {
  it.each(['xlsform', 'json'])('gives the same instrument by %s', async (format) => {
    const id = bank.get('end-of-activity')?.instrumentId ?? '';
    const file = await reader.get(`/api/instruments/${id}/export?format=${format}`).responseType('blob');
    expect(file.status).toBe(200);
    expect(file.headers['content-disposition']).toContain('attachment; filename="end-of-activity-1.');
    const code = `back-${format}`;
    const begun = await found(file.body as Buffer, `?take=yes&code=${code}`);
    const draft = await writer.get(`/api/instruments/${begun.instrumentId}/draft`);
    const plain = JSON.parse(JSON.stringify(endOfActivity)) as InstrumentDefinition;
    expect(draft.body.definition).toEqual({ ...plain, code });
    expect(begun.counts).toMatchObject({ changed: 0, leftOut: 0 });
  });

  it('knows a version by its number, and nothing where there is none', async () => {
    const id = bank.get('end-of-activity')?.instrumentId ?? '';
    expect((await reader.get(`/api/instruments/${id}/export?format=json&number=1`)).status).toBe(200);
    expect((await reader.get(`/api/instruments/${id}/export?format=json&number=9`)).status).toBe(404);
    expect((await reader.get(`/api/instruments/${id}/export?format=pdf`)).status).toBe(400);
    const none = '00000000-0000-4000-8000-000000000000';
    expect((await reader.get(`/api/instruments/${none}/export?format=json`)).status).toBe(404);
    expect((await api.anonymous().get(`/api/instruments/${id}/export?format=json`)).status).toBe(401);
  });

  it('weighs no more than a form does', async () => {
    const book = Buffer.from(await exportXlsform(endOfActivity));
    expect(book.length).toBeLessThan(60_000);
  });
});
