import { createHash, randomBytes } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import { AnonymousBoxRepository } from './anonymous-box.repository.js';
import { AnonymousWaveRepository } from './anonymous-wave.repository.js';
import { boxedBytes } from './boxed-content.js';
import { LinkCuttingRepository, type TakenAway } from './link-cutting.repository.js';

/**
 * Puts the linked answers of an open wave into its box, each under a ticket that nobody holds and without a pairing, so
 * that they wait among those that are still coming; whoever gave them counts as having a ticket. Texts go in as they
 * are after redaction. The caller holds the lock of the wave, whose key is there.
 *
 * @param seal closes the bytes of one answer under the key outside the database
 * @returns how many answers lead to nobody now, and what was taken away
 */
export async function boxLinkedAnswers(
  tx: EntityManager,
  waveId: string,
  seal: (content: Buffer) => Buffer,
): Promise<TakenAway & { cut: number }> {
  const links = new LinkCuttingRepository(tx);
  const taken = await links.removeTraces(waveId);
  const linked = await links.listContent(waveId);
  const digest = () => createHash('sha256').update(randomBytes(32)).digest();
  const boxed = linked.map(({ id: _, invitationId: __, stated, locale, ...said }) => ({
    ticketHash: digest(),
    pairingHash: null,
    sealed: seal(boxedBytes({ stated, locale: locale ?? 'und', ...said })),
  }));
  const issued = linked.map(({ invitationId }) => [invitationId, digest().toString('base64url')]);
  await links.removeLinked(waveId);
  await new AnonymousBoxRepository(tx).putAll(waveId, boxed);
  await new AnonymousWaveRepository(tx).noteIssued(waveId, Object.fromEntries(issued));
  await links.forgetBegun(waveId);
  return { ...taken, cut: linked.length };
}
