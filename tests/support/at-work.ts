import type { DataSource } from 'typeorm';

/**
 * A zone in which it is about noon, whenever the test runs, so that what is due leaves at once and not on Monday morning.
 * The names of fixed zones count westwards: Etc/GMT-5 is five hours ahead.
 */
export function zoneAtWork(now = new Date()): string {
  const ahead = 12 - now.getUTCHours();
  if (ahead === 0) return 'Etc/GMT';
  return ahead > 0 ? `Etc/GMT-${ahead}` : `Etc/GMT+${-ahead}`;
}

/** Nobody has a free day; the product itself may not say so, only whoever owns the database. */
export async function workEveryDay(db: DataSource): Promise<void> {
  await db.transaction(async (tx) => {
    await tx.query('SET LOCAL ROLE none');
    await tx.query(`UPDATE country SET weekend = '{}' WHERE weekend <> '{}'`);
  });
}

/** Everybody who is there works now, every day: for what only asks whether something is sent at all. */
export async function putToWork(owner: DataSource): Promise<void> {
  await workEveryDay(owner);
  await owner.query(`UPDATE person SET time_zone = $1, country_code = coalesce(country_code, 'IT')`, [
    zoneAtWork(),
  ]);
}
