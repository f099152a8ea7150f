import { describe, expect, it } from '@jest/globals';
import { moveDates, moveWaves, recurrences, shiftInstant } from './date-move.js';
import { planFaults, type PlanToCheck } from './plan-faults.js';

const rome = { from: 'Europe/Rome', to: 'Europe/Rome' };

describe('shiftInstant', () => {
  it.each([
    ['over the spring change', '2026-03-27T08:00:00.000Z', 3, rome, '2026-03-30T07:00:00.000Z'], // 09:00 local
    ['over the autumn change', '2026-10-23T07:00:00.000Z', 4, rome, '2026-10-27T08:00:00.000Z'], // 09:00 local
    ['back', '2026-03-30T07:00:00.000Z', -3, rome, '2026-03-27T08:00:00.000Z'],
    [
      'to another zone',
      '2026-06-01T07:00:00.000Z',
      0,
      { from: 'Europe/Rome', to: 'Asia/Tokyo' },
      '2026-06-01T00:00:00.000Z',
    ],
  ])('%s', (_what, instant, days, zones, expected) =>
    expect(shiftInstant(instant, days, zones)).toBe(expected),
  );
});

describe('moveDates', () => {
  const before = { startsOn: '2026-03-23', endsOn: '2026-03-27', timeZone: 'Europe/Rome' };
  const after = { startsOn: '2026-03-30', endsOn: '2026-04-03', timeZone: 'Europe/Rome' };
  const daily = (day: number) => ({
    id: `s${day}`,
    startsAt: `2026-03-${day}T08:00:00.000Z`,
    endsAt: `2026-03-${day}T16:00:00.000Z`,
    timeZone: 'Europe/Rome',
    held: day === 23,
  });
  const moved = moveDates(before, after, {
    sessions: [23, 24, 25].map(daily),
    phases: [{ id: 'p', startsOn: '2026-03-23', endsOn: '2026-03-24' }],
    deadlines: { enrolmentClosesOn: '2026-03-01', applicationClosesOn: null },
  });
  it('keeps the local hour of a series across summer time and leaves what was held', () =>
    expect(moved.sessions).toEqual([
      { id: 's24', startsAt: '2026-03-31T07:00:00.000Z', endsAt: '2026-03-31T15:00:00.000Z' },
      { id: 's25', startsAt: '2026-04-01T07:00:00.000Z', endsAt: '2026-04-01T15:00:00.000Z' },
    ]));
  it('moves phases and deadlines by the same days', () => {
    expect(moved.phases).toEqual([{ id: 'p', startsOn: '2026-03-30', endsOn: '2026-03-31' }]);
    expect(moved.deadlines).toEqual({ enrolmentClosesOn: '2026-03-08', applicationClosesOn: null });
  });
  it('leaves waves that were opened', () =>
    expect(
      moveWaves(
        before,
        after,
        [
          {
            id: 'sent',
            planId: null,
            before: true,
            planned: false,
            opensAt: '2026-03-20T08:00:00.000Z',
            closesAt: null,
          },
          {
            id: 'later',
            planId: null,
            before: false,
            planned: true,
            opensAt: '2026-03-28T08:00:00.000Z',
            closesAt: null,
          },
        ],
        new Map(),
      ).map(({ opensAt }) => opensAt),
    ).toEqual(['2026-03-20T08:00:00.000Z', '2026-04-04T07:00:00.000Z']));
  it('recurs by weeks and by months', () => {
    expect(recurrences('2026-01-31', { months: 1 }, 2)).toEqual(['2026-02-28', '2026-03-31']);
    expect(recurrences('2026-01-05', { weeks: 2 }, 2)).toEqual(['2026-01-19', '2026-02-02']);
  });
});

describe('planFaults', () => {
  const sound: PlanToCheck = {
    startsOn: '2026-05-04',
    endsOn: '2026-05-08',
    timeZone: 'Europe/Rome',
    capacity: 20,
    venues: [{ id: 'v', timeZone: 'Asia/Tokyo' }],
    phases: [{ id: 'p', startsOn: '2026-05-04', endsOn: '2026-05-05', venueId: 'v' }],
    sessions: [
      {
        id: 's',
        startsAt: '2026-05-03T23:00:00Z',
        endsAt: '2026-05-04T02:00:00Z',
        phaseId: 'p',
        venueId: 'v',
      },
    ],
    prices: [{ costItem: 'tuition' }],
    objectives: [{ code: 'O1' }],
    targets: [{ dimension: 'sex', key: 'woman', places: 10 }],
  };
  const [phase, session] = [sound.phases[0], sound.sessions[0]] as const;
  it.each([
    ['a day counted at the venue', {}, []],
    [
      'a phase before the activity',
      { phases: [{ ...phase, startsOn: '2026-05-01' }] },
      ['phases.0.startsOn outside-activity'],
    ],
    [
      'a session that ends before it starts',
      { sessions: [{ ...session, endsAt: '2026-05-03T22:00:00Z' }] },
      ['sessions.0.endsAt before-start'],
    ],
    [
      'a session outside its phase',
      { sessions: [{ ...session, startsAt: '2026-05-06T23:00:00Z', endsAt: '2026-05-07T02:00:00Z' }] },
      ['sessions.0.startsAt outside-phase'],
    ],
    [
      'a venue that is not there',
      { venues: [], phases: [] },
      ['sessions.0.venueId unknown', 'sessions.0.phaseId unknown'],
    ],
    [
      'the same price twice',
      { prices: [{ costItem: 'travel' }, { costItem: 'travel' }] },
      ['prices.1.costItem taken'],
    ],
    [
      'a target above the places',
      { targets: [{ dimension: 'sex', key: 'woman', places: 21 }] },
      ['targets.0.places above-capacity'],
    ],
  ] as [string, Partial<PlanToCheck>, string[]][])('%s', (_what, more, expected) =>
    expect(planFaults({ ...sound, ...more }).map(({ path, reason }) => `${path} ${reason}`)).toEqual(
      expected,
    ),
  );
});
