import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { BodyOf, Instrument, InstrumentDraft, instrumentsApi } from '@traccia/contracts';
import { bankInstruments, endOfActivity, type InstrumentDefinition, type Item } from '@traccia/survey';
import { startTestApi, type Client, type TestApi } from '../../support/api.js';
import { createTestDatabase, type TestDatabase } from '../../support/database.js';
import {
  grantRole,
  makeActivity,
  makePerson,
  makeStaff,
  makeWave,
  publishShipped,
} from '../../support/factories.js';

let database: TestDatabase;
let api: TestApi;
let writer: Client;
let other: Client;
let reader: Client;
let bank: Awaited<ReturnType<typeof publishShipped>>;

beforeAll(async () => {
  database = await createTestDatabase();
  api = await startTestApi(database);
  bank = await publishShipped(database.owner);
  const ada = await makePerson(database.owner, { givenName: 'Ada', familyName: 'Okafor' });
  await grantRole(database.owner, ada, 'evaluator');
  writer = await api.signedIn(ada);
  other = await api.signedIn(await makeStaff(database.owner, 'administrator'));
  reader = await api.signedIn(await makeStaff(database.owner, 'trainer'));
});
afterAll(async () => {
  await api.close();
  await database.drop();
});

const sql = async <T>(text: string, values: unknown[] = []): Promise<T[]> =>
  database.owner.query(text, values);
const newCode = () => `i-${randomUUID().slice(0, 8)}`;
const question = (code: string, text = `${code}?`): Item => ({ code, type: 'yes_no', text: { en: text } });

async function create(change: Partial<BodyOf<typeof instrumentsApi.create>> = {}, client = writer) {
  return client.post('/api/instruments', {
    code: newCode(),
    kind: 'other',
    title: { en: 'Own' },
    languages: ['en'],
    copyOfId: null,
    ...change,
  });
}
const pathOf = (id: string, rest = '') => `/api/instruments/${id}${rest}`;
async function draftOf(id: string, client = writer): Promise<InstrumentDraft> {
  return (await client.get(pathOf(id, '/draft'))).body;
}
/** Saves these questions on the revision that is stored. */
async function write(id: string, items: Item[], change: Partial<InstrumentDefinition> = {}): Promise<number> {
  const { revision, definition } = await draftOf(id);
  const saved = await writer.put(pathOf(id, '/draft'), {
    revision,
    definition: { ...definition, pages: [{ code: 'p1', items }], ...change },
  });
  expect(saved.status).toBe(200);
  return saved.body.revision;
}
const publish = (id: string, revision: number, breaks: string[] = [], client = writer) =>
  client.post(pathOf(id, '/publication'), { revision, breaks });
/** A published instrument with these questions. */
async function published(items: Item[] = [question('Q1'), question('Q2')]): Promise<Instrument> {
  const { id } = (await create()).body;
  const done = await publish(id, await write(id, items));
  expect(done.status).toBe(200);
  return done.body;
}
async function nextVersion(id: string, items: Item[], breaks: string[] = []): Promise<Instrument> {
  expect((await writer.post(pathOf(id, '/draft'))).status).toBe(200);
  const done = await publish(id, await write(id, items), breaks);
  expect(done.status).toBe(200);
  return done.body;
}
const pools = async (id: string, number: number) =>
  Object.fromEntries(
    (
      await sql<{ code: string; pool: number }>(
        `SELECT i.code, i.pool FROM item i JOIN instrument_version v ON v.id = i.instrument_version_id
         WHERE v.instrument_id = $1 AND v.number = $2`,
        [id, number],
      )
    ).map(({ code, pool }) => [code, pool]),
  );

