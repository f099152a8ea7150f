import type { PairReason } from '@traccia/contracts';
import type { EntityManager } from 'typeorm';

export interface PairSide {
  id: string;
  givenName: string;
  familyName: string;
  email: string | null;
  organizationName: string | null;
  countryCode: string | null;
  jobTitle: string | null;
  disabled: boolean;
  enrolments: number;
  roles: number;
  createdAt: string;
}

export interface PairLine {
  id: string;
  reasons: PairReason[];
  weight: number;
  a: PairSide;
  b: PairSide;
}

const sideOf = (alias: string) =>
  [
    "jsonb_build_object('id', p.id, 'givenName', p.given_name, 'familyName', p.family_name, 'email', p.email,",
    "'organizationName', (SELECT o.name FROM organization o WHERE o.id = p.organization_id), 'countryCode', p.country_code,",
    "'jobTitle', p.job_title, 'disabled', p.disabled_at IS NOT NULL, 'createdAt', p.created_at,",
    "'enrolments', (SELECT count(*) FROM enrolment e WHERE e.person_id = p.id),",
    "'roles', (SELECT count(*) FROM role_assignment r WHERE r.person_id = p.id AND r.ended_at IS NULL))",
  ]
    .join(' ')
    .replaceAll('p.', alias + '.');

/** Writes table `person_pair`: records that may be one person, and those that are known not to be. */
export class PersonPairRepository {
  constructor(private readonly tx: EntityManager) {}

  /**
   * Proposes at most `limit` new pairs, the likeliest first. Similar names are looked for within an organization and
   * under one initial only: comparing everybody with everybody would grow with the square of the people.
   */
  async propose(limit: number): Promise<number> {
    const [row]: { count: number }[] = await this.tx.query(
      `WITH live AS MATERIALIZED (
         SELECT id, lower(email) AS mailbox, fold_name(given_name || ' ' || family_name) AS name,
           left(fold_name(family_name), 1) AS initial, organization_id, country_code
         FROM person WHERE merged_into_id IS NULL AND erased_at IS NULL),
       reason AS (
         SELECT a.id AS a, b.id AS b, 'same_email' AS code, 60 AS weight
           FROM live a JOIN live b ON a.mailbox = b.mailbox AND a.id < b.id
         UNION ALL
         SELECT a.id, b.id, CASE WHEN a.organization_id = b.organization_id THEN 'same_name_organization'
             ELSE 'same_name_country' END, CASE WHEN a.organization_id = b.organization_id THEN 50 ELSE 30 END
           FROM live a JOIN live b ON a.name = b.name AND a.id < b.id
             AND (a.organization_id = b.organization_id OR a.country_code = b.country_code)
         UNION ALL
         SELECT a.id, b.id, 'similar_name', 25
           FROM live a JOIN live b ON a.organization_id = b.organization_id AND a.initial = b.initial AND a.id < b.id
             AND a.name <> b.name AND similarity(a.name, b.name) >= 0.6),
       pair AS (
         SELECT a, b, array_agg(DISTINCT code ORDER BY code) AS reasons, sum(weight)::int AS weight
         FROM reason r WHERE NOT EXISTS (SELECT 1 FROM person_pair k WHERE k.person_a_id = r.a AND k.person_b_id = r.b)
         GROUP BY a, b ORDER BY 4 DESC, a, b LIMIT $1),
       made AS (
         INSERT INTO person_pair (person_a_id, person_b_id, reasons, weight) SELECT a, b, reasons, weight FROM pair
         ON CONFLICT DO NOTHING RETURNING 1)
       SELECT count(*)::int AS count FROM made`,
      [limit],
    );
    return row?.count ?? 0;
  }

  /** The likeliest first; pairs of which one has been merged or erased since are left out. */
  async list(page: { after: readonly [number, string] | null; limit: number }): Promise<PairLine[]> {
    return this.tx.query(
      'SELECT d.id, d.reasons, d.weight, ' +
        sideOf('a') +
        ' AS a, ' +
        sideOf('b') +
        ` AS b
       FROM person_pair d JOIN person a ON a.id = d.person_a_id JOIN person b ON b.id = d.person_b_id
       WHERE d.state = 'proposed' AND a.merged_into_id IS NULL AND b.merged_into_id IS NULL
         AND a.erased_at IS NULL AND b.erased_at IS NULL
         AND ($1::int IS NULL OR d.weight < $1 OR (d.weight = $1 AND d.id > $2::uuid))
       ORDER BY d.weight DESC, d.id LIMIT $3`,
      [page.after?.[0] ?? null, page.after?.[1] ?? null, page.limit],
    );
  }

  /** Answers false when it is not there or decided. */
  async rememberNotSame(id: string, by: string): Promise<boolean> {
    const [rows]: [unknown[], number] = await this.tx.query(
      `UPDATE person_pair SET state = 'not_same', decided_by = $2, decided_at = clock_timestamp()
       WHERE id = $1 AND state = 'proposed' RETURNING id`,
      [id, by],
    );
    return rows.length > 0;
  }
}
