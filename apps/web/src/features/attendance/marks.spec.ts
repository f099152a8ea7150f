import { expect, it } from '@jest/globals';
import { sessionAt, tally, unsavedIds } from './marks';

it('opens at the session that runs or comes next, else at the last', () => {
  const sessions = [1, 2].map((position) => ({ position, endsAt: `2026-05-1${position}T12:00:00Z` }));
  expect(sessionAt(sessions, '2026-05-11T11:59:00Z')).toBe(1);
  expect(sessionAt(sessions, '2026-05-11T12:01:00Z')).toBe(2);
  expect(sessionAt(sessions, '2027-01-01T00:00:00Z')).toBe(2);
  expect(sessionAt([], '2027-01-01T00:00:00Z')).toBeNull();
});

it('counts who stands where, and what is new', () => {
  expect(tally(['a', 'b', 'c'], { a: 'present', b: 'partial' })).toEqual({
    present: 1,
    partial: 1,
    absent: 0,
    excused: 0,
    open: 1,
  });
  expect(unsavedIds({ a: 'present' }, { a: 'present', b: 'absent' })).toEqual(['b']);
});
