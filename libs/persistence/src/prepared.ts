import { createHash } from 'node:crypto';
import pg from 'pg';

const names = new Map<string, string>();

/**
 * Marks a statement that is sent many times a second: each connection has it read and planned once and knows it by name
 * from then on. For constant texts that name their columns; what is put together anew would fill the server's memory.
 */
export function prepared(text: string): string {
  names.set(text, `t_${createHash('sha256').update(text).digest('hex').slice(0, 24)}`);
  return text;
}

/** A connection that sends prepared statements by their name. */
export class PreparingClient extends pg.Client {
  // The declared overloads of the driver are many; what comes in goes on as it is.
  override query(...input: unknown[]): never {
    const [text, values, ...rest] = input;
    const name = typeof text === 'string' ? names.get(text) : undefined;
    const sent = name === undefined ? input : [{ name, text, values }, ...rest];
    return Reflect.apply(super.query.bind(this), this, sent) as never;
  }
}
