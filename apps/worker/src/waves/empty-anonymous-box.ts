import {
  AnonymousBoxRepository,
  type AnonymousResponse,
  AnonymousResponseRepository,
  AnonymousWaveRepository,
  type BoxedAnswer,
  type BoxedContent,
  boxPurpose,
  readBoxed,
} from '@traccia/persistence';
import { type LinkKeys, openSealed, shuffled } from '@traccia/runtime';
import { type AnonymousEntry, fewestAnonymous, hideSmallClasses } from '@traccia/survey';
import type { EntityManager } from 'typeorm';

interface Opened {
  pairing: string | null;
  content: BoxedContent;
}

/**
 * The box of a closed anonymous wave becomes responses: all in one transaction, mixed, with new ids and one day for all.
 * What would single somebody out is taken off; of fewer than five answers nothing is kept. From then on nobody knows
 * who has answered either.
 *
 * @returns how many answers were kept
 */
export async function emptyAnonymousBox(tx: EntityManager, waveId: string, keys: LinkKeys): Promise<number> {
  const waves = new AnonymousWaveRepository(tx);
  await waves.lock(waveId);
  const boxed = shuffled(await new AnonymousBoxRepository(tx).takeAll(waveId));
  await waves.forgetWhoAnswered(waveId);
  if (boxed.length < fewestAnonymous) return 0;
  const responses = new AnonymousResponseRepository(tx);
  const opened = boxed.map((answer): Opened => openBoxed(keys, waveId, answer));
  const kept = hideSmallClasses(opened.map(entryOf), await responses.listEarlier(waveId));
  await responses.insert(
    waveId,
    opened.map(({ content }, index) => responseOf(content, kept[index])),
  );
  return opened.length;
}

function openBoxed(keys: LinkKeys, waveId: string, { pairingHash, sealed }: BoxedAnswer): Opened {
  return {
    pairing: pairingHash?.toString('hex') ?? null,
    content: readBoxed(openSealed(keys, boxPurpose(waveId), sealed)),
  };
}

function entryOf({ pairing, content: { stated, locale } }: Opened): AnonymousEntry {
  return { pairing, stated, locale };
}

function responseOf(content: BoxedContent, kept: AnonymousEntry | undefined): AnonymousResponse {
  const { completeness, scorePoints, scoreMax, answers } = content;
  return {
    pairingHash: kept?.pairing ?? null,
    statedGroup: kept?.stated.group ?? null,
    statedSex: kept?.stated.sex ?? null,
    statedRegion: kept?.stated.region ?? null,
    locale: kept?.locale ?? 'und',
    completeness,
    scorePoints,
    scoreMax,
    answers,
  };
}
