import type { AnswerOf, attendanceApi, RoomRow } from '@traccia/contracts';
import type { AttendanceFacts, HistoryEntry, OverviewEntry, RoomEntry } from '@traccia/persistence';
import { type AttendanceState, attendanceShare, attendanceVerdict, participantDays } from '@traccia/training';

type Overview = AnswerOf<typeof attendanceApi.overview>;
type Summary = Omit<AnswerOf<typeof attendanceApi.mine>, 'rule' | 'held'>;

const stateOfLetter: Record<string, AttendanceState> = {
  p: 'present',
  h: 'partial',
  a: 'absent',
  e: 'excused',
};

export function presentRoomRow({ sortKey: _, ...row }: RoomEntry): RoomRow {
  return { ...row, markedAt: row.markedAt?.toISOString() ?? null };
}

export function presentEvent(entry: HistoryEntry): AnswerOf<typeof attendanceApi.history>['rows'][number] {
  return {
    ...entry,
    markedAt: entry.markedAt.toISOString(),
    recordedAt: entry.recordedAt.toISOString(),
  };
}

export function presentRule(facts: AttendanceFacts): Overview['rule'] {
  return {
    percent: facts.percent,
    counting: countingOf(facts),
    closed: facts.status === 'closed',
    sessions: facts.sessions.map(({ position, title, startsAt }) => ({
      position,
      title,
      startsAt: new Date(startsAt).toISOString(),
    })),
  };
}

/** Where people meet, days are counted; online, hours by six. */
function countingOf({ modality }: AttendanceFacts): 'days' | 'hours' {
  return modality === 'online_tutored' || modality === 'online_self_guided' ? 'hours' : 'days';
}

/** Share, participant-days and verdict of everybody with these marks; the day is the venue's. */
export function summariser(facts: AttendanceFacts): (letters: string) => Summary {
  const days = new Intl.DateTimeFormat('en-CA', {
    timeZone: facts.timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  });
  const sessions = facts.sessions.map(({ startsAt, endsAt }) => ({
    day: days.format(new Date(startsAt)),
    hours: (Date.parse(endsAt) - Date.parse(startsAt)) / 3_600_000,
  }));
  const counting = countingOf(facts);
  return (letters) => {
    const marks = sessions.map((_, index) => stateOfLetter[letters[index] ?? '-'] ?? null);
    const marked = sessions.map((session, index) => ({ ...session, state: marks[index] ?? null }));
    return {
      marks,
      share: attendanceShare(marks.filter((mark) => mark !== null)),
      participantDays: participantDays(marked, counting),
      verdict: attendanceVerdict(marks, facts.percent, facts.status === 'closed'),
    };
  };
}

export function presentOverviewRow(
  { sortKey: _, letters, ...row }: OverviewEntry,
  summarise: (letters: string) => Summary,
): Overview['rows'][number] {
  return { ...row, ...summarise(letters) };
}
