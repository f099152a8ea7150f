import type { Locale } from '@traccia/contracts';
import type { EntityManager } from 'typeorm';

export interface StandingStop {
  /** The one that lasts longest of those that hold; null: none does. */
  reason: string | null;
  until: Date | null;
  locale: Locale;
}

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

  /** What holds for questions to this person now; null: there is no such person. */
  async findStanding(personId: string): Promise<StandingStop | null> {
    const rows: StandingStop[] = await this.tx.query(
      `SELECT s.reason, s.until, p.locale FROM person p LEFT JOIN LATERAL (
         SELECT c.reason, c.until FROM contact_stop c WHERE c.person_id = p.id AND stop_holds(c.until)
         ORDER BY c.reason IN ('unsubscribed', 'paused'), c.until DESC NULLS FIRST LIMIT 1) s ON true
       WHERE p.id = $1`,
      [personId],
    );
    return rows[0] ?? null;
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
}
