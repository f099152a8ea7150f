import { createHash } from 'node:crypto';
import { Transform, type TransformCallback } from 'node:stream';
import type { TableSum } from './format.js';

/** Passes rows on as they come and counts and sums them on the way; COPY ends each row with a line feed. */
export class SummingStream extends Transform {
  private readonly hash = createHash('sha256');
  private rows = 0;

  override _transform(chunk: Buffer, _encoding: BufferEncoding, done: TransformCallback): void {
    this.hash.update(chunk);
    for (let at = chunk.indexOf(10); at !== -1; at = chunk.indexOf(10, at + 1)) this.rows += 1;
    done(null, chunk);
  }

  sumOf(table: string): TableSum {
    return { table, rows: this.rows, sha256: this.hash.copy().digest('hex') };
  }
}
