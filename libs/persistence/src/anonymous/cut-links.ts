import { hideSmallClasses } from '@traccia/survey';
import type { EntityManager } from 'typeorm';
import { AnonymousResponseRepository } from './anonymous-response.repository.js';
import { LinkCuttingRepository, type TakenAway } from './link-cutting.repository.js';

/**
 * Cuts the answers of a closed wave from whoever gave them: new ids, one day for all, no pairing, and of group, sex,
 * region and language what ten share; what was begun, files and moments go. Again there is nothing left to cut. The
 * caller holds the lock of the wave.
 *
 * @returns how many answers lead to nobody now, and what was taken away
 */
export async function cutLinks(tx: EntityManager, waveId: string): Promise<TakenAway & { cut: number }> {
  const links = new LinkCuttingRepository(tx);
  const taken = await links.removeTraces(waveId);
  const linked = await links.listLinked(waveId);
  const earlier = await new AnonymousResponseRepository(tx).listEarlier(waveId);
  const kept = hideSmallClasses(
    linked.map(({ stated, locale }) => ({ pairing: null, stated, locale })),
    earlier,
  );
  await links.cut(
    waveId,
    linked.flatMap(({ id }, at) => (kept[at] ? [{ id, ...kept[at] }] : [])),
  );
  return { ...taken, cut: linked.length };
}
