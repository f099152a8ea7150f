import type { Permission } from '@traccia/contracts';
import { leastTold } from '@traccia/impact';
import {
  type MonitoredWave,
  ResponseMonitorRepository,
  SettingRepository,
  WaveCountRepository,
  type WaveTelling,
} from '@traccia/persistence';
import type { EntityManager } from 'typeorm';
import { activityScopeOf } from '../http/activity-scope.js';
import { Problem } from '../http/problem.js';
import type { PersonSubject } from '../http/subject.js';

export interface Monitored {
  wave: MonitoredWave;
  tellings: WaveTelling[];
  least: number;
}

/** A wave that the subject may follow, with what was told of it so far. */
export async function readMonitored(
  tx: EntityManager,
  subject: PersonSubject,
  permission: Permission,
  waveId: string,
): Promise<Monitored> {
  const wave = await new ResponseMonitorRepository(tx).find(activityScopeOf(subject, permission), waveId);
  if (!wave) throw new Problem('request.not-found');
  const tellings = await new WaveCountRepository(tx).listTold(waveId);
  const { disclosureThreshold } = await new SettingRepository(tx).read();
  return { wave, tellings, least: leastTold(wave.respondentKind, disclosureThreshold) };
}
