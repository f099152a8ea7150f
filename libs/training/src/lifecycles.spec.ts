import { describe, expect, it } from '@jest/globals';
import { activityTransitions, statusByDate } from './activity-lifecycle.js';
import { admit, placesToFill, roomLeft } from './admit.js';
import { attendanceShare } from './attendance.js';
import { enrolmentTransitions } from './enrolment-lifecycle.js';
import { unreachableStates } from './transitions.js';

describe('lifecycles', () => {
  it('every status is reachable', () => {
    expect(unreachableStates(activityTransitions, ['draft'])).toEqual([]);
    // Whatever happened, an activity that is not closed for good can still be closed or cancelled.
    for (const status of ['tentative', 'open', 'confirmed', 'running', 'ended', 'cancelled'] as const)
      expect(unreachableStates(activityTransitions, [status])).not.toContain('closed');
    expect(unreachableStates(enrolmentTransitions, ['waiting', 'enrolled'])).toEqual([]);
    expect(unreachableStates({ a: ['b'], b: [], c: [] } as Record<string, string[]>, ['a'])).toEqual(['c']);
  });
  it.each([
    ['open', '2026-05-09', null],
    ['open', '2026-05-10', 'running'],
    ['confirmed', '2026-05-30', 'running'], // then, one step later, ended
    ['running', '2026-05-21', null], // the last day still runs
    ['running', '2026-05-22', 'ended'],
    ['draft', '2026-05-30', null],
  ] as const)('%s on %s becomes %s', (status, today, expected) =>
    expect(statusByDate(status, '2026-05-10', '2026-05-21', today)).toBe(expected),
  );
});

describe('admit', () => {
  const activity = {
    status: 'open' as const,
    capacity: 25,
    endsOn: '2026-05-21',
    enrolmentClosesOn: '2026-05-07',
  };
  it.each([
    ['a free place', activity, 24, 0, '2026-05-01', { kind: 'enrolled' }],
    ['full', activity, 25, 0, '2026-05-01', { kind: 'waiting' }],
    ['a free place that others wait for', activity, 24, 3, '2026-05-01', { kind: 'waiting' }],
    ['the last day', activity, 0, 0, '2026-05-07', { kind: 'enrolled' }],
    ['too late', activity, 0, 0, '2026-05-08', { kind: 'refused', reason: 'closed' }],
    ['no limit', { ...activity, capacity: null }, 9000, 0, '2026-05-01', { kind: 'enrolled' }],
    [
      'a draft',
      { ...activity, status: 'draft' as const },
      0,
      0,
      '2026-05-01',
      { kind: 'refused', reason: 'not-open' },
    ],
    ['no places at all', { ...activity, capacity: 0 }, 0, 0, '2026-05-01', { kind: 'waiting' }],
    ['the last turn', { ...activity, reservePlaces: 10 }, 25, 9, '2026-05-01', { kind: 'waiting' }],
    [
      'a waiting list that is full',
      { ...activity, reservePlaces: 10 },
      25,
      10,
      '2026-05-01',
      { kind: 'refused', reason: 'list-full' },
    ],
    [
      'a place where nobody may wait',
      { ...activity, reservePlaces: 0 },
      24,
      0,
      '2026-05-01',
      { kind: 'enrolled' },
    ],
  ])('%s', (_what, given, enrolled, waiting, today, expected) =>
    expect(admit(given, enrolled, waiting, today)).toEqual(expected),
  );
  it.each([
    [{ capacity: 25, reservePlaces: 10 }, 23, 0, 12], // 2 places and 10 turns
    [{ capacity: 25, reservePlaces: 10 }, 24, 3, 7], // the free place is somebody's who waits; 10 − 3
    [{ capacity: 25, reservePlaces: 2 }, 25, 5, 0],
    [{ capacity: 25, reservePlaces: null }, 25, 0, null],
    [{ capacity: null, reservePlaces: 10 }, 900, 0, null],
  ])('counts the room of %j', (given, enrolled, waiting, expected) =>
    expect(roomLeft(given, enrolled, waiting)).toBe(expected),
  );
  it('fills what is free and no more', () => {
    expect(placesToFill({ capacity: 25 }, 23, 4)).toBe(2); // 25 − 23
    expect(placesToFill({ capacity: 25 }, 25, 4)).toBe(0);
    expect(placesToFill({ capacity: 25 }, 20, 4)).toBe(4);
  });
});

describe('attendanceShare', () => {
  it('leaves excused sessions out', () =>
    expect(attendanceShare(['present', 'present', 'absent', 'excused'])).toBeCloseTo(2 / 3));
  it('is null without sessions', () => expect(attendanceShare(['excused'])).toBeNull());
});
