import { randomBytes } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { filesApi, largestFile } from '@traccia/contracts';
import { UpkeepRepository } from '@traccia/persistence';
import type supertest from 'supertest';
import { startTestApi, type Client, type TestApi } from '../../support/api.js';
import { createTestDatabase, type TestDatabase } from '../../support/database.js';
import { makePerson, makeStaff } from '../../support/factories.js';

let database: TestDatabase;
let api: TestApi;
let personId: string;
let sender: Client;
beforeAll(async () => {
  database = await createTestDatabase();
  api = await startTestApi(database);
  personId = await makePerson(database.owner);
  sender = await api.signedIn(personId);
});
afterAll(async () => {
  await api.close();
  await database.drop();
});

/** The smallest picture there is: one white point. */
const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mP8/x8AAwMCAO+ip1sAAAAASUVORK5CYII=',
  'base64',
);
const pdf = Buffer.from('%PDF-1.7\n1 0 obj <<>> endobj\ntrailer <<>>\n%%EOF\n');

const handIn = (bytes: Buffer, name: string, by: Client = sender): supertest.Test =>
  by.call(filesApi.create, { query: { purpose: 'evidence', name }, bytes });
/** The bytes as they came; a test client would read text as text. */
const read = (id: string, by: Client = sender): supertest.Test =>
  by
    .call(filesApi.get, { params: { id } })
    .buffer(true)
    .parse((response, done) => {
      const pieces: Buffer[] = [];
      response.on('data', (piece: Buffer) => pieces.push(piece));
      response.on('end', () => done(null, Buffer.concat(pieces)));
    });
const countFiles = async (): Promise<number> => {
  const [row]: { count: number }[] = await database.owner.query(
    'SELECT count(*)::int AS count FROM stored_file',
  );
  return row?.count ?? -1;
};

