import { Worker } from 'node:worker_threads';
import type { FileConversion } from '@traccia/survey';
import { Problem } from '../http/problem.js';

export interface FileToConvert {
  bytes: Uint8Array;
  /** What a file is written in that does not say so itself. */
  language: string;
}

export interface ThreadLimits {
  deadlineMs: number;
  megabytes: number;
}

/** A questionnaire of thousands of questions takes two seconds and 200 MB on a slow machine. */
const limits: ThreadLimits = { deadlineMs: 20_000, megabytes: 400 };
const mostAtOnce = 2;
const mostWaiting = 10;
const retrySeconds = 20;

/** Beside the built files; run from the sources, where there is none, the built one is taken. */
const threadFile = import.meta.url.endsWith('.ts')
  ? new URL('../../dist/instruments/conversion-thread.js', import.meta.url)
  : new URL('./conversion-thread.js', import.meta.url);

/**
 * Runs a file of ours in a thread of its own, which ends with its answer, at the deadline, or when it holds too much.
 *
 * @returns the message it posts; null when it went over a limit
 * @throws what went wrong in it otherwise
 */
export async function runThread<Answer>(
  file: URL,
  workerData: unknown,
  { deadlineMs, megabytes }: ThreadLimits,
): Promise<Answer | null> {
  const worker = new Worker(file, {
    workerData,
    env: {},
    resourceLimits: { maxOldGenerationSizeMb: megabytes, maxYoungGenerationSizeMb: 64, stackSizeMb: 4 },
  });
  let timer: NodeJS.Timeout | undefined;
  const answer = new Promise<Answer | null>((resolve, reject) => {
    timer = setTimeout(() => resolve(null), deadlineMs);
    worker.once('message', resolve);
    worker.once('error', (error: NodeJS.ErrnoException) =>
      error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? resolve(null) : reject(error),
    );
    worker.once('exit', () => resolve(null));
  });
  try {
    return await answer;
  } finally {
    clearTimeout(timer);
    await worker.terminate();
  }
}

/** Two at once, so that what all of them hold together stays bounded; a few more wait. */
class Turns {
  private running = 0;
  private readonly waiting: (() => void)[] = [];

  async run<T>(work: () => Promise<T>): Promise<T> {
    if (this.running >= mostAtOnce) {
      if (this.waiting.length >= mostWaiting) throw new Problem('server.busy', {}, [], retrySeconds);
      await new Promise<void>((begin) => this.waiting.push(begin));
    } else this.running += 1;
    try {
      return await work();
    } finally {
      const next = this.waiting.shift();
      if (next) next();
      else this.running -= 1;
    }
  }
}

const turns = new Turns();

/**
 * Reads a questionnaire of another program beside the requests: a large or hostile file takes seconds, in which
 * nobody else would be answered.
 */
export async function convertInThread(file: FileToConvert): Promise<FileConversion> {
  const read = await turns.run(() => runThread<FileConversion>(threadFile, file, limits));
  return read ?? { format: null, conversion: { fault: 'too-heavy' } };
}
