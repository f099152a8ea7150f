import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { assignmentsApi, filesApi, materialsApi } from '@traccia/contracts';
import { copyMaterials, inTransaction, UpkeepRepository } from '@traccia/persistence';
import { startTestApi, type Client, type TestApi } from '../../support/api.js';
import { createTestDatabase, type TestDatabase } from '../../support/database.js';
import {
  makeActivity,
  makeActivitySession,
  makeEnrolment,
  makePerson,
  makeStaff,
} from '../../support/factories.js';
import { statementsOf } from '../../support/statements.js';

let database: TestDatabase;
let api: TestApi;
let activityId: string;
let author: Client;
let reader: Client;
let readerId: string;
let enrolmentId: string;

beforeAll(async () => {
  database = await createTestDatabase();
  api = await startTestApi(database);
  activityId = await makeActivity(database.owner);
  readerId = await makePerson(database.owner);
  enrolmentId = await makeEnrolment(database.owner, { activityId, personId: readerId });
  author = await api.signedIn(await makeStaff(database.owner, 'trainer', 'activity', activityId));
  reader = await api.signedIn(readerId);
});
afterAll(async () => {
  await api.close();
  await database.drop();
});

const pdf = Buffer.from('%PDF-1.7\n1 0 obj <<>> endobj\n%%EOF\n');
const addModule = async (title: string, visibleFromDays: number | null = null): Promise<string> => {
  const body = { title: { en: title }, visibleFromDays };
  const made = await author.call(materialsApi.createModule, { params: { id: activityId }, body });
  expect(made.status).toBe(201);
  return made.body.id;
};
const addPage = async (moduleId: string, title: string, text = 'Words'): Promise<string> => {
  const params = { id: moduleId };
  const made = await author.call(materialsApi.createPage, { params, body: { title: { en: title } } });
  const body = { title: { en: title }, body: { en: text }, version: 1 };
  const saved = await author.call(materialsApi.savePage, { params: { id: made.body.id }, body });
  expect([made.status, saved.status]).toEqual([201, 200]);
  return made.body.id;
};
const mine = async (by = reader) => by.call(materialsApi.mine, { params: { id: activityId } });
const read = async (id: string, by = reader) => by.call(materialsApi.read, { params: { id } });
const upload = async (by: Client, purpose: 'material' | 'assignment'): Promise<string> =>
  (await by.call(filesApi.create, { query: { purpose, name: 'paper.pdf' }, bytes: pdf })).body.id;
const setEnrolment = async (status: string): Promise<void> => {
  await database.owner.query('UPDATE enrolment SET status = $2 WHERE id = $1', [enrolmentId, status]);
};

