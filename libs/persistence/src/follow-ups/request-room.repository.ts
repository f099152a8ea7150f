import { requestCapDays } from '@traccia/training';
import type { EntityManager } from 'typeorm';
import { SettingRepository } from '../settings/setting.repository.js';
import { RequestRoom } from './request-room.js';

const lockSql = `SELECT id FROM person WHERE id = ANY($1::uuid[]) ORDER BY id FOR NO KEY UPDATE`;
const reachable = `p.email IS NOT NULL AND p.disabled_at IS NULL
  AND NOT EXISTS (SELECT 1 FROM contact_stop c WHERE c.person_id = p.id AND stop_holds(c.until))`;
const writtenSql = `SELECT p.id, coalesce(array_agg(m.due_at) FILTER (WHERE m.id IS NOT NULL), '{}') AS written
  FROM person p LEFT JOIN message m ON m.recipient_person_id = p.id AND m.due_at > $2
    AND m.kind IN ('survey.invitation', 'survey.handed_over', 'survey.reminder')
    AND m.state NOT IN ('suppressed', 'cancelled', 'bounced', 'dead')
  WHERE p.id = ANY($1::uuid[]) AND (NOT $3 OR ${reachable})
  GROUP BY p.id`;

/** Reads how often people were asked of late, over all activities. */
export class RequestRoomRepository {
  constructor(private readonly tx: EntityManager) {}

  /**
   * Nobody else hands out anything to these people until the transaction ends. Whoever cannot be reached now is not counted:
   * the claim will say why, and a mail that cannot leave is no reason to put it off.
   */
  async lock(personIds: readonly string[], from: Date): Promise<RequestRoom> {
    // Read in a statement of its own: one that waited for the lock would still see what was there before.
    await this.tx.query(lockSql, [personIds]);
    return this.readWritten(personIds, from, true);
  }

  /** @param from the earliest instant at which one of them is written to */
  async read(personIds: readonly string[], from: Date): Promise<RequestRoom> {
    return this.readWritten(personIds, from, false);
  }

  private async readWritten(
    ids: readonly string[],
    from: Date,
    reachableOnly: boolean,
  ): Promise<RequestRoom> {
    const { requestsPerWeek } = await new SettingRepository(this.tx).read();
    const since = new Date(from.getTime() - requestCapDays * 86_400_000);
    const rows: { id: string; written: Date[] }[] = await this.tx.query(writtenSql, [
      ids,
      since,
      reachableOnly,
    ]);
    const cap = { letters: requestsPerWeek, days: requestCapDays };
    return new RequestRoom(cap, new Map(rows.map(({ id, written }) => [id, written])));
  }
}
