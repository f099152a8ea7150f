import type { Activity, activitiesApi, AnswerOf } from '@traccia/contracts';
import type { ActivityDetail, ActivityEntry, WaveEntry } from '@traccia/persistence';
import { admit, placesLeft } from '@traccia/training';

type ActivityListRow = AnswerOf<typeof activitiesApi.list>['rows'][number];

export function presentActivityRow(entry: ActivityEntry): ActivityListRow {
  return {
    ...entry,
    enrolled: entry.enrolledCount,
    placesLeft: placesLeft(entry.capacity, entry.enrolledCount + entry.offersOpen),
    open: admit(entry, entry.enrolledCount, entry.waiting, entry.today).kind !== 'refused',
  };
}

export function presentActivity(detail: ActivityDetail, waves: readonly WaveEntry[]): Activity {
  return {
    ...detail,
    ...presentActivityRow(detail),
    waves: waves.map(presentWave),
  };
}

function presentWave(wave: WaveEntry): Activity['waves'][number] {
  return {
    ...wave,
    opensAt: wave.opensAt?.toISOString() ?? null,
    closesAt: wave.closesAt?.toISOString() ?? null,
  };
}
