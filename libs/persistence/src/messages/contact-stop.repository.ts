import type { EntityManager } from 'typeorm';
import { sqlInstant } from '../sql-instant.js';

const surveyStopSql = `SELECT ${sqlInstant('until')} AS until FROM contact_stop
  WHERE person_id = $1 AND stop_holds(until) ORDER BY contact_stop.until DESC NULLS FIRST LIMIT 1`;

/** Writes table `contact_stop` for people who ask for it; the ledger adds those whose mail bounced. */
export class ContactStopRepository {
  constructor(private readonly tx: EntityManager) {}

  /** Whose unsubscribe link this is; the link is never used up. */
  async findPersonByLink(hash: Buffer): Promise<string | null> {
    const rows: { personId: string }[] = await this.tx.query(
      `SELECT person_id AS "personId" FROM mailed_token
       WHERE token_hash = $1 AND purpose = 'unsubscribe' AND person_id IS NOT NULL AND expires_at > clock_timestamp()`,
      [hash],
    );
    return rows[0]?.personId ?? null;
  }

  /** Answers false when it had been asked for before; a pause becomes a stop. */
  async stopSurveys(personId: string): Promise<boolean> {
    const rows: unknown[] = await this.tx.query(
      `INSERT INTO contact_stop AS c (person_id, purpose, reason) VALUES ($1, 'surveys', 'unsubscribed')
       ON CONFLICT (person_id, purpose) DO UPDATE SET reason = 'unsubscribed', until = NULL,
         stopped_at = clock_timestamp() WHERE c.reason = 'paused' RETURNING person_id`,
      [personId],
    );
    return rows.length > 0;
  }

  /** For some months of business time; never loosens what a complaint or staff said. Answers false then. */
  async pauseSurveys(personId: string, months: number): Promise<boolean> {
    const rows: unknown[] = await this.tx.query(
      `INSERT INTO contact_stop AS c (person_id, purpose, reason, until)
       VALUES ($1, 'surveys', 'paused', business_now() + make_interval(months => $2))
       ON CONFLICT (person_id, purpose) DO UPDATE SET reason = 'paused', until = excluded.until,
         stopped_at = clock_timestamp() WHERE c.reason IN ('paused', 'unsubscribed') RETURNING person_id`,
      [personId, months],
    );
    return rows.length > 0;
  }

  /** Whoever consents anew takes back what they asked for, never what a bounce, a complaint or staff said. */
  async resumeSurveys(personId: string): Promise<boolean> {
    const [rows]: [unknown[], number] = await this.tx.query(
      `DELETE FROM contact_stop WHERE person_id = $1 AND purpose = 'surveys'
         AND reason IN ('unsubscribed', 'paused') RETURNING person_id`,
      [personId],
    );
    return rows.length > 0;
  }

  /** What keeps survey mail from this person at this moment; what holds longest counts. */
  async findSurveyStop(personId: string): Promise<{ until: string | null } | null> {
    const rows: { until: string | null }[] = await this.tx.query(surveyStopSql, [personId]);
    return rows[0] ?? null;
  }
}
