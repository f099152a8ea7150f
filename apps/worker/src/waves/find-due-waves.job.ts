import {
  ActivityRepository,
  AuditRepository,
  DueWaveRepository,
  EnrolmentRepository,
  followPlan,
  inTransaction,
  OpenWaveRepository,
  PlanReadingRepository,
  publish,
} from '@traccia/persistence';
import type { LinkKeys } from '@traccia/runtime';
import type { DataSource } from 'typeorm';
import type { Log } from '../log.js';
import type { JobHandler } from '../queue/job-handler.js';
import { emptyAnonymousBox } from './empty-anonymous-box.js';

const batch = 100;

/** Turns activities by the calendar, opens what is due and freezes its frame, closes what is over; one wave a transaction. */
export function findDueWavesJob(
  db: DataSource,
  keys: LinkKeys,
  log: Log,
  inviteSoon: () => void,
): JobHandler<'wave.find-due'> {
  return {
    job: 'wave.find-due',
    handle: async () => {
      const turned = await inTransaction(db, async (tx) => new DueWaveRepository(tx).turnActivities());
      const followed = await planPublished(db);
      let opened = 0;
      while (await openNext(db)) opened += 1;
      await inTransaction(db, async (tx) => new DueWaveRepository(tx).excludeOutsiders());
      const missed = await inTransaction(db, async (tx) => new DueWaveRepository(tx).cancelMissed());
      let closed = 0;
      while (await closeNext(db, keys)) closed += 1;
      while (await emptyNext(db, keys));
      const over = await closeActivities(db);
      const done = { followed, opened, missed, closed, ...turned, over };
      if (Object.values(done).some((count) => count > 0)) log.info(done, 'waves turned');
      inviteSoon();
    },
  };
}

/** Activities with waves that waited for their instrument; each in a transaction of its own, behind its lock. */
async function planPublished(db: DataSource): Promise<number> {
  const waiting = await new PlanReadingRepository(db.manager).listWaiting(batch);
  for (const { id } of waiting)
    await inTransaction(db, async (tx) => {
      const activity = await new ActivityRepository(tx).lock(id);
      if (activity) await followPlan(tx, id, activity);
    });
  return waiting.length;
}

async function openNext(db: DataSource): Promise<boolean> {
  return inTransaction(db, async (tx) => {
    const wave = await new DueWaveRepository(tx).lockNextToOpen();
    if (wave === null) return false;
    await new OpenWaveRepository(tx).open(wave);
    return true;
  });
}

async function closeNext(db: DataSource, keys: LinkKeys): Promise<boolean> {
  return inTransaction(db, async (tx) => {
    const waves = new DueWaveRepository(tx);
    const wave = await waves.lockNextToClose();
    if (wave === null) return false;
    const { id: waveId } = wave;
    if (wave.privacyMode === 'anonymous') await emptyAnonymousBox(tx, waveId, keys);
    await waves.close(waveId);
    await publish(tx, 'wave.closed', { waveId });
    return true;
  });
}

/** A wave that became anonymous after its closing has its answers in the box once more. */
async function emptyNext(db: DataSource, keys: LinkKeys): Promise<boolean> {
  return inTransaction(db, async (tx) => {
    const waveId = await new DueWaveRepository(tx).lockNextToEmpty();
    if (waveId === null) return false;
    await emptyAnonymousBox(tx, waveId, keys);
    await publish(tx, 'wave.closed', { waveId });
    return true;
  });
}

/** Whoever met the attendance rule of what is closed now has completed it. */
async function closeActivities(db: DataSource): Promise<number> {
  return inTransaction(db, async (tx) => {
    const closed = await new DueWaveRepository(tx).closeFollowedUp();
    if (closed.length === 0) return 0;
    const completed = await new EnrolmentRepository(tx).complete(closed);
    const audit = new AuditRepository(tx);
    for (const [activityId, people] of completed)
      await audit.record({
        actorType: 'system',
        actorId: null,
        act: 'activity.status-set',
        subjectType: 'activity',
        subjectId: activityId,
        detail: { from: 'ended', to: 'closed', completed: people },
      });
    return closed.length;
  });
}
