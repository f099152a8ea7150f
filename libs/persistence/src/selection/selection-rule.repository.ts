import { type CancellationBand, type FellowshipRule, usualBands } from '@traccia/training';
import type { EntityManager } from 'typeorm';

export interface SelectionRules {
  cancellationBands: CancellationBand[];
  fellowshipRule: FellowshipRule | null;
  logisticsKeepDays: number;
  /** 0 while nobody has changed anything. */
  version: number;
}

/** Writes table `selection_rule`. */
export class SelectionRuleRepository {
  constructor(private readonly tx: EntityManager) {}

  async find(activityId: string): Promise<SelectionRules> {
    const rows: (Omit<SelectionRules, 'cancellationBands'> & {
      cancellationBands: CancellationBand[] | null;
    })[] = await this.tx.query(
      `SELECT cancellation_bands AS "cancellationBands", fellowship_rule AS "fellowshipRule",
           logistics_keep_days AS "logisticsKeepDays", version FROM selection_rule WHERE activity_id = $1`,
      [activityId],
    );
    const [row] = rows;
    return row
      ? { ...row, cancellationBands: row.cancellationBands ?? [...usualBands] }
      : { cancellationBands: [...usualBands], fellowshipRule: null, logisticsKeepDays: 90, version: 0 };
  }

  /** False when somebody else has changed them since. */
  async set(activityId: string, rules: SelectionRules): Promise<boolean> {
    const rows: unknown[] = await this.tx.query(
      `INSERT INTO selection_rule AS r (activity_id, cancellation_bands, fellowship_rule, logistics_keep_days)
       SELECT $1, $2::jsonb, $3::jsonb, $4 WHERE $5 = 0 OR EXISTS (SELECT 1 FROM selection_rule WHERE activity_id = $1)
       ON CONFLICT (activity_id) DO UPDATE SET cancellation_bands = EXCLUDED.cancellation_bands,
         fellowship_rule = EXCLUDED.fellowship_rule, logistics_keep_days = EXCLUDED.logistics_keep_days,
         version = r.version + 1 WHERE r.version = $5 RETURNING 1`,
      [
        activityId,
        JSON.stringify(rules.cancellationBands),
        rules.fellowshipRule && JSON.stringify(rules.fellowshipRule),
        rules.logisticsKeepDays,
        rules.version,
      ],
    );
    return rows.length > 0;
  }
}
