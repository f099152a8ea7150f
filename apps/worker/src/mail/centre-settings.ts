import { SettingRepository } from '@traccia/persistence';
import type { Settings } from '@traccia/contracts';
import type { DataSource } from 'typeorm';

const freshMs = 10_000;

export type CentreSettings = Settings;

/** The installation's settings, read again every ten seconds; mails need them by the hundred. */
export function createSettingsReader(db: DataSource): () => Promise<CentreSettings> {
  let known: { at: number; settings: CentreSettings } | null = null;
  return async () => {
    if (known && performance.now() - known.at < freshMs) return known.settings;
    const settings = await new SettingRepository(db.manager).read();
    known = { at: performance.now(), settings };
    return settings;
  };
}
