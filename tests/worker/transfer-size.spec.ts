import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { filesApi, transfersApi } from '@traccia/contracts';
import { startTestApi, type Client, type TestApi } from '../support/api.js';
import { createTestDatabase, type TestDatabase } from '../support/database.js';
import { makeStaff } from '../support/factories.js';
import { startTestWorker } from '../support/worker.js';

let database: TestDatabase;
let api: TestApi;
let worker: Awaited<ReturnType<typeof startTestWorker>>;
let administrator: Client;
beforeAll(async () => {
  database = await createTestDatabase();
  api = await startTestApi(database);
  worker = await startTestWorker(database);
  administrator = await api.signedIn(await makeStaff(database.owner, 'administrator'));
});
afterAll(async () => {
  await worker.stop();
  await api.close();
  await database.drop();
});

async function check(people: number, address: string) {
  const rows = Array.from({ length: people }, (_, n) => `${address}${n}@size.test,Ada,Name ${n}`);
  const bytes = Buffer.from(`email,given_name,family_name\n${rows.join('\n')}\n`);
  const query = { purpose: 'import_sheet', name: 'sheet.csv' } as const;
  const file = await administrator.call(filesApi.create, { query, bytes });
  const body = { direction: 'import', kind: 'people', activityId: null, format: 'csv', filter: {} } as const;
  const made = await administrator.call(transfersApi.create, { body: { ...body, fileId: file.body.id } });
  const transferId: string = made.body.id;
  await worker.runner.run({ id: 'test', name: 'transfer.run', data: { deliveryId: 'none', transferId } });
  return (await administrator.call(transfersApi.get, { params: { id: transferId } })).body;
}

it('checks ten thousand lines when the statistics know of small sheets only', async () => {
  await check(20, 'few');
  await check(30, 'some');
  await database.owner.query('ANALYZE transfer_row');
  expect(await check(10_000, 'many')).toMatchObject({ state: 'checked', rowsFaulty: 0, rowsToAdd: 10_000 });
}, 120_000);

it('takes a second press for the first', async () => {
  const { id } = await check(2, 'twice');
  const confirm = () => administrator.call(transfersApi.confirm, { params: { id } });
  const first = await confirm();
  const second = await confirm();
  expect([first.status, second.status]).toEqual([200, 200]);
  const told: unknown[] = await database.owner.query(
    `SELECT 1 FROM outbox WHERE event = 'transfer.confirmed' AND payload->>'transferId' = $1`,
    [id],
  );
  expect(told).toHaveLength(1);
});

it('names what stands twice as it was written', async () => {
  const bytes = Buffer.from(
    'name,constituent_group,country\nUnion of Ports,workers_org,PE\nUnion of Ports,workers_org,PE\n',
  );
  const file = await administrator.call(filesApi.create, {
    query: { purpose: 'import_sheet', name: 'sheet.csv' },
    bytes,
  });
  const made = await administrator.call(transfersApi.create, {
    body: {
      direction: 'import',
      kind: 'organizations',
      activityId: null,
      format: 'csv',
      filter: {},
      fileId: file.body.id,
    },
  });
  const transferId: string = made.body.id;
  await worker.runner.run({ id: 'test', name: 'transfer.run', data: { deliveryId: 'none', transferId } });
  const { rows } = (await administrator.call(transfersApi.faults, { params: { id: transferId } })).body;
  expect(rows).toMatchObject([
    { line: 3, faults: [{ column: 'name', reason: 'twice', value: 'Union of Ports' }] },
  ]);
});
