import { describe, expect, it } from '@jest/globals';
import { attendanceVerdict } from './attendance-rule.js';
import { attendanceHeadings, readAttendanceSheet } from './attendance-sheet.js';
import { attendanceShare, presentShare, settleMark, type AttendanceState } from './attendance.js';
import { participantDays } from './participant-days.js';

const marksOf = (letters: string) =>
  [...letters].map((letter): AttendanceState | null => {
    const states: Record<string, AttendanceState> = { p: 'present', h: 'partial', a: 'absent', e: 'excused' };
    return states[letter] ?? null;
  });

describe('attendanceShare', () => {
  it('counts a part of a session half and leaves excused ones out', () => {
    expect(attendanceShare(['present', 'partial', 'absent', 'excused'])).toBe(0.5); // 1.5 of 3
    expect((['present', 'partial', 'absent', 'excused'] as const).map(presentShare)).toEqual([
      1,
      0.5,
      0,
      null,
    ]);
  });
});

describe('settleMark', () => {
  it.each([
    ['nothing stands', null, 5, 'holds'],
    ['an earlier mark stands', { state: 'present', markedAt: 4 }, 5, 'holds'],
    ['a mark of the same moment stands', { state: 'present', markedAt: 5 }, 5, 'holds'],
    ['a later mark stands', { state: 'present', markedAt: 6 }, 5, 'outdated'],
    ['the same stands', { state: 'absent', markedAt: 6 }, 5, 'same'],
  ] as const)('%s', (_what, current, markedAt, expected) =>
    expect(settleMark(current, { state: 'absent', markedAt })).toBe(expected),
  );
});

describe('attendanceVerdict', () => {
  it.each([
    ['ppp-', 75, false, 'met'], // 3 of 4 at worst
    ['ppp-', 80, false, 'possible'], // 3 of 4 or 4 of 4
    ['aa--', 80, false, 'not_met'], // 2 of 4 at best
    ['ppph', 80, false, 'met'], // 3.5 of 4 = 0.875
    ['pppa', 80, false, 'not_met'], // 3 of 4
    ['pppe', 80, false, 'met'], // 3 of 3
    ['pppp-', 80, true, 'met'], // 4 of 5: what is not marked was missed
    ['ppp--', 80, true, 'not_met'],
    ['ee', 80, false, 'no_sessions'],
    ['', 80, false, 'no_sessions'],
    ['a', 0, false, 'met'],
    ['pppppppppppppppppppa', 95, true, 'met'], // 19 of 20
  ] as const)('%s at %i %%, closed %s: %s', (letters, percent, closed, expected) =>
    expect(attendanceVerdict(marksOf(letters), percent, closed)).toBe(expected),
  );
});

describe('participantDays', () => {
  const session = (day: string, letter: string) => ({ day, hours: 3, state: marksOf(letter)[0] ?? null });
  it.each([
    [[['1', 'p']], 1],
    [[['1', 'h']], 0.5],
    [[['1', 'p'], ['1', 'p'], ['2', 'a']], 1], // prettier-ignore
    [[['1', 'p'], ['1', 'a']], 0.5], // prettier-ignore
    [[['1', 'p'], ['1', '-']], 0.5], // prettier-ignore
    [[['1', 'e'], ['2', 'p'], ['3', 'h']], 1.5], // prettier-ignore
    [[], 0],
  ] as [string, string][][][])('%j gives %d', (sessions, expected) =>
    expect(
      participantDays(
        (sessions as unknown as [string, string][]).map(([day, letter]) => session(day, letter)),
        'days',
      ),
    ).toBe(expected as unknown as number),
  );
  it('counts hours by six where people meet online', () =>
    // 3 h + half of 3 h = 4.5 h
    expect(participantDays([session('1', 'p'), session('1', 'h')], 'hours')).toBe(0.75));
});

describe('readAttendanceSheet', () => {
  const id = '5b1c8f0e-1111-4111-8111-111111111111';
  const people = [
    { enrolmentId: id, email: 'Ada@People.test' },
    { enrolmentId: 'two', email: 'shared@people.test' },
    { enrolmentId: 'three', email: 'shared@people.test' },
  ];
  const read = (...rows: string[][]) => readAttendanceSheet(rows, [1, 2], people);
  it('reads marks by mailbox and by id, in words, letters and numbers', () => {
    const { marks, faults, soundLines } = read(
      ['Enrolment id', 'E-mail', 'Name', 'S1 Opening', 'Session 2'],
      ['', 'ada@people.test', 'Ada', 'P', '0,5'],
      ['two', 'shared@people.test', 'Ben', '', 'Excused'],
      ['', '', '', '', ''],
    );
    expect(faults).toEqual([]);
    expect(soundLines).toBe(2);
    expect(marks).toEqual([
      { position: 1, enrolmentId: id, state: 'present' },
      { position: 2, enrolmentId: id, state: 'partial' },
      { position: 2, enrolmentId: 'two', state: 'excused' },
    ]);
  });
  it('reads its own headings in every language', () => {
    for (const { enrolment, email, name } of Object.values(attendanceHeadings)) {
      const byId = read([enrolment, name, 'S1 …'], [id, 'Ada', 'p']);
      const byMailbox = read([email.replaceAll('’', "'"), 'S1'], ['ada@people.test', 'p']);
      expect([byId.marks, byMailbox.marks]).toEqual([byId.marks, byId.marks]);
      expect(byId.marks).toEqual([{ position: 1, enrolmentId: id, state: 'present' }]);
    }
  });
  it('names line, column and reason, and takes nothing of a faulty line', () => {
    const { marks, faults } = read(
      ['E-mail', 'S1', 'S9'],
      ['ada@people.test', 'maybe'],
      ['shared@people.test', 'p'],
      ['', 'p'],
    );
    expect(marks).toEqual([]);
    expect(faults).toEqual([
      { line: 1, column: 'S9', reason: 'no-session', value: 'S9' },
      { line: 2, column: 'S1', reason: 'no-mark', value: 'maybe' },
      { line: 3, column: 'E-mail', reason: 'nobody', value: 'shared@people.test' },
      { line: 4, column: 'E-mail', reason: 'nobody', value: '' },
    ]);
  });
  it.each([
    [[['Name', 'S1']], 'no-key'],
    [[['E-mail', 'Remark']], 'no-session-column'],
    [[['E-mail', 'S1', '1']], 'twice'],
    [[['E-mail', 'S1'], ['ada@people.test', 'p'], ['ada@people.test', 'a']], 'twice'], // prettier-ignore
    [[['E-mail', 'S1'], ['ada@people.test', '__proto__']], 'no-mark'], // prettier-ignore
  ])('refuses %j: %s', (rows, reason) =>
    expect(read(...(rows as string[][])).faults.map((fault) => fault.reason)).toContain(reason),
  );
});