describe('the list', () => {
  it('shows the bank by code, page by page, with search and kind', async () => {
    const first = await reader.get('/api/instruments?limit=2');
    expect(first.status).toBe(200);
    expect(first.body.rows).toHaveLength(2);
    expect(first.body.total).toBe(bankInstruments.length);
    const second = await reader.get(`/api/instruments?limit=2&after=${first.body.next}`);
    const codes = [...first.body.rows, ...second.body.rows].map(({ code }: { code: string }) => code);
    expect(codes).toEqual([...codes].sort());
    expect(new Set(codes).size).toBe(codes.length);
    const found = await reader.get('/api/instruments?search=END-OF&kind=end_of_activity');
    expect(found.body.rows).toMatchObject([
      { code: endOfActivity.code, shipped: true, published: { number: 1 } },
    ]);
    expect((await reader.get('/api/instruments?after=nonsense')).status).toBe(400);
  });

  it('shows drafts only to who may change them', async () => {
    const { id, code } = (await create()).body;
    const shown = async (client: Client) =>
      (await client.get(`/api/instruments?search=${code}`)).body.rows.map((row: Instrument) => row.id);
    expect([await shown(writer), await shown(reader)]).toEqual([[id], []]);
    expect((await reader.get(pathOf(id))).status).toBe(404);
    expect((await reader.get(pathOf(id, '/draft'))).status).toBe(403);
  });

  it('is closed to strangers and participants', async () => {
    expect((await api.anonymous().get('/api/instruments')).status).toBe(401);
    const nobody = await api.signedIn(await makeStaff(database.owner, 'participant'));
    expect((await nobody.get('/api/instruments')).status).toBe(403);
  });
});

describe('beginning', () => {
  it('begins empty with a draft, and says so in the audit', async () => {
    const made = await create({ title: { fr: 'À nous' }, kind: 'ex_post', languages: ['fr', 'pt'] });
    expect(made.status).toBe(201);
    expect(made.body).toMatchObject({
      kind: 'ex_post',
      published: null,
      draft: { number: 1 },
      mayChange: true,
    });
    const draft = await draftOf(made.body.id);
    expect(draft).toMatchObject({
      revision: 1,
      definition: { languages: ['fr', 'pt'], pages: [{ items: [] }] },
    });
    expect(await sql(`SELECT act FROM audit_event WHERE subject_id = $1`, [made.body.id])).toEqual([
      { act: 'instrument.begun' },
    ]);
  });

  it('copies what is published with the codes of its items, and remembers whence', async () => {
    const original = bank.get(endOfActivity.code);
    const made = await create({ copyOfId: original?.instrumentId ?? '', title: {}, languages: ['en'] });
    expect(made.body.copiedFrom).toMatchObject({ code: endOfActivity.code, number: 1 });
    const { definition } = await draftOf(made.body.id);
    expect(definition).toEqual({ ...endOfActivity, code: made.body.code });
  });

  it('refuses a code that is taken, also by the bank, and an original that is not there', async () => {
    const { code } = (await create()).body;
    for (const taken of [code, endOfActivity.code]) {
      const refused = await create({ code: taken });
      expect([refused.status, refused.body.faults]).toEqual([
        409,
        [{ field: 'body.code', key: 'fault.taken' }],
      ]);
    }
    expect((await create({ copyOfId: randomUUID() })).status).toBe(404);
    expect((await create({ code: 'no spaces' })).status).toBe(400);
    expect((await create({}, reader)).status).toBe(403);
  });

  it('gives two that begin one code at once one instrument', async () => {
    const code = newCode();
    const made = await Promise.all([create({ code }), create({ code }, other)]);
    expect(made.map(({ status }) => status).sort()).toEqual([201, 409]);
  });
});

