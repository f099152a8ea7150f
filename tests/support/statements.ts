import pg from 'pg';

/** The statements that one act sends to the database from this process; nothing else may run meanwhile. */
export async function statementsOf(act: () => Promise<unknown>): Promise<string[]> {
  const seen: string[] = [];
  const real = pg.Client.prototype.query;
  pg.Client.prototype.query = function watched(this: pg.Client, ...input: unknown[]) {
    const [query] = input;
    seen.push(typeof query === 'string' ? query : String(Reflect.get(Object(query), 'text')));
    return Reflect.apply(real, this, input);
  } as typeof real;
  try {
    await act();
  } finally {
    pg.Client.prototype.query = real;
  }
  return seen.map((text) => text.replace(/\s+/g, ' ').trim());
}
