import type { DataSource } from 'typeorm';

/** Counts of tries and the moment a session was last seen are bookkeeping, not state. */
const bookkeeping = new Set(['rate_limit_window', 'sign_in_session', 'migrations']);

/** One digest of every row of every table; a denied request must leave it as it was. */
export async function hashState(owner: DataSource): Promise<string> {
  const tables: { name: string }[] = await owner.query(
    `SELECT table_name AS name FROM information_schema.tables
     WHERE table_schema = 'public' AND table_type = 'BASE TABLE' ORDER BY 1`,
  );
  const sql = tables
    .filter(({ name }) => !bookkeeping.has(name))
    .map(
      ({ name }) =>
        `SELECT '${name} ' || md5(coalesce(string_agg(md5(t::text), '' ORDER BY md5(t::text)), '')) AS part FROM ${name} t`,
    )
    .join(' UNION ALL ');
  const rows: { part: string }[] = await owner.query(sql);
  const [sessions]: { live: string }[] = await owner.query(
    `SELECT md5(coalesce(string_agg(id || coalesce(ended_at::text, ''), '' ORDER BY id), '')) AS live
     FROM sign_in_session WHERE method = 'link'`,
  );
  // Many parts may be read side by side and come in any order.
  return [...rows.map(({ part }) => part).sort(), `sessions ${sessions?.live}`].join('\n');
}
