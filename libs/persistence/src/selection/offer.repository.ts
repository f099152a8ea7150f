import type { MyOffer } from '@traccia/contracts';
import type { OfferState } from '@traccia/training';
import type { EntityManager } from 'typeorm';
import { sqlInstant } from '../sql-instant.js';

export interface LockedOffer {
  id: string;
  activityId: string;
  applicationId: string;
  state: OfferState;
  expiresAt: Date;
  now: Date;
}

/** First day and zone of an activity, before and after. */
export interface StartMove {
  before: { startsOn: string; timeZone: string };
  after: { startsOn: string; timeZone: string };
}
export interface MovedOffers {
  /** Of the first of them. */
  id: string;
  count: number;
  before: Date;
  after: Date;
}

const columns = `o.id, o.application_id AS "applicationId", a.id AS "activityId", a.code AS "activityCode",
  a.title AS "activityTitle", a.starts_on::text AS "startsOn", a.ends_on::text AS "endsOn", a.time_zone AS "timeZone",
  CASE WHEN o.state = 'open' AND o.expires_at <= business_now() THEN 'lapsed' ELSE o.state END AS state,
  ${sqlInstant('o.expires_at')} AS "expiresAt"`;
const tables = `offer o JOIN application ap ON ap.id = o.application_id JOIN activity a ON a.id = o.activity_id`;

const midnight = (day: string, zone: string) => `(${day})::timestamp AT TIME ZONE ${zone}::text`;
const madeOn = '(o.made_at AT TIME ZONE $3::text)::date';
/**
 * Until when the open offers of $1 stand once the activity begins on $2 in the zone $3 instead of on $4 in $5: what
 * ended with the old start ends as `make` would have it, what would outlast the new start ends with it. Nobody loses
 * the rest of today.
 */
const untilStart = `CASE
  WHEN o.expires_at = ${midnight('$4::date', '$5')}
    THEN ${midnight(`least(${madeOn} + a.offer_days + 1, greatest($2::date, ${madeOn} + 1))`, '$3')}
  WHEN o.expires_at > ${midnight('$2::date', '$3')} THEN least(o.expires_at,
    ${midnight(`greatest($2::date, (business_now() AT TIME ZONE $3::text)::date + 1)`, '$3')})
  ELSE o.expires_at END`;
const openOnes = `offer o JOIN activity a ON a.id = o.activity_id WHERE o.activity_id = $1 AND o.state = 'open'`;

const previewStartSql = `SELECT (array_agg(x.id ORDER BY x.id))[1] AS id, count(*)::int AS count, x.before, x.after
  FROM (SELECT o.id, o.expires_at AS before, ${untilStart} AS after FROM ${openOnes}) x
  GROUP BY x.before, x.after ORDER BY x.before, x.after`;
const followStartSql = `UPDATE offer f SET expires_at = x.after
  FROM (SELECT o.id, ${untilStart} AS after FROM ${openOnes}) x WHERE f.id = x.id AND f.expires_at <> x.after`;

const listOwnSql = `SELECT ${columns} FROM ${tables} WHERE ap.person_id = $1 ORDER BY o.made_at DESC, o.id LIMIT 50`;
const findOwnSql = `SELECT ${columns} FROM ${tables} WHERE o.id = $1 AND ap.person_id = $2`;

/** Writes table `offer`. The database keeps the count of open offers beside the count of places taken. */
export class OfferRepository {
  constructor(private readonly tx: EntityManager) {}

  /**
   * One offer a decision, until the end of a day at the venue and never beyond the day before the start begins to
   * end: the last night before the activity.
   */
  async make(activityId: string, decisionIds: readonly string[]): Promise<number> {
    const rows: unknown[] = await this.tx.query(
      `INSERT INTO offer (activity_id, application_id, decision_id, expires_at)
       SELECT a.id, d.application_id, d.id, (least((business_now() AT TIME ZONE a.time_zone)::date + a.offer_days + 1,
         greatest(a.starts_on, (business_now() AT TIME ZONE a.time_zone)::date + 1)))::timestamp AT TIME ZONE a.time_zone
       FROM activity a JOIN selection_decision d ON d.activity_id = a.id AND d.id = ANY($2::uuid[])
       WHERE a.id = $1 RETURNING 1`,
      [activityId, decisionIds],
    );
    return rows.length;
  }

  /** What a start on another day does to the open offers, those with the same end together. */
  async previewStart(activityId: string, move: StartMove): Promise<MovedOffers[]> {
    return this.tx.query(previewStartSql, [activityId, ...startValues(move)]);
  }

  async followStart(activityId: string, move: StartMove): Promise<void> {
    await this.tx.query(followStartSql, [activityId, ...startValues(move)]);
  }

  async listOwn(personId: string): Promise<MyOffer[]> {
    return this.tx.query(listOwnSql, [personId]);
  }

  async findOwn(id: string, personId: string): Promise<MyOffer | null> {
    const rows: MyOffer[] = await this.tx.query(findOwnSql, [id, personId]);
    return rows[0] ?? null;
  }

  /** The caller holds the activity's lock. */
  async lock(id: string): Promise<LockedOffer | null> {
    const rows: LockedOffer[] = await this.tx.query(
      `SELECT id, activity_id AS "activityId", application_id AS "applicationId", state, expires_at AS "expiresAt",
         business_now() AS now FROM offer WHERE id = $1 FOR UPDATE`,
      [id],
    );
    return rows[0] ?? null;
  }

  async close(id: string, state: 'accepted' | 'refused', reason: string | null): Promise<void> {
    await this.tx.query(
      `UPDATE offer SET state = $2, refusal_reason = $3, answered_at = business_now() WHERE id = $1`,
      [id, state, reason],
    );
  }

  /** Of somebody who steps back altogether. */
  async withdrawOf(applicationId: string): Promise<number> {
    const [rows]: [unknown[], number] = await this.tx.query(
      `UPDATE offer SET state = 'withdrawn', answered_at = business_now()
       WHERE application_id = $1 AND state = 'open' RETURNING 1`,
      [applicationId],
    );
    return rows.length;
  }

  /** The activity does not take place. */
  async withdrawAll(activityId: string): Promise<void> {
    await this.tx.query(
      `UPDATE offer SET state = 'withdrawn', answered_at = business_now() WHERE activity_id = $1 AND state = 'open'`,
      [activityId],
    );
  }

  /** Activities in which an offer has run out. */
  async findDueActivities(limit: number): Promise<string[]> {
    const rows: { id: string }[] = await this.tx.query(
      `SELECT DISTINCT activity_id AS id FROM offer WHERE state = 'open' AND expires_at <= business_now() LIMIT $1`,
      [limit],
    );
    return rows.map(({ id }) => id);
  }

  /** What has run out lapses; answers whose applications. */
  async lapse(activityId: string): Promise<string[]> {
    const [rows]: [{ applicationId: string }[], number] = await this.tx.query(
      `UPDATE offer SET state = 'lapsed' WHERE activity_id = $1 AND state = 'open' AND expires_at <= business_now()
       RETURNING application_id AS "applicationId"`,
      [activityId],
    );
    return rows.map(({ applicationId }) => applicationId);
  }
}

function startValues({ before, after }: StartMove): string[] {
  return [after.startsOn, after.timeZone, before.startsOn, before.timeZone];
}