describe('a draft', () => {
  it('is saved whatever stands in it, in one revision after the other', async () => {
    const { id } = (await create()).body;
    const strange = { pages: 'none', showIf: { a: [1, { b: null }] }, title: 7 };
    const saved = await writer.put(pathOf(id, '/draft'), { revision: 1, definition: strange });
    expect(saved.body).toMatchObject({ revision: 2 });
    expect((await draftOf(id)).definition).toEqual(strange);
    expect((await writer.get(pathOf(id))).status).toBe(200);
  });

  it('takes the largest shipped instrument, and one of ten times its size', async () => {
    const { id } = (await create()).body;
    const items = Array.from({ length: 150 }, (_, i) => ({
      ...question(`Q${i}`, 'x'.repeat(3000)),
      tags: { metric: 'm', dac: 'impact' },
    }));
    const definition = { pages: [{ code: 'p', items }] };
    expect((await writer.put(pathOf(id, '/draft'), { revision: 1, definition })).status).toBe(200);
  });

  const nest = (depth: number) => '{"a":'.repeat(depth) + '1' + '}'.repeat(depth);
  it.each([
    ['a list', [], 400],
    ['a text', 'x', 400],
    ['nothing', undefined, 400],
    ['a million letters', { a: 'x'.repeat(1_000_001) }, 413],
    ['5,000 levels', JSON.parse(nest(5000)), 400],
    ['half a surrogate', { a: '\ud800' }, 400],
    ['a zero', { a: '\0' }, 400],
  ])('refuses %s', async (_name, definition, status) => {
    const { id } = (await create()).body;
    const refused = await writer.put(pathOf(id, '/draft'), { revision: 1, definition });
    expect(refused.status).toBe(status);
    expect((await draftOf(id)).revision).toBe(1);
  });

  it('is not overwritten by who has not seen the last saving, and says whose it is', async () => {
    const { id } = (await create()).body;
    await write(id, [question('Q1')]);
    const stale = await other.put(pathOf(id, '/draft'), { revision: 1, definition: { pages: [] } });
    expect([stale.status, stale.body.code]).toEqual([409, 'instrument.draft-stale']);
    expect(stale.body.params).toMatchObject({ revision: 2, byName: 'Ada Okafor' });
  });

  it('keeps one of two savings at the same moment', async () => {
    const { id } = (await create()).body;
    const by = (name: string) => ({ revision: 1, definition: { name } });
    const saved = await Promise.all([
      writer.put(pathOf(id, '/draft'), by('Ada')),
      other.put(pathOf(id, '/draft'), by('Bo')),
    ]);
    expect(saved.map(({ status }) => status).sort()).toEqual([200, 409]);
    const kept = saved[0]?.status === 200 ? 'Ada' : 'Bo';
    expect(await draftOf(id)).toMatchObject({ revision: 2, definition: { name: kept } });
  });

  it('begins again from the newest version, once', async () => {
    const { id } = await published();
    const begun = await Promise.all([writer.post(pathOf(id, '/draft')), other.post(pathOf(id, '/draft'))]);
    expect(begun.map(({ status, body }) => [status, body.number, body.revision])).toEqual([
      [200, 2, 1],
      [200, 2, 1],
    ]);
  });

  it('is thrown away, the published version stays; one never published goes as a whole', async () => {
    const { id } = await published();
    await writer.post(pathOf(id, '/draft'));
    expect((await writer.delete(pathOf(id, '/draft'))).status).toBe(204);
    expect((await writer.get(pathOf(id))).body).toMatchObject({ draft: null, published: { number: 1 } });
    const again = await writer.delete(pathOf(id, '/draft'));
    expect([again.status, again.body.code]).toEqual([409, 'instrument.no-draft']);
    expect((await writer.put(pathOf(id, '/draft'), { revision: 1, definition: {} })).status).toBe(409);
    const fresh: string = (await create()).body.id;
    expect((await writer.delete(pathOf(fresh, '/draft'))).status).toBe(204);
    expect((await writer.get(pathOf(fresh))).status).toBe(404);
  });

  it('is not begun of what comes with the product', async () => {
    const id = bank.get(endOfActivity.code)?.instrumentId ?? '';
    const refused = await writer.post(pathOf(id, '/draft'));
    expect([refused.status, refused.body.code]).toEqual([409, 'instrument.shipped']);
  });

  it('is for roles of the whole centre', async () => {
    const { id } = await published();
    const activityId = await makeActivity(database.owner);
    const bound = await api.signedIn(await makeStaff(database.owner, 'evaluator', 'activity', activityId));
    expect((await bound.get(pathOf(id))).body).toMatchObject({ mayChange: false });
    expect((await bound.post(pathOf(id, '/draft'))).status).toBe(404);
    expect(
      (
        await bound.post('/api/instruments', {
          code: newCode(),
          kind: 'other',
          title: {},
          languages: ['en'],
          copyOfId: null,
        })
      ).status,
    ).toBe(404);
  });
});

