import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { type AnalysisPlan, readAnalysisPlan } from '@traccia/contracts';
import { CommandFault } from '../command.js';

/** SHA-256 of a file, as `sha256sum` prints it. */
export async function hashFile(path: string): Promise<string> {
  const bytes = await readFile(path).catch((error: NodeJS.ErrnoException) => {
    const reason = error.code === 'ENOENT' ? 'there is no such file' : error.message;
    throw new CommandFault(`${path}: ${reason}`);
  });
  return createHash('sha256').update(bytes).digest('hex');
}

/** A plan, or every fault of it; each names its field. */
export async function readPlan(path: string): Promise<{ plan: AnalysisPlan | null; faults: string[] }> {
  const file = basename(path);
  const text = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    const reason = error.code === 'ENOENT' ? 'there is no such file' : error.message;
    throw new CommandFault(`${path}: ${reason}`);
  });
  let value: unknown;
  try {
    value = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (error) {
    throw new CommandFault(`${file}: is not JSON: ${(error as Error).message}`);
  }
  const { plan, faults } = readAnalysisPlan(value);
  return { plan, faults: faults.map((fault) => `${file}: ${fault}`) };
}
