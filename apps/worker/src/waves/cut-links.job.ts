import {
  AuditRepository,
  cutLinks,
  ImpactRunRepository,
  inTransaction,
  LinkCuttingRepository,
} from '@traccia/persistence';
import type { DataSource } from 'typeorm';
import type { Log } from '../log.js';
import type { JobHandler } from '../queue/job-handler.js';

const wavesARound = 50;

/** At the end of the promised months answers are cut from whoever gave them; one wave a transaction. */
export function cutLinksJob(db: DataSource, log: Log): JobHandler<'wave.cut-links'> {
  return {
    job: 'wave.cut-links',
    handle: async () => {
      for (let round = 0; round < wavesARound; round += 1) {
        const done = await cutNext(db);
        if (done === null) return;
        log.info(done, 'answers cut from whoever gave them, as promised');
      }
    },
  };
}

async function cutNext(db: DataSource) {
  return inTransaction(db, async (tx) => {
    const links = new LinkCuttingRepository(tx);
    const wave = await links.lockNextDue();
    if (wave === null) return null;
    const done = await cutLinks(tx, wave.id);
    await links.markCut(wave.id);
    // What leads to nobody counts where it says itself that it belongs: internal figures follow, released ones stay.
    await new ImpactRunRepository(tx).markStale(wave.id);
    await new AuditRepository(tx).record({
      actorType: 'system',
      actorId: null,
      act: 'wave.links-cut',
      subjectType: 'wave',
      subjectId: wave.id,
      detail: { months: wave.linkedMonths, answers: done.cut, drafts: done.drafts, files: done.files },
    });
    return { waveId: wave.id, ...done };
  });
}
