import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { flushOutbox, putInOutbox, readOutbox, sendPatienceMs, wakeOutbox } from './outbox';

const personId = '5b1c8f0e-1111-4111-8111-111111111111';
const activityId = '5b1c8f0e-2222-4222-8222-222222222222';
const enrolmentId = '5b1c8f0e-3333-4333-8333-333333333333';
const taken = { recorded: 1, unchanged: 0, outdated: [], refused: [] };

/** What each request was told: its batch; the network answers as the test says. */
let asked: string[] = [];
let network: 'silent' | 'well' = 'silent';
beforeEach(() => {
  jest.useFakeTimers();
  asked = [];
  network = 'silent';
  globalThis.fetch = (_input, init) => {
    asked.push((JSON.parse(String(init?.body)) as { batchId: string }).batchId);
    if (network === 'well') return Promise.resolve(new Response(JSON.stringify(taken), { status: 200 }));
    // Neither answered nor refused, as where packets are lost on the way.
    return new Promise((_, refuse) => {
      init?.signal?.addEventListener('abort', () => refuse(new DOMException('aborted', 'AbortError')));
    });
  };
});
afterEach(async () => {
  network = 'well';
  wakeOutbox();
  await flushOutbox(personId);
  jest.useRealTimers();
});
const put = () =>
  putInOutbox({
    personId,
    activityId,
    position: 1,
    marks: [{ enrolmentId, state: 'present', at: Date.now() }],
    reason: null,
  });

describe('marks on their way', () => {
  it('are given up by a network that does not answer, and sent again as the same batch', async () => {
    await put();
    const first = flushOutbox(personId);
    await jest.advanceTimersByTimeAsync(sendPatienceMs);
    expect(await first).toEqual([]);
    expect(readOutbox()).toMatchObject({ sending: false, batches: [{ refusal: null }] });
    network = 'well';
    expect(await flushOutbox(personId)).toEqual([taken]);
    expect(readOutbox().batches).toEqual([]);
    expect(new Set(asked).size).toBe(1);
  });

  it('do not wait for a lost request once the device says that the network is back', async () => {
    await put();
    const first = flushOutbox(personId);
    await jest.advanceTimersByTimeAsync(100);
    network = 'well';
    wakeOutbox();
    expect(await first).toEqual([taken]);
    expect(readOutbox().batches).toEqual([]);
    expect(new Set(asked).size).toBe(1);
  });
});