describe('handing in a file', () => {
  it('keeps the bytes, names the type by the content and gives them back as an attachment', async () => {
    const { status, body } = await handIn(png, 'Photo of the group.PNG');
    expect(status).toBe(201);
    expect(body).toEqual({
      id: expect.any(String),
      name: 'Photo of the group.png',
      mediaType: 'image/png',
      sizeBytes: png.length,
    });
    const got = await read(body.id);
    expect(got.status).toBe(200);
    expect(Buffer.compare(got.body as Buffer, png)).toBe(0);
    expect(got.headers).toMatchObject({
      'content-type': 'image/png',
      'content-disposition': `attachment; filename="Photo of the group.png"; filename*=UTF-8''Photo%20of%20the%20group.png`,
      'x-content-type-options': 'nosniff',
      'cache-control': 'no-store',
    });
    const [audit]: { detail: unknown }[] = await database.owner.query(
      `SELECT detail FROM audit_event WHERE act = 'file.handed-in' AND subject_id = $1`,
      [body.id],
    );
    expect(audit?.detail).toMatchObject({ mediaType: 'image/png', sizeBytes: png.length });
  });

  it.each([
    ['../../etc/passwd', 'passwd.txt'],
    ['C:\\Users\\me\\notes.txt', 'notes.txt'],
    ['.hidden.txt', 'hidden.txt'],
    ['letter\u202egpj.txt', 'lettergpj.txt'],
    ['a\r\nSet-Cookie: x.txt', 'aSet-Cookie_ x.txt'],
    ['con.txt', '_con.txt'],
    ['رسالة ترشيح.txt', 'رسالة ترشيح.txt'],
    ['///', 'file.txt'],
    [`${'x'.repeat(400)}.txt`, `${'x'.repeat(120)}.txt`],
  ])('takes of the name %j only %j', async (sent, kept) => {
    const { status, body } = await handIn(Buffer.from('Plain words'), sent);
    expect(status).toBe(201);
    expect(body.name).toBe(kept);
    expect((await read(body.id)).headers['content-disposition']).not.toMatch(/[\r\n]/);
  });

  it('gives a file that is called something else the ending of what it is', async () => {
    expect((await handIn(pdf, 'holiday.exe')).body).toMatchObject({
      name: 'holiday.exe.pdf',
      mediaType: 'application/pdf',
    });
  });

  it.each([
    ['a program', Buffer.concat([Buffer.from('MZ'), randomBytes(200)]), 'letter.pdf'],
    ['an ELF program', Buffer.concat([Buffer.from('\x7fELF\x02\x01\x01'), randomBytes(200)]), 'photo.png'],
    ['a page', Buffer.from('<!doctype html><script>alert(1)</script>'), 'notes.txt'],
    ['a drawing that can run', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" onload="x"/>'), 'a.csv'],
    ['a page behind a mark of order', Buffer.from('\ufeff  \n<HTML>'), 'notes.txt'],
    ['a script', Buffer.from('#!/bin/sh\nrm -rf /\n'), 'notes.txt'],
    ['text in another code', Buffer.from([0x6e, 0x61, 0xef, 0x76, 0x65]), 'names.csv'],
    ['text called a document', Buffer.from('hello'), 'letter.docx'],
    ['bytes of nothing known', Buffer.concat([Buffer.from([0, 1, 2, 3]), randomBytes(500)]), 'x.txt'],
    ['a packed bomb', gzipSync(Buffer.alloc(30_000_000)), 'sheet.csv'],
  ])('refuses %s', async (_, bytes, name) => {
    const before = await countFiles();
    const { status, body } = await handIn(bytes, name);
    expect([status, body.code]).toEqual([422, 'file.type-refused']);
    expect(await countFiles()).toBe(before);
  });

  it('refuses nothing, too much and what is not bytes', async () => {
    expect((await handIn(Buffer.alloc(0), 'a.txt')).body.code).toBe('file.empty');
    const large = await handIn(Buffer.alloc(largestFile + 1, 'a'), 'a.txt');
    expect([large.status, large.body.code]).toEqual([413, 'request.too-large']);
    const json = await sender.post('/api/files?purpose=evidence&name=a.txt', { a: 1 });
    expect([json.status, json.body.code]).toEqual([415, 'file.not-bytes']);
    const odd = await sender.call(filesApi.create, {
      query: { purpose: 'anything' as 'evidence', name: 'a' },
      bytes: pdf,
    });
    expect([odd.status, odd.body.faults[0].field]).toEqual([400, 'query.purpose']);
  });

  it('hears what is too much even when its length was not said', async () => {
    const reply = await fetch(`${api.url}/api/files?purpose=evidence&name=a.txt`, {
      method: 'POST',
      headers: {
        'content-type': 'application/octet-stream',
        cookie: sender.cookie ?? '',
        origin: new URL(api.settings.publicUrl).origin,
      },
      body: new ReadableStream({
        start(controller) {
          for (let i = 0; i < 22; i += 1) controller.enqueue(new Uint8Array(1_000_000).fill(97));
          controller.close();
        },
      }),
      duplex: 'half',
    } as RequestInit);
    expect(reply.status).toBe(413);
  });

  it('takes material only from those who author it', async () => {
    const material = { query: { purpose: 'material' as const, name: 'a.pdf' }, bytes: pdf };
    expect((await sender.call(filesApi.create, material)).status).toBe(403);
    const trainer = await api.signedIn(await makeStaff(database.owner, 'trainer'));
    expect((await trainer.call(filesApi.create, material)).status).toBe(201);
  });
});

describe('a file', () => {
  it('that is somebody else’s does not exist', async () => {
    const { body } = await handIn(pdf, 'letter.pdf');
    const stranger = await api.signedIn(await makePerson(database.owner));
    const administrator = await api.signedIn(await makeStaff(database.owner, 'administrator'));
    expect((await read(body.id, stranger)).status).toBe(404);
    expect((await read(body.id, administrator)).status).toBe(404);
    expect((await read(body.id, api.anonymous())).status).toBe(401);
  });

  it('that nothing names is swept after a day, once', async () => {
    const old = (await handIn(pdf, 'old.pdf')).body.id;
    const fresh = (await handIn(pdf, 'fresh.pdf')).body.id;
    await database.owner.query(
      `UPDATE stored_file SET created_at = clock_timestamp() - interval '25 hours' WHERE id = $1`,
      [old],
    );
    await new UpkeepRepository(database.db.manager).sweepOutlived();
    await new UpkeepRepository(database.db.manager).sweepOutlived();
    expect((await read(old)).status).toBe(404);
    expect((await read(fresh)).status).toBe(200);
  });
});