describe('publishing', () => {
  it('refuses faults by their place', async () => {
    const { id } = (await create()).body;
    const lost = { ...question('Q2'), showIf: { '==': [{ var: 'Q9' }, 'yes'] } };
    const refused = await publish(id, await write(id, [question('Q1'), question('Q1'), lost]));
    expect([refused.status, refused.body.code]).toEqual([422, 'instrument.faults']);
    expect(refused.body.faults).toEqual([
      { field: 'item.Q1', key: 'instrument.code-twice', params: { code: 'Q1' } },
      { field: 'item.Q2', key: 'instrument.rule-unknown-item', params: { code: 'Q9' } },
    ]);
    expect((await writer.get(pathOf(id))).body).toMatchObject({ published: null, draft: { number: 1 } });
  });

  it.each([{}, { pages: 7 }, { languages: [], pages: [] }])(
    'refuses what is no instrument: %j',
    async (definition) => {
      const { id } = (await create()).body;
      await writer.put(pathOf(id, '/draft'), { revision: 1, definition });
      const refused = await publish(id, 2);
      expect(refused.status).toBe(422);
      expect(refused.body.faults.length).toBeGreaterThan(0);
    },
  );

  it('makes the draft the version that is asked, with its items, kind, title and a line in the audit', async () => {
    const { id, code } = (await create()).body;
    const revision = await write(id, [question('Q1')], {
      kind: 'ex_post',
      title: { en: 'Renamed' },
      code: 'tampered',
    });
    const done = await publish(id, revision);
    expect(done.body).toMatchObject({
      code,
      kind: 'ex_post',
      title: { en: 'Renamed' },
      draft: null,
      published: { number: 1, items: 1 },
      versions: [{ number: 1, state: 'published', publishedByName: 'Ada Okafor', waves: 0 }],
    });
    const version = await reader.get(pathOf(id, '/versions/1'));
    expect(version.body.definition).toMatchObject({ code, pages: [{ items: [{ code: 'Q1' }] }] });
    expect(await sql(`SELECT act FROM audit_event WHERE subject_id = $1 ORDER BY id`, [id])).toEqual([
      { act: 'instrument.begun' },
      { act: 'instrument.published' },
    ]);
    expect((await reader.get(pathOf(id, '/versions/2'))).status).toBe(404);
  });

  it('happens once when it is pressed twice, and not on what was changed since', async () => {
    const { id } = (await create()).body;
    const revision = await write(id, [question('Q1')]);
    expect((await publish(id, revision - 1)).body.code).toBe('instrument.draft-stale');
    const both = await Promise.all([publish(id, revision), publish(id, revision, [], other)]);
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect(both.find(({ status }) => status === 409)?.body.code).toBe('instrument.no-draft');
    expect(await sql('SELECT number FROM instrument_version WHERE instrument_id = $1', [id])).toEqual([
      { number: 1 },
    ]);
  });

  it('refuses a draft that says what the version says', async () => {
    const { id } = await published();
    await writer.post(pathOf(id, '/draft'));
    expect((await publish(id, 1)).body.code).toBe('instrument.unchanged');
  });

  it('keeps items in their pool, and begins the next for those that break', async () => {
    const matrix: Item = {
      code: 'M',
      type: 'factor_list',
      text: { en: 'M' },
      rows: [{ code: 'M1', text: { en: '1' } }],
    };
    const { id } = await published([question('Q1'), question('Q2'), matrix]);
    await nextVersion(id, [question('Q1', 'Other?'), question('Q2'), question('Q3'), matrix], ['Q1', 'M']);
    await nextVersion(id, [question('Q1', 'Other!'), question('Q3')], []);
    const { versions } = await nextVersion(id, [question('Q1', 'New?'), question('Q2')], ['Q1']);
    expect(versions.map(({ number }) => number)).toEqual([4, 3, 2, 1]);
    expect(await pools(id, 1)).toEqual({ Q1: 1, Q2: 1, M1: 1 });
    expect(await pools(id, 2)).toEqual({ Q1: 2, Q2: 1, Q3: 1, M1: 2 });
    expect(await pools(id, 3)).toEqual({ Q1: 2, Q3: 1 });
    // Q2 comes back into the pool it left.
    expect(await pools(id, 4)).toEqual({ Q1: 3, Q2: 1 });
  });

  it('tells the difference between two versions', async () => {
    const { id } = await published();
    await nextVersion(id, [question('Q2'), question('Q3')]);
    const told = await reader.get(pathOf(id, '/difference?from=1&to=2'));
    expect(told.body.changes).toEqual([
      { kind: 'added', itemCode: 'Q3', mayBreak: false },
      { kind: 'removed', itemCode: 'Q1', mayBreak: false },
    ]);
    expect((await reader.get(pathOf(id, '/difference?from=1&to=9'))).status).toBe(404);
    expect((await reader.get(pathOf(id, '/difference?from=x&to=2'))).status).toBe(400);
  });

  it('leaves what is published to nobody, not even to the database', async () => {
    const { id } = await published();
    const other = "UPDATE instrument_version SET definition = '{}' WHERE instrument_id = $1";
    await expect(database.owner.query(other, [id])).rejects.toThrow('immutable');
    const back =
      "UPDATE instrument_version SET state = 'draft', published_at = NULL WHERE instrument_id = $1";
    await expect(database.owner.query(back, [id])).rejects.toThrow('immutable');
    await expect(
      database.owner.query('DELETE FROM instrument_version WHERE instrument_id = $1', [id]),
    ).rejects.toThrow(/kept|item/);
  });
});

