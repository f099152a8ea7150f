import { activitiesApi, catalogueApi, enrolmentsApi, identityApi } from '@traccia/contracts';
import { ApiProblem, callApi } from './api';

interface Sent {
  url: string;
  init: RequestInit;
}
let sent: Sent[] = [];
let reply: () => Response | Promise<Response>;
const before = globalThis.fetch;

const json = (body: unknown, status = 200) =>
  new Response(JSON.stringify(body), { status, headers: { 'content-type': 'application/json' } });
const id = '0b5e6300-0000-4000-8000-000000000001';

beforeEach(() => {
  sent = [];
  globalThis.fetch = async (url, init) => {
    sent.push({ url: String(url), init: init ?? {} });
    return reply();
  };
});
afterEach(() => {
  globalThis.fetch = before;
});

it('fills the path and the query, leaving out what is not set', async () => {
  reply = () => json({ rows: [], next: null, total: 0, searchedFor: null, mended: false });
  await callApi(catalogueApi.list, { query: { search: 'labour & law', language: undefined } });
  expect(sent[0]?.url).toBe('/api/catalogue?search=labour+%26+law');
  await callApi(catalogueApi.get, { params: { code: 'A/1' } }).catch(() => undefined);
  expect(sent[1]?.url).toBe('/api/catalogue/A%2F1');
});

it('reads the answer by the contract and drops what is not in it', async () => {
  reply = () => json({ rows: [], next: null, total: 0, searchedFor: null, mended: false, secret: 'x' });
  expect(await callApi(catalogueApi.list)).toEqual({
    rows: [],
    next: null,
    total: 0,
    searchedFor: null,
    mended: false,
  });
});

it('refuses an answer that is not as agreed', async () => {
  reply = () => json({ rows: 'none' });
  await expect(callApi(catalogueApi.list)).rejects.toMatchObject({ code: 'answer.invalid' });
});

it('turns a problem into an ApiProblem with its code, faults and params', async () => {
  reply = () =>
    json(
      {
        type: '/problems/activity.not-open',
        title: 'Activity: not open',
        status: 409,
        code: 'activity.not-open',
        key: 'problem.activity.not-open',
        params: { activityId: id },
        faults: [{ field: 'body.activityId', key: 'fault.invalid' }],
        requestId: 'r1',
      },
      409,
    );
  const problem = await callApi(enrolmentsApi.create, { body: { activityId: id } }).catch((e: unknown) => e);
  expect(problem).toBeInstanceOf(ApiProblem);
  expect(problem).toMatchObject({
    status: 409,
    code: 'activity.not-open',
    params: { activityId: id },
    faults: [{ field: 'body.activityId', key: 'fault.invalid' }],
    requestId: 'r1',
  });
});

it('says offline when the server cannot be reached or stands behind a broken gateway', async () => {
  reply = () => Promise.reject(new TypeError('fetch failed'));
  await expect(callApi(identityApi.me)).rejects.toMatchObject({ code: 'offline', status: 0 });
  reply = () => new Response('<h1>Bad gateway</h1>', { status: 502 });
  await expect(callApi(identityApi.me)).rejects.toMatchObject({ code: 'offline', status: 502 });
});

it('sends an idempotency key where the contract takes one, and only there', async () => {
  reply = () => json({}, 500);
  await callApi(enrolmentsApi.create, { body: { activityId: id }, idempotencyKey: 'key-1' }).catch(() => 0);
  await callApi(activitiesApi.get, { params: { id } }).catch(() => 0);
  expect(sent[0]?.init.headers).toMatchObject({ 'idempotency-key': 'key-1' });
  expect(sent[1]?.init.headers).not.toHaveProperty('idempotency-key');
});

it('takes an empty answer for what it is', async () => {
  reply = () => new Response(null, { status: 204 });
  expect(await callApi(identityApi.signOut)).toBeUndefined();
});
