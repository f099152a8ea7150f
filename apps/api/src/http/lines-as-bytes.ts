import { Readable } from 'node:stream';

/** Lines that are written while they are read, as a file. */
export function linesAsBytes(lines: AsyncIterable<string>): Readable {
  return Readable.from(
    (async function* () {
      for await (const line of lines) yield Buffer.from(line);
    })(),
    { objectMode: false },
  );
}
