import { describe, expect, it } from '@jest/globals';
import { planSessions } from './session-calendar.js';

describe('planSessions', () => {
  const over = { startsOn: '2026-03-28', endsOn: '2026-03-30', timeZone: 'Europe/Rome' };

  it('keeps the local hour over summer time', () =>
    // UTC+1 until the night to the 29th, then UTC+2
    expect(planSessions(over).map(({ title, startsAt }) => [title, startsAt.toISOString()])).toEqual([
      ['2026-03-28', '2026-03-28T08:00:00.000Z'],
      ['2026-03-29', '2026-03-29T07:00:00.000Z'],
      ['2026-03-30', '2026-03-30T07:00:00.000Z'],
    ]));
  it('ends after it starts', () =>
    expect(
      planSessions(over).every(
        ({ startsAt, endsAt }) => endsAt.getTime() - startsAt.getTime() === 8 * 3_600_000,
      ),
    ).toBe(true));
  it('stops at the most', () => expect(planSessions({ ...over, endsOn: '2026-12-31' }, 5)).toHaveLength(5));
});
