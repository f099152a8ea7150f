import { SettingRepository } from '@traccia/persistence';
import type { Settings } from '@traccia/contracts';
import type { DataSource } from 'typeorm';

const freshMs = 10_000;

export type CentreSettings = Settings;

/** The installation's settings, read again every ten seconds; mails need them by the hundred. */
export function createSettingsReader(db: DataSource): () => Promise<CentreSettings> {
  let known: { at: number; settings: CentreSettings } | null = null;
  let asking: Promise<CentreSettings> | null = null;
  const read = async () => {
    const settings = await new SettingRepository(db.manager).read();
    known = { at: performance.now(), settings };
    return settings;
  };
  return async () => {
    if (known && performance.now() - known.at < freshMs) return known.settings;
    // Whoever asks meanwhile waits for the same answer.
    asking ??= read().finally(() => {
      asking = null;
    });
    return asking;
  };
}
