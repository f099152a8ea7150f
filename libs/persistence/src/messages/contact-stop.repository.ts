import type { EntityManager } from 'typeorm';

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

  /** Answers false when it had been asked for before. */
  async stopSurveys(personId: string): Promise<boolean> {
    const rows: unknown[] = await this.tx.query(
      `INSERT INTO contact_stop (person_id, purpose, reason) VALUES ($1, 'surveys', 'unsubscribed')
       ON CONFLICT DO NOTHING RETURNING person_id`,
      [personId],
    );
    return rows.length > 0;
  }

  /** Whoever consents anew takes back what they asked for, never what a bounce or staff said. */
  async resumeSurveys(personId: string): Promise<void> {
    await this.tx.query(
      `DELETE FROM contact_stop WHERE person_id = $1 AND purpose = 'surveys' AND reason = 'unsubscribed'`,
      [personId],
    );
  }
}
