import type { EntityManager } from 'typeorm';
import { sessionTitles } from '../activities/activity.sql.js';

export interface CalendarFeed {
  nonce: Buffer;
  keyVersion: number;
  tokenHash: Buffer;
}
/** One thing in a calendar; without sessions the activity stands there as whole days. */
export interface CalendarEntry {
  uid: string;
  code: string;
  activityTitle: Record<string, string>;
  sessionTitle: Record<string, string> | null;
  /** Version of the activity: calendar programs replace what has a lower one. */
  version: number;
  cancelled: boolean;
  startsAt: Date | null;
  endsAt: Date | null;
  startsOn: string;
  endsOn: string;
  timeZone: string;
  venue: string | null;
}

const entryColumns = `a.id || coalesce('-' || s.id, '') AS uid, a.code, a.title AS "activityTitle",
  ${sessionTitles} AS "sessionTitle", a.version,
  a.status = 'cancelled' AS cancelled, s.starts_at AS "startsAt", s.ends_at AS "endsAt",
  a.starts_on::text AS "startsOn", a.ends_on::text AS "endsOn", coalesce(v.time_zone, a.time_zone) AS "timeZone",
  coalesce(nullif(concat_ws(', ', v.name, v.city), ''), a.venue) AS venue`;
const tables = `activity a LEFT JOIN activity_session s ON s.activity_id = a.id
  LEFT JOIN activity_venue v ON v.id = s.venue_id`;
const most = 1000;
const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

const ofActivitySql = `SELECT ${entryColumns} FROM ${tables}
  WHERE a.id = $1 ORDER BY s.starts_at LIMIT ${most}`;

/** A place that ended because the activity was cancelled: the calendar says so instead of forgetting it. */
const lostWithIt = `(a.status = 'cancelled' AND e.status = 'cancelled' AND e.status_at >= a.cancelled_at)`;

/** Public, or cancelled after it had been: only then somebody lost a place with it. */
const announcedSql = `SELECT a.id FROM activity a WHERE (a.code = $1 OR a.id = $2::uuid) AND NOT a.is_template
    AND (a.status IN ('open', 'confirmed', 'running', 'ended', 'closed')
      OR EXISTS (SELECT 1 FROM enrolment e WHERE e.activity_id = a.id AND ${lostWithIt}))
  ORDER BY a.code = $1 DESC LIMIT 1`;

/** What somebody takes part in or works in, from a quarter of a year ago on. */
const ofPersonSql = `SELECT ${entryColumns} FROM ${tables}
  WHERE a.ends_on > (business_now() - interval '90 days')::date AND a.status NOT IN ('draft', 'tentative') AND (
    EXISTS (SELECT 1 FROM enrolment e WHERE e.activity_id = a.id AND e.person_id = $1
      AND (e.status IN ('enrolled', 'attended', 'completed') OR ${lostWithIt}))
    OR EXISTS (SELECT 1 FROM activity_staff w WHERE w.activity_id = a.id AND w.person_id = $1))
  ORDER BY coalesce(s.starts_at, a.starts_on::timestamptz) LIMIT ${most}`;

/** Writes table `calendar_feed`, and reads what stands in a calendar. */
export class CalendarFeedRepository {
  constructor(private readonly tx: EntityManager) {}

  async find(personId: string): Promise<CalendarFeed | null> {
    const rows: CalendarFeed[] = await this.tx.query(
      `SELECT nonce, key_version AS "keyVersion", token_hash AS "tokenHash" FROM calendar_feed WHERE person_id = $1`,
      [personId],
    );
    return rows[0] ?? null;
  }

  /** The feed before stops working. */
  async put(personId: string, feed: CalendarFeed): Promise<void> {
    await this.tx.query(
      `INSERT INTO calendar_feed (person_id, nonce, key_version, token_hash) VALUES ($1, $2, $3, $4)
       ON CONFLICT (person_id) DO UPDATE SET nonce = excluded.nonce, key_version = excluded.key_version,
         token_hash = excluded.token_hash, created_at = clock_timestamp()`,
      [personId, feed.nonce, feed.keyVersion, feed.tokenHash],
    );
  }

  async end(personId: string): Promise<void> {
    await this.tx.query('DELETE FROM calendar_feed WHERE person_id = $1', [personId]);
  }

  /** Whose feed it is; nobody's when the account is closed. */
  async findReader(tokenHash: Buffer): Promise<{ personId: string; locale: string } | null> {
    const rows: { personId: string; locale: string }[] = await this.tx.query(
      `SELECT p.id AS "personId", p.locale FROM calendar_feed f JOIN person p ON p.id = f.person_id
       WHERE f.token_hash = $1 AND p.disabled_at IS NULL`,
      [tokenHash],
    );
    return rows[0] ?? null;
  }

  /** By code, or by id, because mails link to the id. */
  async findAnnounced(codeOrId: string): Promise<string | null> {
    const rows: { id: string }[] = await this.tx.query(announcedSql, [
      codeOrId,
      uuid.test(codeOrId) ? codeOrId : null,
    ]);
    return rows[0]?.id ?? null;
  }

  async listForActivity(activityId: string): Promise<CalendarEntry[]> {
    return this.tx.query(ofActivitySql, [activityId]);
  }

  async listForPerson(personId: string): Promise<CalendarEntry[]> {
    return this.tx.query(ofPersonSql, [personId]);
  }
}
