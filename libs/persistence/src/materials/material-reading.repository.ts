import type { AssignmentState, Locale, MyMaterials } from '@traccia/contracts';
import type { EntityManager } from 'typeorm';
import { type FileFacts, fileFacts } from '../files/file-facts.js';
import { liveEnrolment, materialAccess, visibleModule } from './material-access.js';

export interface MyOutline {
  activityId: string;
  activityCode: string;
  activityTitle: Record<string, string>;
  access: MyMaterials['access'];
  modules: MyMaterials['modules'];
  resumePageId: string | null;
  assignments: {
    id: string;
    title: Record<string, string>;
    dueOn: string | null;
    requiredForCertificate: boolean;
    state: AssignmentState;
    late: boolean;
  }[];
}
export interface PageToRead {
  id: string;
  activityId: string;
  activityTitle: Record<string, string>;
  moduleTitle: Record<string, string>;
  title: Record<string, string>;
  body: Partial<Record<Locale, string>>;
  access: MyMaterials['access'];
  done: boolean;
  number: number;
  count: number;
  previousId: string | null;
  nextId: string | null;
  files: FileFacts[];
}

const myTables = `enrolment e JOIN activity a ON a.id = e.activity_id`;
const outlineSql = `SELECT a.id AS "activityId", a.code AS "activityCode", a.title AS "activityTitle",
    ${materialAccess} AS access,
    coalesce((SELECT jsonb_agg(jsonb_build_object('id', m.id, 'title', m.title,
      'visibleOn', CASE WHEN NOT (${visibleModule}) THEN (a.starts_on + m.visible_from_days)::text END,
      'pages', CASE WHEN ${visibleModule} THEN coalesce((SELECT jsonb_agg(jsonb_build_object('id', p.id, 'title', p.title,
          'done', g.done_at IS NOT NULL) ORDER BY p.position, p.id)
        FROM material_page p LEFT JOIN material_progress g ON g.page_id = p.id AND g.person_id = $2
        WHERE p.module_id = m.id AND p.deleted_at IS NULL), '[]') ELSE '[]' END) ORDER BY m.position, m.id)
      FROM material_module m WHERE m.activity_id = a.id AND m.deleted_at IS NULL), '[]') AS modules,
    (SELECT p.id FROM material_progress g JOIN material_page p ON p.id = g.page_id AND p.deleted_at IS NULL
      JOIN material_module m ON m.id = p.module_id WHERE m.activity_id = a.id AND g.person_id = $2 AND ${visibleModule}
      ORDER BY g.seen_at DESC, p.id LIMIT 1) AS "resumePageId",
    coalesce((SELECT jsonb_agg(jsonb_build_object('id', t.id, 'title', t.title, 'dueOn', t.due_on::text,
      'requiredForCertificate', t.required_for_certificate, 'state', coalesce(s.state, 'none'),
      'late', coalesce(s.late, false)) ORDER BY t.due_on NULLS LAST, t.id)
      FROM assignment t LEFT JOIN submission s ON s.assignment_id = t.id AND s.enrolment_id = e.id
      WHERE t.activity_id = a.id AND t.deleted_at IS NULL), '[]') AS assignments
  FROM ${myTables} WHERE a.id = $1 AND e.person_id = $2 AND ${liveEnrolment}`;

const pageSql = `WITH here AS (
    SELECT m.activity_id FROM material_page p JOIN material_module m ON m.id = p.module_id
    WHERE p.id = $1 AND p.deleted_at IS NULL
  ), shown AS (
    SELECT p.id, m.title AS module_title, row_number() OVER w AS number, count(*) OVER () AS count,
      lag(p.id) OVER w AS previous_id, lead(p.id) OVER w AS next_id
    FROM here JOIN activity a ON a.id = here.activity_id JOIN material_module m ON m.activity_id = a.id
    JOIN material_page p ON p.module_id = m.id AND p.deleted_at IS NULL
    WHERE ${visibleModule} WINDOW w AS (ORDER BY m.position, m.id, p.position, p.id)
  )
  SELECT p.id, a.id AS "activityId", a.title AS "activityTitle", shown.module_title AS "moduleTitle", p.title, p.body,
    ${materialAccess} AS access, g.done_at IS NOT NULL AS done, shown.number::int AS number, shown.count::int AS count,
    shown.previous_id AS "previousId", shown.next_id AS "nextId",
    ${fileFacts('material_page_file', 'page_id = p.id')} AS files
  FROM shown JOIN material_page p ON p.id = shown.id JOIN here ON true JOIN activity a ON a.id = here.activity_id
  JOIN enrolment e ON e.activity_id = a.id AND e.person_id = $2 AND ${liveEnrolment}
  LEFT JOIN material_progress g ON g.page_id = p.id AND g.person_id = $2
  WHERE p.id = $1`;

/** What a participant reads; every statement answers one whole page. */
export class MaterialReadingRepository {
  constructor(private readonly tx: EntityManager) {}

  async outline(activityId: string, personId: string): Promise<MyOutline | null> {
    const rows: MyOutline[] = await this.tx.query(outlineSql, [activityId, personId]);
    return rows[0] ?? null;
  }

  async findPage(pageId: string, personId: string): Promise<PageToRead | null> {
    const rows: PageToRead[] = await this.tx.query(pageSql, [pageId, personId]);
    return rows[0] ?? null;
  }
}
