import type { EntityManager } from 'typeorm';
import {
  foundApplications,
  foundEnrolments,
  foundPeople,
  inPart,
  partValues,
  type SheetPart,
} from '../transfers/sheet-part.js';
import type { BatchOutcome, Foreseen } from '../transfers/transfer.repository.js';

const added = `INSERT INTO person (given_name, family_name, email, sex, locale, organization_id, job_title, country_code)
  SELECT cells->>'given_name', cells->>'family_name', cells->>'email', coalesce(cells->>'sex', 'undisclosed'),
    coalesce(cells->>'language', 'en'), named_id, cells->>'job_title', coalesce(cells->>'country', named_country)
  FROM found WHERE person_id IS NULL AND coming ORDER BY line RETURNING id`;
/** An empty cell leaves what is there. */
const after = `(f.cells->>'given_name', f.cells->>'family_name', coalesce(f.cells->>'sex', p.sex),
  coalesce(f.cells->>'country', p.country_code), coalesce(f.named_id, p.organization_id),
  coalesce(f.cells->>'job_title', p.job_title), coalesce(f.cells->>'language', p.locale))`;
const columns = `(p.given_name, p.family_name, p.sex, p.country_code, p.organization_id, p.job_title, p.locale)`;
const foreseeSql = `SELECT count(*) FILTER (WHERE f.person_id IS NULL)::int AS added,
    count(*) FILTER (WHERE p.id IS NOT NULL AND ${columns} IS DISTINCT FROM ${after})::int AS changed
  FROM (${foundPeople}) f LEFT JOIN person p ON p.id = f.person_id`;
const takeSql = `WITH found AS MATERIALIZED (${foundPeople}), added AS (${added}), changed AS (
    UPDATE person p SET (given_name, family_name, sex, country_code, organization_id, job_title, locale) = ROW ${after},
      version = p.version + 1
    FROM found f WHERE p.id = f.person_id AND f.nth = 1 AND ${columns} IS DISTINCT FROM ${after} RETURNING p.id)
  SELECT (SELECT count(*)::int FROM found) AS done, (SELECT count(*)::int FROM added) AS added,
    (SELECT count(*)::int FROM changed) AS changed`;
/** Somebody may sign up with the same address at this moment: both wait at the mailbox, in one order for everybody. */
const lockSql = `SELECT pg_advisory_xact_lock(hashtext('mailbox'), m.lock) FROM (
  SELECT DISTINCT hashtext(lower(s.cells->>'email')) AS lock FROM transfer_row s
  WHERE ${inPart} AND s.cells->>'email' IS NOT NULL ORDER BY 1) m`;
const addMissingSql = {
  enrolments: `WITH found AS MATERIALIZED (${foundEnrolments}) ${added}`,
  applications: `WITH found AS MATERIALIZED (${foundApplications}) ${added}`,
};

/** Writes rows of table `person` that a sheet holds. */
export class PersonSheetRepository {
  constructor(private readonly tx: EntityManager) {}

  async lockMailboxes(part: SheetPart): Promise<void> {
    await this.tx.query(lockSql, partValues(part));
  }

  async foresee(part: SheetPart): Promise<Foreseen> {
    const rows: Foreseen[] = await this.tx.query(foreseeSql, partValues(part));
    return rows[0] ?? { added: 0, changed: 0 };
  }

  async takeSheet(part: SheetPart): Promise<BatchOutcome> {
    const rows: BatchOutcome[] = await this.tx.query(takeSql, partValues(part));
    return rows[0] ?? { done: 0, added: 0, changed: 0 };
  }

  /** Adds those who are not there yet and changes nobody. */
  async addMissing(kind: 'enrolments' | 'applications', part: SheetPart, activityId: string): Promise<void> {
    await this.tx.query(addMissingSql[kind], [...partValues(part), activityId]);
  }
}