describe('the shelf', () => {
  it('takes an instrument off and puts it back; waves go on', async () => {
    const { id, published: version } = await published();
    const activityId = await makeActivity(database.owner);
    await makeWave(database.owner, { activityId, versionId: version?.versionId ?? '' });
    const off = await writer.put(pathOf(id, '/archive'), { archived: true });
    expect(off.body).toMatchObject({ versions: [{ waves: 1 }] });
    expect(off.body.archivedAt).not.toBeNull();
    const archived = await reader.get('/api/instruments?state=archived');
    expect(archived.body.rows.map((row: Instrument) => row.id)).toEqual([id]);
    expect((await writer.post(pathOf(id, '/draft'))).body.code).toBe('instrument.archived');
    expect((await writer.put(pathOf(id, '/archive'), { archived: false })).body.archivedAt).toBeNull();
  });

  it('takes nothing off that was never on it', async () => {
    const { id } = (await create()).body;
    expect((await writer.put(pathOf(id, '/archive'), { archived: true })).body.code).toBe(
      'instrument.not-published',
    );
  });
});

describe('the questions to copy', () => {
  it('come with their choices, searched in every language, page by page', async () => {
    const first = await reader.get('/api/instrument-items?limit=3');
    const second = await reader.get(`/api/instrument-items?limit=3&after=${first.body.next}`);
    const codes = [...first.body.rows, ...second.body.rows].map((row: { item: Item }) => row.item.code);
    expect(new Set(codes).size).toBe(6);
    const found = await reader.get(`/api/instrument-items?search=${encodeURIComponent('ملائمًا لوظيفتي')}`);
    expect(found.body.rows).toMatchObject([
      { instrumentCode: endOfActivity.code, shipped: true, item: { code: 'EOA-REL' } },
    ]);
    expect(found.body.rows[0].answerList.length).toBeGreaterThan(3);
  });
});
