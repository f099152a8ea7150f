import type { EntityManager } from 'typeorm';
import { managesSomething } from './managing-role.js';

export interface DeputyshipEntry {
  id: string;
  person: { id: string; name: string };
  deputy: { id: string; name: string };
  startsOn: string;
  endsOn: string;
  /** Activities that the absent person is responsible for and that are not over. */
  activities: number;
}

export interface Colleague {
  id: string;
  name: string;
}

const named = (alias: string) =>
  `jsonb_build_object('id', ${alias}.id, 'name', concat_ws(' ', ${alias}.given_name, ${alias}.family_name))`;

const columns = `d.id, ${named('p')} AS person, ${named('q')} AS deputy, d.starts_on::text AS "startsOn",
  d.ends_on::text AS "endsOn", (SELECT count(DISTINCT s.activity_id)::int FROM activity_staff s
    JOIN activity a ON a.id = s.activity_id WHERE s.person_id = d.person_id AND s.staff_role = 'manager'
      AND a.status NOT IN ('closed', 'cancelled')) AS activities`;
const tables = `deputyship d JOIN person p ON p.id = d.person_id JOIN person q ON q.id = d.deputy_id`;
/** Not over yet anywhere on earth. */
const live = `d.ended_at IS NULL AND d.ends_on >= ((SELECT business_now()) - interval '12 hours')::date`;

const listSql = `SELECT ${columns} FROM ${tables}
       WHERE ${live} AND ($1::uuid IS NULL OR d.person_id = $1 OR d.deputy_id = $1)
       ORDER BY d.starts_on, d.id LIMIT 100`;
const colleaguesSql = `SELECT p.id, concat_ws(' ', p.given_name, p.family_name) AS name FROM person p
       WHERE p.disabled_at IS NULL AND p.merged_into_id IS NULL AND ${managesSomething('p.id')}
       ORDER BY lower(p.family_name), lower(p.given_name), p.id LIMIT 500`;
const isColleagueSql = `SELECT 1 FROM person p WHERE p.id = $1 AND p.disabled_at IS NULL AND p.merged_into_id IS NULL
         AND ${managesSomething('p.id')}`;

/** Writes table `deputyship`. */
export class DeputyshipRepository {
  constructor(private readonly tx: EntityManager) {}

  /** Those that concern somebody, or every one; what is over is left out. */
  async list(personId: string | null): Promise<DeputyshipEntry[]> {
    return this.tx.query(listSql, [personId]);
  }

  /** Everybody who manages activities and can sign in, by name. */
  async listColleagues(): Promise<Colleague[]> {
    return this.tx.query(colleaguesSql);
  }

  async isColleague(personId: string): Promise<boolean> {
    const rows: unknown[] = await this.tx.query(isColleagueSql, [personId]);
    return rows.length > 0;
  }

  async insert(deputyship: {
    personId: string;
    deputyId: string;
    startsOn: string;
    endsOn: string;
    namedBy: string;
  }): Promise<string> {
    const rows: { id: string }[] = await this.tx.query(
      `INSERT INTO deputyship (person_id, deputy_id, starts_on, ends_on, named_by)
       VALUES ($1, $2, $3, $4, $5) RETURNING id`,
      [deputyship.personId, deputyship.deputyId, deputyship.startsOn, deputyship.endsOn, deputyship.namedBy],
    );
    return rows[0]?.id ?? '';
  }

  /** Ends it at once; `by` is the absent person or the deputy, null whoever answers for the whole centre. */
  async end(id: string, by: string | null): Promise<{ personId: string; deputyId: string } | null> {
    const [rows]: [{ personId: string; deputyId: string }[], number] = await this.tx.query(
      `UPDATE deputyship SET ended_at = clock_timestamp()
       WHERE id = $1 AND ended_at IS NULL AND ($2::uuid IS NULL OR person_id = $2 OR deputy_id = $2)
       RETURNING person_id AS "personId", deputy_id AS "deputyId"`,
      [id, by],
    );
    return rows[0] ?? null;
  }

  /** Whom to tell: who stands in, and who is away; nobody when it has ended meanwhile. */
  async listForMail(id: string): Promise<{ personId: string; locale: string }[]> {
    return this.tx.query(
      `SELECT q.id AS "personId", q.locale FROM deputyship d JOIN person q ON q.id IN (d.deputy_id, d.person_id)
       WHERE d.id = $1 AND d.ended_at IS NULL ORDER BY q.id`,
      [id],
    );
  }
}
