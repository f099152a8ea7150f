import { createHash } from 'node:crypto';
import type { ActivityFiguresInput } from '@traccia/impact';

export interface InputHashes {
  frameHash: string;
  inputHash: string;
  /** Positive and below 2^63, from the input alone: the same rows always give the same draw. */
  seed: string;
}

const sha256 = (value: unknown) => createHash('sha256').update(JSON.stringify(value)).digest('hex');

/** Identifies what a run was computed from; equal hashes mean that a new run would say nothing new. */
export function hashInput(input: ActivityFiguresInput, versions: readonly string[]): InputHashes {
  const frameHash = sha256([
    input.frameKind,
    input.frame.map((row) => [row.subjectId, row.constituentGroup, row.sex, row.region ?? null]),
  ]);
  const inputHash = sha256([
    frameHash,
    input.responses.map((row) => [
      // Whose answer it is names the wave too; of an answer that leads to nobody the wave stands for itself.
      row.subjectId ?? [row.waveId ?? null],
      row.completeness,
      row.timing ?? null,
      row.testScore ?? null,
      Object.entries(row.answers).sort(([a], [b]) => (a < b ? -1 : 1)),
      ...(row.constituentGroup || row.sex ? [row.constituentGroup ?? null, row.sex ?? null] : []),
    ]),
    input.waves ?? [],
    input.items,
    input.k,
    input.breakdownFrom ?? null,
    versions,
    ...(input.pairs ? [input.pairs] : []),
  ]);
  const seed = BigInt(`0x${inputHash.slice(0, 16)}`) & 0x7fff_ffff_ffff_ffffn;
  return { frameHash, inputHash, seed: seed.toString() };
}
