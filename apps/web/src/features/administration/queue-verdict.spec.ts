import { expect, it } from '@jest/globals';
import { ageOf, verdictsOf, type QueueHealth } from './queue-verdict';

const worker: QueueHealth['workers'][number] = {
  id: 'w',
  backend: 'redis',
  startedAt: '2026-05-14T06:00:00Z',
  seenAt: '2026-05-14T06:00:00Z',
  alive: true,
  queueReachable: true,
};
const health = (more: Partial<QueueHealth> = {}): QueueHealth => ({
  workers: [worker],
  outboxWaiting: 0,
  deliveriesWaiting: 0,
  messagesWaiting: 0,
  oldestDueSeconds: null,
  dead: [],
  clockAlarms: [],
  ...more,
});
const alarm = (kind: 'jumped' | 'differs') => ({
  id: 'a',
  workerId: 'w',
  kind,
  secondsOff: 86_400,
  waitingMails: 0,
  seenAt: '2026-05-14T06:00:00Z',
});
const dead = [{ id: '1', event: 'e', job: 'j', attempt: 8, lastError: null, deadAt: '2026-05-14T06:00:00Z' }];

it.each<[string, Partial<QueueHealth>, string[]]>([
  ['all is well', {}, ['ok']],
  ['mail waits a little', { oldestDueSeconds: 900 }, ['ok']],
  ['mail waits too long', { oldestDueSeconds: 901 }, ['late']],
  ['nobody works', { workers: [] }, ['no_worker']],
  [
    'a worker is gone and has no queue',
    { workers: [{ ...worker, alive: false, queueReachable: false }] },
    ['no_worker'],
  ],
  ['the queue is away', { workers: [{ ...worker, queueReachable: false }] }, ['no_queue']],
  [
    'a gone worker had no queue',
    { workers: [worker, { ...worker, alive: false, queueReachable: false }] },
    ['ok'],
  ],
  ['the clock is in doubt', { clockAlarms: [alarm('jumped')] }, ['clock']],
  ['one machine is off, the others work', { clockAlarms: [alarm('differs')] }, ['ok']],
  ['several things', { workers: [], oldestDueSeconds: 5000, dead }, ['no_worker', 'late', 'dead']],
])('%s', (_, more, verdicts) => {
  expect(verdictsOf(health(more))).toEqual(verdicts);
});

it.each([
  [12, { count: 12, unit: 'seconds' }],
  [600, { count: 10, unit: 'minutes' }],
  [7200, { count: 2, unit: 'hours' }],
  [432_000, { count: 5, unit: 'days' }],
])('says %i seconds in a small number', (seconds, age) => {
  expect(ageOf(seconds)).toEqual(age);
});
