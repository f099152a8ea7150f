import type { CancellationCharge } from '@traccia/training';
import type { EntityManager } from 'typeorm';

export interface OwedPrice {
  amountCents: number;
  currency: string;
}

/** Writes table `withdrawal_charge`. */
export class WithdrawalChargeRepository {
  constructor(private readonly tx: EntityManager) {}

  /**
   * What person and organization pay for tuition and subsistence: by the funding lines, else by the price of the
   * activity; null when neither says anything in one currency.
   */
  async findOwed(enrolmentId: string): Promise<OwedPrice | null> {
    const rows: { amountCents: string; currency: string }[] = await this.tx.query(
      `WITH lines AS (
         SELECT f.amount_cents, f.currency, f.payer FROM enrolment e
         LEFT JOIN application ap ON ap.activity_id = e.activity_id AND ap.person_id = e.person_id AND ap.state = 'enrolled'
         JOIN funding_line f ON f.enrolment_id = e.id OR f.application_id = ap.id
         WHERE e.id = $1 AND f.cost_item <> 'travel'
       ), owed AS (
         SELECT amount_cents, currency FROM lines WHERE payer IN ('organization', 'person')
         UNION ALL
         SELECT r.amount_cents, r.currency FROM enrolment e JOIN activity_price r ON r.activity_id = e.activity_id
         WHERE e.id = $1 AND r.cost_item <> 'travel' AND NOT EXISTS (SELECT 1 FROM lines)
       ) SELECT sum(amount_cents)::text AS "amountCents", min(currency) AS currency FROM owed
       HAVING count(*) > 0 AND min(currency) = max(currency)`,
      [enrolmentId],
    );
    return rows[0] ? { amountCents: Number(rows[0].amountCents), currency: rows[0].currency } : null;
  }

  async record(enrolmentId: string, charge: CancellationCharge, currency: string | null): Promise<void> {
    await this.tx.query(
      `INSERT INTO withdrawal_charge (enrolment_id, days_before, percent, amount_cents, currency)
       VALUES ($1, $2, $3, $4, $5) ON CONFLICT (enrolment_id) DO NOTHING`,
      [
        enrolmentId,
        charge.daysBefore,
        charge.percent,
        charge.amountCents,
        charge.amountCents === null ? null : currency,
      ],
    );
  }

  async waive(enrolmentId: string): Promise<void> {
    await this.tx.query('DELETE FROM withdrawal_charge WHERE enrolment_id = $1', [enrolmentId]);
  }
}