describe('modules of pages', () => {
  it('are read in order, with the way on and back, in few statements', async () => {
    const module = await addModule('Standards');
    const first = await addPage(module, 'What they are', '# Conventions\n\nBinding once **ratified**.');
    const second = await addPage(module, 'How they are supervised');
    const { body } = await read(first);
    expect(body).toMatchObject({
      title: { en: 'What they are' },
      blocks: [
        { type: 'heading', level: 2 },
        {
          type: 'paragraph',
          runs: [{ text: 'Binding once ' }, { text: 'ratified', strong: true }, { text: '.' }],
        },
      ],
      previousId: null,
      nextId: second,
      number: 1,
      count: 2,
      done: false,
    });
    const statements = await statementsOf(async () => read(first));
    expect(statements.length).toBeLessThanOrEqual(4);

    await author.call(materialsApi.movePage, { params: { id: second }, body: { direction: 'up' } });
    expect((await read(first)).body).toMatchObject({ previousId: second, nextId: null });
    expect((await read(first, author)).status).toBe(404);
    expect((await read(first, await api.signedIn(await makePerson(database.owner)))).status).toBe(404);

    await reader.call(materialsApi.progress, { params: { id: first }, body: { done: true } });
    await reader.call(materialsApi.progress, { params: { id: second }, body: {} });
    const outline = (await mine()).body;
    expect(outline.resumePageId).toBe(second);
    expect(outline.modules[0].pages.map(({ done }: { done: boolean }) => done)).toEqual([false, true]);
  });

  it('open on their day, and their files with them', async () => {
    const fileId = await upload(author, 'material');
    const module = await addModule('Later', 0);
    const page = await addPage(module, 'Hidden', `[The paper](file:${fileId})`);
    const get = async (by: Client) => (await by.call(filesApi.get, { params: { id: fileId } })).status;
    expect((await mine()).body.modules.at(-1)).toMatchObject({ visibleOn: '2031-03-03', pages: [] });
    expect([(await read(page)).status, await get(reader)]).toEqual([404, 404]);
    const body = { title: { en: 'Now' }, visibleFromDays: null, version: 1 };
    await author.call(materialsApi.updateModule, { params: { id: module }, body });
    const shown = (await read(page)).body;
    expect(shown.files).toEqual([
      { id: fileId, name: 'paper.pdf', mediaType: 'application/pdf', sizeBytes: pdf.length },
    ]);
    expect([await get(reader), await get(await api.signedIn(await makePerson(database.owner)))]).toEqual([
      200, 404,
    ]);
    await database.owner.query(`UPDATE stored_file SET created_at = created_at - interval '2 days'`);
    await new UpkeepRepository(database.db.manager).sweepOutlived();
    expect(await get(reader)).toBe(200);
  });

  it('take no file of somebody else, however it is named', async () => {
    const other = await api.signedIn(await makeStaff(database.owner, 'trainer', 'activity', activityId));
    const foreign = await upload(other, 'material');
    const page = await addPage(await addModule('Borrowed'), 'Page', `![x](file:${foreign})`);
    expect((await author.call(materialsApi.getPage, { params: { id: page } })).body.files).toEqual([]);
    expect((await author.call(filesApi.get, { params: { id: foreign } })).status).toBe(404);
  });

  it('keep both texts when two save at once, and come back after they were taken away', async () => {
    const page = await addPage(await addModule('Shared'), 'Page', 'First');
    const save = async (text: string) =>
      author.call(materialsApi.savePage, {
        params: { id: page },
        body: { title: { en: 'Page' }, body: { en: text, fr: '' }, version: 2 },
      });
    const both = await Promise.all([save('Mine'), save('Theirs')]);
    expect(both.map(({ status }) => status).sort()).toEqual([200, 412]);
    const { body } = await author.call(materialsApi.getPage, { params: { id: page } });
    expect(body).toMatchObject({ version: 3, body: { en: both[0]?.status === 200 ? 'Mine' : 'Theirs' } });
    expect(body.body).not.toHaveProperty('fr');

    const remove = async (deleted: boolean) =>
      (await author.call(materialsApi.deletePage, { params: { id: page }, body: { deleted } })).status;
    expect(await remove(true)).toBe(204);
    expect((await read(page)).status).toBe(404);
    expect(await remove(false)).toBe(204);
    expect((await read(page)).status).toBe(200);
  });

  it('need a title, and say which field lacks it', async () => {
    const body = { title: { en: '  ' }, visibleFromDays: null };
    const { status, body: said } = await author.call(materialsApi.createModule, {
      params: { id: activityId },
      body,
    });
    expect([status, said.faults[0].field]).toEqual([400, 'body.title']);
  });

  it('stay open after the end for those who attended, and say kindly why not for others', async () => {
    const past = await makeActivity(database.owner, {
      startsOn: '2025-03-03',
      endsOn: '2025-03-07',
      status: 'ended',
    });
    await makeActivitySession(database.owner, past, {
      startsAt: '2025-03-03T08:00:00Z',
      endsAt: '2025-03-03T16:00:00Z',
    });
    const access = async (status: string) => {
      const personId = await makePerson(database.owner);
      await makeEnrolment(database.owner, { activityId: past, personId, status });
      const client = await api.signedIn(personId);
      const { body } = await client.call(materialsApi.mine, { params: { id: past } });
      return body.access ?? body.code;
    };
    expect([
      await access('attended'),
      await access('enrolled'),
      await access('waiting'),
      await access('withdrawn'),
    ]).toEqual(['open', 'not-attended', 'waiting', 'request.not-found']);
  });

  it('are copied into another activity with pages, files and assignments', async () => {
    const copy = await makeActivity(database.owner, { startsOn: '2032-03-03', endsOn: '2032-03-07' });
    await inTransaction(database.db, async (tx) => copyMaterials(tx, activityId, copy));
    const [row]: { modules: number; pages: number; files: number }[] = await database.owner.query(
      `SELECT count(DISTINCT m.id)::int AS modules, count(DISTINCT p.id)::int AS pages, count(l.file_id)::int AS files
       FROM material_module m JOIN material_page p ON p.module_id = m.id
       LEFT JOIN material_page_file l ON l.page_id = p.id WHERE m.activity_id = $1`,
      [copy],
    );
    expect(row).toEqual({ modules: 4, pages: 5, files: 1 });
  });
});

