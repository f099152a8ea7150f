import type { ConsentPurpose, Locale, LocalisedText } from '@traccia/contracts';
import type { EntityManager } from 'typeorm';

export interface ConsentText {
  purpose: ConsentPurpose;
  version: number;
  body: LocalisedText;
}

export interface ConsentEntry {
  id: string;
  purpose: ConsentPurpose;
  textVersion: number;
  locale: Locale;
  givenAt: Date;
  withdrawnAt: Date | null;
  source: 'my_data' | 'application' | 'nomination' | 'paper';
}

export interface NewConsent {
  personId: string;
  purpose: ConsentPurpose;
  textVersion: number;
  locale: Locale;
  source: ConsentEntry['source'];
  requestId: string | null;
}

/** Writes table `consent`. Nothing is overwritten: a consent is given in a row of its own and closed by its withdrawal. */
export class ConsentRepository {
  constructor(private readonly tx: EntityManager) {}

  /** The words that are asked today, one text a purpose. */
  async listTexts(): Promise<ConsentText[]> {
    return this.tx.query(
      `SELECT DISTINCT ON (purpose) purpose, version, body FROM consent_text
       WHERE valid_from <= clock_timestamp() ORDER BY purpose, version DESC`,
    );
  }

  async listOf(personId: string, limit: number): Promise<ConsentEntry[]> {
    return this.tx.query(
      `SELECT id, purpose, text_version AS "textVersion", locale, given_at AS "givenAt",
         withdrawn_at AS "withdrawnAt", source
       FROM consent WHERE person_id = $1 ORDER BY withdrawn_at IS NOT NULL, given_at DESC, id LIMIT $2`,
      [personId, limit],
    );
  }

  /** Closes an older consent of the purpose; answers false when these words were consented to already. */
  async give(consent: NewConsent): Promise<boolean> {
    await this.tx.query(`SELECT pg_advisory_xact_lock(hashtextextended('consent ' || $1, 0))`, [
      consent.personId,
    ]);
    await this.tx.query(
      `UPDATE consent SET withdrawn_at = clock_timestamp()
       WHERE person_id = $1 AND purpose = $2 AND text_version <> $3 AND withdrawn_at IS NULL`,
      [consent.personId, consent.purpose, consent.textVersion],
    );
    const rows: unknown[] = await this.tx.query(
      `INSERT INTO consent (person_id, purpose, text_version, locale, source, request_id)
       VALUES ($1, $2, $3, $4, $5, $6)
       ON CONFLICT (person_id, purpose) WHERE withdrawn_at IS NULL DO NOTHING RETURNING id`,
      [
        consent.personId,
        consent.purpose,
        consent.textVersion,
        consent.locale,
        consent.source,
        consent.requestId,
      ],
    );
    return rows.length > 0;
  }

  /** Answers false when there was nothing to withdraw. */
  async withdraw(personId: string, purpose: ConsentPurpose): Promise<boolean> {
    const [rows]: [unknown[], number] = await this.tx.query(
      `UPDATE consent SET withdrawn_at = clock_timestamp()
       WHERE person_id = $1 AND purpose = $2 AND withdrawn_at IS NULL RETURNING id`,
      [personId, purpose],
    );
    return rows.length > 0;
  }
}
