import { Injectable } from '@nestjs/common';
import { type Settings, settingsSchema } from '@traccia/contracts';
import { inTransaction, SettingRepository } from '@traccia/persistence';
import { DataSource } from 'typeorm';
import type { PersonSubject } from '../http/subject.js';
import { refuseNarrowScope } from './administration.policy.js';
import { recordAct } from '../http/record-act.js';

/** What this installation says about itself and how strict it is. */
@Injectable()
export class SettingsService {
  constructor(private readonly db: DataSource) {}

  async read(subject: PersonSubject): Promise<Settings> {
    refuseNarrowScope(subject, 'settings.manage');
    return new SettingRepository(this.db.manager).read();
  }

  async change(subject: PersonSubject, wanted: Settings, requestId: string): Promise<Settings> {
    refuseNarrowScope(subject, 'settings.manage');
    return inTransaction(this.db, async (tx) => {
      const settings = new SettingRepository(tx);
      await settings.lock();
      const before = await settings.read();
      const changed = changedKeys(before, wanted);
      if (changed.length === 0) return before;
      await settings.write(wanted, subject.personId);
      const detail = { changed: changed.join(','), ...numbersOf(changed, before, wanted) };
      await recordAct(tx, subject, {
        act: 'settings.changed',
        subjectType: 'setting',
        subjectId: null,
        detail,
        requestId,
      });
      return settings.read();
    });
  }
}

function changedKeys(before: Settings, wanted: Settings): (keyof Settings)[] {
  return settingsSchema.keyof().options.filter((key) => before[key] !== wanted[key]);
}

/** Numbers are told with what they were; names and addresses stay out of the trail. */
function numbersOf(changed: (keyof Settings)[], before: Settings, wanted: Settings): Record<string, string> {
  return Object.fromEntries(
    changed
      .filter((key) => typeof wanted[key] === 'number')
      .map((key) => [key, `${before[key]} → ${wanted[key]}`]),
  );
}
