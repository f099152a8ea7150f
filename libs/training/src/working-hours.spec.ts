import { describe, expect, it } from '@jest/globals';
import { Temporal } from '@js-temporal/polyfill';
import fc from 'fast-check';
import { askingInstant, remindingInstant, weekdayOf, workingInstant } from './working-hours.js';

const rome = { timeZone: 'Europe/Rome', weekend: [6, 7] };
const cairo = { timeZone: 'Africa/Cairo', weekend: [5, 6] };

describe('workingInstant', () => {
  it.each([
    // 27 November 2026 is a Friday; Rome is UTC+1, Cairo UTC+2 in winter.
    ['2026-11-27T09:30:00Z', rome, '2026-11-27T09:30:00.000Z'], // 10:30, within
    ['2026-11-27T05:00:00Z', rome, '2026-11-27T08:00:00.000Z'], // 06:00: waits for 09:00
    ['2026-11-27T16:00:00Z', rome, '2026-11-30T08:00:00.000Z'], // 17:00 is over: Monday
    ['2026-11-28T10:00:00Z', rome, '2026-11-30T08:00:00.000Z'], // Saturday
    ['2026-11-27T09:30:00Z', cairo, '2026-11-29T07:00:00.000Z'], // Friday and Saturday are free: Sunday
    ['2026-03-28T23:30:00Z', { ...rome, weekend: [] }, '2026-03-29T07:00:00.000Z'], // summer time since 02:00
    // Samoa left Friday 30 December 2011 out: after Thursday evening comes Saturday.
    ['2011-12-30T06:00:00Z', { timeZone: 'Pacific/Apia', weekend: [] }, '2011-12-30T19:00:00.000Z'],
    ['2026-11-28T10:00:00Z', { ...rome, weekend: [1, 2, 3, 4, 5, 6, 7] }, '2026-11-30T08:00:00.000Z'],
  ])('%s for %j is %s', (notBefore, place, expected) =>
    expect(workingInstant(new Date(notBefore), place).toISOString()).toBe(expected),
  );

  const zones = [
    'Europe/Rome',
    'America/New_York',
    'Asia/Kathmandu',
    'Pacific/Apia',
    'Pacific/Kiritimati',
    'Pacific/Pago_Pago',
    'Australia/Lord_Howe',
    'Africa/Casablanca',
    'Africa/Cairo',
    'America/St_Johns',
  ];
  it('is the first minute that Temporal finds in working hours, in every zone and season', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...zones),
        fc.integer({ min: Date.UTC(2011, 11, 20) / 900_000, max: Date.UTC(2030, 0, 1) / 900_000 }),
        fc.subarray([1, 2, 3, 4, 5, 6, 7], { maxLength: 6 }),
        (timeZone, quarters, weekend) => {
          const start = quarters * 900_000;
          const isWorking = (at: number) => {
            const local = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(timeZone);
            return local.hour >= 9 && local.hour < 17 && !weekend.includes(local.dayOfWeek);
          };
          let expected = start;
          // All the zones stand at whole quarters of an hour, so nothing begins between two of them.
          while (!isWorking(expected)) expected += 900_000;
          expect(workingInstant(new Date(start), { timeZone, weekend }).getTime()).toBe(expected);
        },
      ),
      { numRuns: 300 },
    );
  });
});

describe('askingInstant', () => {
  const turin = { startsOn: '2026-11-23', endsOn: '2026-11-28', timeZone: 'Europe/Rome' };
  const dakar = { timeZone: 'Africa/Dakar', weekend: [6, 7] };
  it.each([
    ['2026-11-25T06:00:00Z', '2026-11-25T08:00:00.000Z'], // 07:00 at the venue: 09:00 there
    ['2026-11-25T18:00:00Z', '2026-11-26T08:00:00.000Z'], // the next morning, still there
    ['2026-11-28T10:00:00Z', '2026-11-28T10:00:00.000Z'], // a Saturday of the activity counts
    ['2026-11-28T17:00:00Z', '2026-11-30T09:00:00.000Z'], // its last evening: Monday at home, UTC
    ['2026-11-20T18:00:00Z', '2026-11-23T09:00:00.000Z'], // before it: Monday at home
  ])('%s is %s', (notBefore, expected) =>
    expect(askingInstant(new Date(notBefore), dakar, [turin]).toISOString()).toBe(expected),
  );
  it('is at home for whoever is not there', () =>
    expect(askingInstant(new Date('2026-11-28T10:00:00Z'), dakar, []).toISOString()).toBe(
      '2026-11-30T09:00:00.000Z',
    ));
});

describe('remindingInstant', () => {
  it.each([
    ['2026-11-20T08:00:00Z', 7, null, '2026-11-27T08:00:00.000Z'],
    ['2026-11-20T08:00:00Z', 8, null, '2026-11-30T08:00:00.000Z'], // a Saturday
    ['2026-10-21T07:00:00Z', 7, null, '2026-10-28T08:00:00.000Z'], // 09:00 before and after summer time
    ['2026-11-20T08:00:00Z', 7, '2026-11-27T08:00:00Z', null], // the window closes in that moment
  ])('%s + %i days is %s', (asked, days, closes, expected) =>
    expect(
      remindingInstant(new Date(asked), days, rome, [], closes ? new Date(closes) : null)?.toISOString() ??
        null,
    ).toBe(expected),
  );
});

it('weekdayOf counts from Monday', () => expect(['2026-11-23', '2026-11-29'].map(weekdayOf)).toEqual([1, 7]));
