import { describe, expect, it } from '@jest/globals';
import { Temporal } from '@js-temporal/polyfill';
import fc from 'fast-check';
import { localInstant, planFollowUps, shiftDay } from './follow-up-calendar.js';

const plan = {
  code: 'x',
  anchor: 'end' as const,
  offsetMonths: 3,
  offsetDays: 0,
  sendAtLocal: '09:00',
  windowDays: 30,
  reminderDays: [7],
};

describe('shiftDay', () => {
  it.each([
    ['2025-11-30', 3, 0, '2026-02-28'], // no 30 February; 2026 is no leap year
    ['2023-11-30', 3, 0, '2024-02-29'], // leap year
    ['2026-08-31', 6, 0, '2027-02-28'],
    ['2026-01-31', 1, 1, '2026-03-01'], // 28 February, then one day
    ['2026-05-10', 0, -7, '2026-05-03'],
  ])('%s + %i months + %i days = %s', (day, months, days, expected) =>
    expect(shiftDay(day, months, days)).toBe(expected),
  );
});

describe('localInstant', () => {
  it.each([
    ['2026-01-15', '09:00', 'Europe/Rome', '2026-01-15T08:00:00.000Z'], // UTC+1
    ['2026-03-29', '02:30', 'Europe/Rome', '2026-03-29T01:00:00.000Z'], // gap 02:00–03:00: first valid instant after
    ['2026-10-25', '02:30', 'Europe/Rome', '2026-10-25T00:30:00.000Z'], // shown twice: the first, still UTC+2
    ['2026-05-14', '09:00', 'Indian/Antananarivo', '2026-05-14T06:00:00.000Z'], // UTC+3, no summer time
    ['2026-05-14', '09:00', 'Asia/Kathmandu', '2026-05-14T03:15:00.000Z'], // UTC+5:45
  ])('%s %s in %s is %s', (day, time, zone, expected) =>
    expect(localInstant(day, time, zone).toISOString()).toBe(expected),
  );
});

describe('planFollowUps', () => {
  it('keeps the local hour over summer time', () => {
    const [wave] = planFollowUps({ startsOn: '2025-11-17', endsOn: '2025-11-30', timeZone: 'Europe/Rome' }, [
      plan,
    ]);
    expect(wave?.opensAt.toISOString()).toBe('2026-02-28T08:00:00.000Z');
    expect(wave?.closesAt.toISOString()).toBe('2026-03-30T07:00:00.000Z');
    expect(wave?.reminderAt.map((at) => at.toISOString())).toEqual(['2026-03-07T08:00:00.000Z']);
  });

  it('agrees with Temporal on 10,000 random dates and zones', () => {
    const zones = Intl.supportedValuesOf('timeZone');
    const day = fc
      .date({ min: new Date('1995-01-01'), max: new Date('2036-12-31'), noInvalidDate: true })
      .map((date) => date.toISOString().slice(0, 10));
    const minuteOfDay = fc
      .integer({ min: 0, max: 1439 })
      .map((m) => `${String(Math.floor(m / 60)).padStart(2, '0')}:${String(m % 60).padStart(2, '0')}`);
    fc.assert(
      fc.property(
        day,
        fc.constantFrom(...zones),
        fc.integer({ min: -12, max: 24 }),
        minuteOfDay,
        (endsOn, timeZone, offsetMonths, sendAtLocal) => {
          const [wave] = planFollowUps({ startsOn: endsOn, endsOn, timeZone }, [
            { ...plan, offsetMonths, sendAtLocal },
          ]);
          const local = Temporal.PlainDate.from(endsOn)
            .add({ months: offsetMonths })
            .toPlainDateTime(Temporal.PlainTime.from(sendAtLocal));
          const exists = local
            .toZonedDateTime(timeZone, { disambiguation: 'earlier' })
            .toPlainDateTime()
            .equals(local);
          const expected = exists
            ? local.toZonedDateTime(timeZone, { disambiguation: 'earlier' }).epochMilliseconds
            : (local.toZonedDateTime(timeZone, { disambiguation: 'earlier' }).getTimeZoneTransition('next')
                ?.epochMilliseconds ?? Number.NaN);
          expect(wave?.opensAt.getTime()).toBe(expected);
        },
      ),
      { numRuns: 10_000, seed: 7 },
    );
  });
});
