import type { EntityManager } from 'typeorm';
import { personalTables } from './personal-columns.js';
import type { PersonalTable } from './personal-table.js';

/** Table to rows, each with the columns that the registry gives. */
export type PersonalData = Record<string, Record<string, unknown>[]>;

/** More rows of one table than any life holds; a bound all the same. */
const mostRows = 20_000;

const gatherSqlOf = ({ table, rows, exportRows = rows, columns }: PersonalTable): string | null => {
  const names = Object.entries(columns).flatMap(([name, { exported }]) => (exported ? ['t.' + name] : []));
  if (names.length === 0) return null;
  return ['SELECT', names.join(', '), 'FROM', table, 't WHERE', exportRows, 'LIMIT', String(mostRows)].join(
    ' ',
  );
};

const eraseSqlOf = ({ table, rows, columns }: PersonalTable): string | null => {
  const acts = Object.entries(columns).map(([name, { erased }]) => ({ name, erased }));
  if (acts.some(({ erased }) => erased === 'row')) return ['DELETE FROM', table, 't WHERE', rows].join(' ');
  const sets = acts.flatMap(({ name, erased }) => {
    if (erased === 'empty') return [name + ' = NULL'];
    return typeof erased === 'object' ? [name + ' = ' + erased.put] : [];
  });
  return sets.length === 0 ? null : ['UPDATE', table, 't SET', sets.join(', '), 'WHERE', rows].join(' ');
};

/**
 * Reads and erases by the registry, over all tables: the one exception from one writer a table, because an erasure
 * that each table had to remember would be forgotten by the next one.
 */
export class PersonalDataRepository {
  constructor(private readonly tx: EntityManager) {}

  async gather(personId: string): Promise<PersonalData> {
    const data: PersonalData = {};
    for (const table of personalTables) {
      const sql = gatherSqlOf(table);
      if (sql === null) continue;
      const rows: Record<string, unknown>[] = await this.tx.query(sql, [personId]);
      if (rows.length > 0) data[table.table] = rows;
    }
    return data;
  }

  /** A second run finds nothing that it would change. */
  async erase(personId: string): Promise<void> {
    for (const table of personalTables) {
      const sql = eraseSqlOf(table);
      if (sql !== null) await this.tx.query(sql, [personId]);
    }
  }
}