describe('an assignment', () => {
  const set = async (dueOn: string | null): Promise<string> => {
    const body = {
      title: { en: 'Plan' },
      instructions: { en: '## Write' },
      dueOn,
      requiredForCertificate: true,
    };
    const { status, body: made } = await author.call(assignmentsApi.create, {
      params: { id: activityId },
      body,
    });
    expect(status).toBe(201);
    return made.id;
  };
  const submit = async (id: string, version: number, fileIds: string[] = [], body = 'My plan') =>
    reader.call(assignmentsApi.submit, { params: { id }, body: { body, fileIds, version } });
  const submissions = async (id: string) =>
    (await author.call(assignmentsApi.submissions, { params: { id } })).body;

  it('goes from draft to not yet to passed, each side sees where it stands, and every mark is told', async () => {
    await setEnrolment('enrolled');
    const id = await set('2031-03-05');
    const fileId = await upload(reader, 'assignment');
    const draft = { params: { id }, body: { body: 'Half', fileIds: [fileId], version: 0 } };
    expect((await reader.call(assignmentsApi.save, draft)).body).toEqual({ version: 1 });
    expect((await reader.call(assignmentsApi.save, draft)).status).toBe(412);
    expect((await submissions(id)).rows).toEqual([]);
    expect((await author.call(filesApi.get, { params: { id: fileId } })).status).toBe(404);

    expect((await submit(id, 1, [fileId])).body).toEqual({ version: 2, late: false });
    expect((await submit(id, 2, [fileId], 'Better')).body).toEqual({ version: 3, late: false });
    expect((await author.call(filesApi.get, { params: { id: fileId } })).status).toBe(200);
    const [row] = (await submissions(id)).rows;
    expect(row).toMatchObject({ state: 'submitted', body: 'Better', version: 3, files: [{ id: fileId }] });

    const mark = async (result: 'passed' | 'not_yet', version: number) =>
      author.call(assignmentsApi.mark, {
        params: { id: row.id },
        body: { result, comment: 'Who?', version },
      });
    const mute = { params: { id: row.id }, body: { result: 'not_yet' as const, comment: ' ', version: 3 } };
    const refused = await author.call(assignmentsApi.mark, mute);
    expect([refused.status, refused.body.faults]).toMatchObject([
      400,
      [{ field: 'body.comment', key: 'fault.required' }],
    ]);
    const two = await Promise.all([mark('not_yet', 3), mark('not_yet', 3)]);
    expect(two.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect((await submit(id, 4, [fileId])).body).toEqual({ version: 5, late: false });
    expect((await mark('passed', 5)).status).toBe(200);
    const again = await submit(id, 6);
    expect([again.status, again.body.code]).toEqual([409, 'assignment.marked-already']);

    const own = (await reader.call(assignmentsApi.mine, { params: { id } })).body;
    expect(own).toMatchObject({ state: 'passed', version: 6, blocks: [{ type: 'heading' }] });
    expect(own.history.map(({ kind }: { kind: string }) => kind)).toEqual([
      'submitted',
      'submitted',
      'not_yet',
      'submitted',
      'passed',
    ]);
    const told: unknown[] = await database.owner.query(
      `SELECT 1 FROM outbox WHERE event = 'assignment.marked' AND payload->>'submissionId' = $1`,
      [row.id],
    );
    expect(told).toHaveLength(2);
  });

  it('is taken late and marked late; nothing at all is not taken', async () => {
    const id = await set('2025-01-01');
    expect((await submit(id, 0, [], '  ')).body.code).toBe('assignment.empty');
    expect((await submit(id, 0)).body).toMatchObject({ late: true });
    expect((await submissions(id)).rows[0]).toMatchObject({ late: true });
    expect((await mine()).body.assignments.map(({ state }: { state: string }) => state)).toEqual([
      'submitted',
      'passed',
    ]);
  });

  it('takes no file of somebody else', async () => {
    const id = await set(null);
    const foreign = await upload(author, 'assignment');
    const { status, body } = await submit(id, 0, [foreign]);
    expect([status, body.faults[0].field]).toEqual([400, 'body.fileIds']);
  });
});
