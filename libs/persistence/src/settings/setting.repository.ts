import { settingsSchema, type Settings } from '@traccia/contracts';
import type { EntityManager } from 'typeorm';

/** What an installation says about itself before anybody has changed a setting. */
export const defaultSettings: Settings = {
  centreName: 'Traccia',
  mailFromName: 'Traccia',
  mailFromAddress: 'no-reply@traccia.invalid',
  disclosureThreshold: 5,
  mailsPerMinute: 600,
  requestsPerWeek: 4,
  answersLinkedMonths: 60,
};

/** Writes table `setting`: one row a key of the contract's settings. */
export class SettingRepository {
  constructor(private readonly tx: EntityManager) {}

  /** Every setting; a row that no longer fits the contract counts as not set. */
  async read(): Promise<Settings> {
    const rows: { key: string; value: unknown }[] = await this.tx.query('SELECT key, value FROM setting');
    const known = rows.filter(({ key, value }) => {
      const field = Object.hasOwn(settingsSchema.shape, key)
        ? settingsSchema.shape[key as keyof Settings]
        : null;
      return field?.safeParse(value).success ?? false;
    });
    return { ...defaultSettings, ...Object.fromEntries(known.map(({ key, value }) => [key, value])) };
  }

  /** Two people who change settings at once follow one another; held until the transaction ends. */
  async lock(): Promise<void> {
    await this.tx.query(`SELECT pg_advisory_xact_lock(hashtext('settings'))`);
  }

  async write(settings: Settings, by: string | null): Promise<void> {
    await this.tx.query(
      `INSERT INTO setting (key, value, updated_by)
       SELECT key, value, $2 FROM jsonb_each($1::jsonb)
       ON CONFLICT (key) DO UPDATE SET value = EXCLUDED.value, updated_by = EXCLUDED.updated_by, updated_at = clock_timestamp()
       WHERE setting.value <> EXCLUDED.value`,
      [JSON.stringify(settings), by],
    );
  }
}
