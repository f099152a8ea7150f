import { placeHolding, type SheetMark } from '@traccia/training';
import type { EntityManager } from 'typeorm';
import { AttendanceRepository, type NewMark } from './attendance.repository.js';

/** Marks that differ from what stands, under the locks of the enrolments; who has left meanwhile is left out. */
export async function marksToChange(
  tx: EntityManager,
  activityId: string,
  marks: readonly SheetMark[],
  allSessions: readonly { id: string; position: number }[],
): Promise<NewMark[]> {
  const ids = [...new Set(marks.map(({ enrolmentId }) => enrolmentId))];
  const attendance = new AttendanceRepository(tx);
  const statuses = await attendance.lockEnrolments(activityId, ids);
  const held = new Set<string>(placeHolding);
  const sessions = new Map(allSessions.map(({ id, position }) => [position, id]));
  const keyOf = (sessionId: string, enrolmentId: string) => `${sessionId} ${enrolmentId}`;
  const standing = new Map(
    (await attendance.current([...sessions.values()], ids)).map((mark) => [
      keyOf(mark.sessionId, mark.enrolmentId),
      mark.state,
    ]),
  );
  return marks.flatMap(({ position, enrolmentId, state }): NewMark[] => {
    const sessionId = sessions.get(position);
    if (sessionId === undefined || !held.has(statuses.get(enrolmentId) ?? '')) return [];
    const from = standing.get(keyOf(sessionId, enrolmentId)) ?? null;
    return from === state ? [] : [{ sessionId, enrolmentId, state, from, ageSeconds: 0, held: true }];
  });
}
