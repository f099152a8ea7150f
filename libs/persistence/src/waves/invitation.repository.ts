import type { EntityManager } from 'typeorm';
import { onSiteOf, placeColumns, placeTables } from '../follow-ups/asked.sql.js';
import { type AskingGroup, groupValues } from '../follow-ups/asking-groups.js';

const peopleSql = `(SELECT e.id AS enrolment_id, e.activity_id, e.person_id AS recipient_id, NULL::uuid AS organization_id
  FROM enrolment e WHERE e.activity_id = $1 AND (e.id = ANY($2::uuid[])
    OR $2::uuid[] IS NULL AND e.status IN ('enrolled', 'attended', 'completed'))) x`;
const openable = `w.activity_id = $1 AND w.state = 'planned' AND w.respondent_kind = 'participant' AND w.opens_at IS NOT NULL`;
const groupsSql = `SELECT DISTINCT w.id::text AS ref, w.opens_at AS "opensAt", w.opening = 'in_room' AS "inRoom",
    ${placeColumns}, true AS attends, ${onSiteOf} AS "onSite"
  FROM ${peopleSql} ${placeTables} JOIN wave w ON ${openable}`;
const zoned = `(SELECT x.enrolment_id, ${placeColumns} FROM ${peopleSql} ${placeTables}) z
  JOIN unnest($3::text[], $4::text[], $5::text[], $6::boolean[], $7::timestamptz[])
    AS g(ref, zone, weekend, attends, due_at) USING (zone, weekend)
  JOIN wave w ON w.id = g.ref::uuid AND ${openable}`;
const planSql = `INSERT INTO invitation (wave_id, enrolment_id, due_at, expires_at)
  SELECT w.id, z.enrolment_id, g.due_at, w.closes_at FROM ${zoned} ON CONFLICT DO NOTHING`;
const followSql = `UPDATE invitation i SET due_at = n.due_at, expires_at = n.closes_at
  FROM (SELECT w.id, z.enrolment_id, g.due_at, w.closes_at FROM ${zoned}) n
  WHERE i.wave_id = n.id AND i.enrolment_id = n.enrolment_id AND i.answer_state = 'planned'`;

/** Writes table `invitation`, but for the handing out that the worker does. */
export class InvitationRepository {
  constructor(private readonly tx: EntityManager) {}

  /**
   * One planned invitation for each planned wave that asks participants, at the hour at which each of them would be asked;
   * again for the same people changes nothing.
   */
  async planFor(activityId: string, enrolmentIds: readonly string[]): Promise<void> {
    await this.plan(activityId, enrolmentIds);
  }

  /** Whoever holds a place when waves are planned is asked. */
  async planForActivity(activityId: string): Promise<void> {
    await this.plan(activityId, null);
  }

  /** A plan may have changed whom a wave asks; what nobody has seen is made anew. */
  async dropUnasked(activityId: string): Promise<void> {
    await this.tx.query(
      `DELETE FROM invitation i USING wave w
       WHERE w.id = i.wave_id AND w.activity_id = $1 AND w.state IN ('planned', 'cancelled') AND w.frozen_at IS NULL
         AND w.wave_plan_id IS NOT NULL AND i.answer_state = 'planned' AND (w.state = 'cancelled' OR w.respondent_kind <> 'participant')`,
      [activityId],
    );
  }

  /** What is not handed out follows its wave; a link that was sent keeps the dates it was sent with. */
  async followWaves(activityId: string): Promise<void> {
    const groups: AskingGroup[] = await this.tx.query(groupsSql, [activityId, null]);
    if (groups.length > 0) await this.tx.query(followSql, [activityId, null, ...groupValues(groups)]);
  }

  /** Somebody gave the place back before being asked. */
  async retire(enrolmentId: string): Promise<void> {
    await this.tx.query(
      `UPDATE invitation SET answer_state = 'ineligible' WHERE enrolment_id = $1 AND answer_state = 'planned'`,
      [enrolmentId],
    );
  }

  private async plan(activityId: string, enrolmentIds: readonly string[] | null): Promise<void> {
    const groups: AskingGroup[] = await this.tx.query(groupsSql, [activityId, enrolmentIds]);
    if (groups.length > 0) await this.tx.query(planSql, [activityId, enrolmentIds, ...groupValues(groups)]);
  }
}
