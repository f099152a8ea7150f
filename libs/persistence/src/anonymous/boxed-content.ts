import type { AnswerEntry, Stated } from '@traccia/survey';

/** What lies sealed in the box until the wave closes. */
export interface BoxedContent {
  stated: Stated;
  locale: string;
  completeness: string;
  scorePoints: number | null;
  scoreMax: number | null;
  answers: readonly AnswerEntry[];
}

const smallestBytes = 4096;

/** What the sealing of a wave's answers is for; another wave's box opens nothing. */
export function boxPurpose(waveId: string): string {
  return `anonymous answers ${waveId}`;
}

/** Filled up to the next power of two, so that the length tells a long answer from a short one only roughly. */
export function boxedBytes(content: BoxedContent): Buffer {
  const json = Buffer.from(JSON.stringify(content));
  let size = smallestBytes;
  while (size < json.length) size *= 2;
  return Buffer.concat([json, Buffer.alloc(size - json.length, ' ')]);
}

export function readBoxed(bytes: Buffer): BoxedContent {
  return JSON.parse(bytes.toString('utf8')) as BoxedContent;
}
