import { describe, expect, it } from '@jest/globals';
import { achievementVerdict, participationVerdict } from './certificate-rule.js';
import { certificateSerial, readCertificateSerial } from './certificate-serial.js';

describe('serials of certificates', () => {
  const serial = certificateSerial(2026, [7, 19, 4, 20, 23, 2, 24, 28]);

  it('are read as typed, whatever the case, dashes and likely misreadings', () => {
    expect(serial).toMatch(/^TR-2026-7K4M-Q2RW-.$/);
    for (const typed of [
      serial,
      serial.toLowerCase(),
      serial.replaceAll('-', ''),
      serial.replaceAll('-', ' – '),
    ])
      expect(readCertificateSerial(typed)).toBe(serial);
    const withOne = certificateSerial(2026, [1, 0, 1, 0, 1, 0, 1, 0]);
    expect(readCertificateSerial(withOne.replace('1010-1010', 'lOIo-1o10'))).toBe(withOne);
  });

  it('are refused with any one character changed, and when they are none', () => {
    for (const [at, character] of [...serial].entries())
      if (!'TR-'.includes(character) || at > 7)
        for (const other of '0123456789ABCDEFGHJKMNPQRSTVWXYZ')
          if (other !== character && character !== '-')
            expect([
              at,
              other,
              readCertificateSerial(serial.slice(0, at) + other + serial.slice(at + 1)),
            ]).toEqual([at, other, null]);
    for (const typed of ['', 'TR', "' OR 1=1 --", 'TR-2026-7K4M-Q2RW', `${serial}0`, '\u0000'])
      expect(readCertificateSerial(typed)).toBeNull();
  });

  it('are made of eight numbers below 32', () => {
    expect(() => certificateSerial(2026, [1, 2, 3])).toThrow(RangeError);
    expect(() => certificateSerial(2026, [32, 0, 0, 0, 0, 0, 0, 0])).toThrow(RangeError);
  });
});

describe('who has earned a certificate of participation', () => {
  const counts = (held: number, present: number, excused = 0) => ({ held, present, excused });
  it.each([
    ['4 of 5 is 80 %', true, true, counts(5, 4), { met: true }],
    ['3 of 5', true, true, counts(5, 3), { met: false, reason: 'attendance-below', have: 60, need: 80 }],
    [
      '3 of 5, one excused: 75 %',
      true,
      true,
      counts(5, 3, 1),
      { met: false, reason: 'attendance-below', have: 75, need: 80 },
    ],
    ['4 of 5, one of six excused', true, true, counts(6, 4, 1), { met: true }],
    [
      '79.9 % is not 80',
      true,
      true,
      counts(1000, 799),
      { met: false, reason: 'attendance-below', have: 79, need: 80 },
    ],
    ['not over yet', false, true, counts(5, 5), { met: false, reason: 'not-over' }],
    ['no sessions, came', true, true, counts(0, 0), { met: true }],
    ['no sessions, did not come', true, false, counts(0, 0), { met: false, reason: 'not-attended' }],
    ['excused from all', true, false, counts(2, 0, 2), { met: false, reason: 'not-attended' }],
  ] as const)('%s', (_, over, attended, given, expected) => {
    expect(participationVerdict(over, attended, given, 80)).toEqual(expected);
  });
});

describe('who has earned a certificate of achievement', () => {
  const none = { test: null, assignmentsPassed: 0, assignmentsSet: 0 };
  const test = { testPercent: 60, assignments: false };
  const both = { testPercent: 60, assignments: true };
  it.each([
    ['no rule', null, none, { met: false, reason: 'no-rule' }],
    ['an empty rule', { testPercent: null, assignments: false }, none, { met: false, reason: 'no-rule' }],
    ['no test written', test, none, { met: false, reason: 'test-missing', need: 60 }],
    ['6 of 10', test, { ...none, test: { points: 6, max: 10 } }, { met: true }],
    [
      '5.9 of 10',
      test,
      { ...none, test: { points: 5.9, max: 10 } },
      { met: false, reason: 'test-below', have: 59, need: 60 },
    ],
    [
      'test passed, one of two assignments',
      both,
      { test: { points: 9, max: 10 }, assignmentsPassed: 1, assignmentsSet: 2 },
      { met: false, reason: 'assignments-open', have: 1, need: 2 },
    ],
    [
      'both passed',
      both,
      { test: { points: 9, max: 10 }, assignmentsPassed: 2, assignmentsSet: 2 },
      { met: true },
    ],
    [
      'assignments asked, none set',
      { testPercent: null, assignments: true },
      none,
      { met: false, reason: 'assignments-open', have: 0, need: 0 },
    ],
  ] as const)('%s', (_, rule, given, expected) => {
    expect(achievementVerdict(true, rule, given)).toEqual(expected);
  });
  it('waits for the last day', () => {
    expect(achievementVerdict(false, test, { ...none, test: { points: 6, max: 10 } })).toEqual({
      met: false,
      reason: 'not-over',
    });
  });
});
