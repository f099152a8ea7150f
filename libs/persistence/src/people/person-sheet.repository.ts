import type { EntityManager } from 'typeorm';
import { sound } from '../transfers/found-lines.sql.js';
import type { BatchOutcome, Foreseen } from '../transfers/transfer.repository.js';

const addedSql = `INSERT INTO person (id, given_name, family_name, email, sex, locale, organization_id, job_title, country_code)
  SELECT f.person_id, f.cells->>'given_name', f.cells->>'family_name', f.cells->>'email', coalesce(f.cells->>'sex', 'undisclosed'),
    coalesce(f.cells->>'language', 'en'), f.named_id, f.cells->>'job_title', coalesce(f.cells->>'country', f.named_country)
  FROM sheet_found f WHERE f.is_new AND f.coming AND ${sound} ORDER BY f.line`;
/** An empty cell leaves what is there. */
const after = `(f.cells->>'given_name', f.cells->>'family_name', coalesce(f.cells->>'sex', p.sex),
  coalesce(f.cells->>'country', p.country_code), coalesce(f.named_id, p.organization_id),
  coalesce(f.cells->>'job_title', p.job_title), coalesce(f.cells->>'language', p.locale))`;
const columns = `(p.given_name, p.family_name, p.sex, p.country_code, p.organization_id, p.job_title, p.locale)`;
const foreseeSql = `SELECT count(*) FILTER (WHERE f.is_new)::int AS added,
    count(*) FILTER (WHERE p.id IS NOT NULL AND ${columns} IS DISTINCT FROM ${after})::int AS changed
  FROM sheet_found f LEFT JOIN person p ON p.id = f.person_id WHERE ${sound}`;
const takeSql = `WITH added AS (${addedSql} RETURNING id), changed AS (
    UPDATE person p SET (given_name, family_name, sex, country_code, organization_id, job_title, locale) = ROW ${after},
      version = p.version + 1
    FROM sheet_found f WHERE p.id = f.person_id AND ${sound} AND ${columns} IS DISTINCT FROM ${after} RETURNING p.id)
  SELECT (SELECT count(*)::int FROM sheet_found f WHERE ${sound}) AS done, (SELECT count(*)::int FROM added) AS added,
    (SELECT count(*)::int FROM changed) AS changed`;
const newcomers = `sheet_found f WHERE f.is_new AND f.coming AND ${sound}`;
const lockSql = `SELECT pg_advisory_xact_lock(hashtext('mailbox'), m.lock) FROM (
  SELECT DISTINCT hashtext(lower(f.cells->>'email')) AS lock FROM ${newcomers} ORDER BY 1) m`;
const takenSql = `SELECT 1 FROM ${newcomers} AND EXISTS (SELECT 1 FROM person p
  WHERE lower(p.email) = lower(f.cells->>'email') AND p.merged_into_id IS NULL AND p.erased_at IS NULL) LIMIT 1`;

/** Writes rows of table `person` that a sheet holds; what its lines mean was found before (`checkSheet`). */
export class PersonSheetRepository {
  constructor(private readonly tx: EntityManager) {}

  /**
   * Somebody may sign up with the address of a newcomer at this moment: both wait at the mailbox, in one order for
   * everybody. Answers whether one of the mailboxes got its person before we held it, so that the lines mean others.
   */
  async lockMailboxes(): Promise<boolean> {
    const locked: unknown[] = await this.tx.query(lockSql);
    if (locked.length === 0) return false;
    const taken: unknown[] = await this.tx.query(takenSql);
    return taken.length > 0;
  }

  async foresee(): Promise<Foreseen> {
    const rows: Foreseen[] = await this.tx.query(foreseeSql);
    return rows[0] ?? { added: 0, changed: 0 };
  }

  async takeSheet(): Promise<BatchOutcome> {
    const rows: BatchOutcome[] = await this.tx.query(takeSql);
    return rows[0] ?? { done: 0, added: 0, changed: 0 };
  }

  /** Adds those who are not there yet and changes nobody. */
  async addMissing(): Promise<void> {
    await this.tx.query(addedSql);
  }
}
