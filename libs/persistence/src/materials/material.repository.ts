import type { Locale } from '@traccia/contracts';
import type { EntityManager } from 'typeorm';
import { type ActivityScope, scopeValues, activityToManage } from '../activities/activity-scope.js';
import { type FileFacts, fileFacts } from '../files/file-facts.js';

type Texts = Partial<Record<Locale, string>>;
export interface OutlineModule {
  id: string;
  title: Record<string, string>;
  visibleFromDays: number | null;
  version: number;
  deleted: boolean;
  pages: {
    id: string;
    title: Record<string, string>;
    languages: Locale[];
    deleted: boolean;
    savedAt: string;
  }[];
}
export interface AuthoredPageEntry {
  id: string;
  moduleId: string;
  activityId: string;
  title: Record<string, string>;
  body: Texts;
  version: number;
  savedAt: Date;
  files: FileFacts[];
}

const lately = `(%.deleted_at IS NULL OR %.deleted_at > clock_timestamp() - interval '30 days')`;
const outlineSql = `SELECT m.id, m.title, m.visible_from_days AS "visibleFromDays", m.version,
    m.deleted_at IS NOT NULL AS deleted,
    coalesce((SELECT jsonb_agg(jsonb_build_object('id', p.id, 'title', p.title, 'deleted', p.deleted_at IS NOT NULL,
      'savedAt', to_char(p.saved_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"'),
      'languages', (SELECT coalesce(jsonb_agg(b.key ORDER BY b.key), '[]') FROM jsonb_each_text(p.body) b
        WHERE b.value <> '' AND coalesce(p.title->>b.key, '') <> ''))
      ORDER BY p.position, p.id) FROM material_page p
      WHERE p.module_id = m.id AND ${lately.replaceAll('%', 'p')}), '[]') AS pages
  FROM material_module m WHERE m.activity_id = $1 AND ${lately.replaceAll('%', 'm')}
  ORDER BY m.position, m.id LIMIT 200`;
const moduleTables = `material_module m JOIN activity a ON a.id = m.activity_id JOIN course c ON c.id = a.course_id`;
const lockModuleSql = `SELECT m.id, m.activity_id AS "activityId", m.version FROM ${moduleTables}
  WHERE ${activityToManage} AND m.id = $7 FOR UPDATE OF m`;
const pageSql = `SELECT p.id, m.id AS "moduleId", m.activity_id AS "activityId", p.title, p.body, p.version,
    p.saved_at AS "savedAt", ${fileFacts('material_page_file', 'page_id = p.id')} AS files
  FROM material_page p JOIN ${moduleTables.replace('material_module m', 'material_module m ON m.id = p.module_id')}
  WHERE ${activityToManage} AND p.id = $7`;

/** Writes tables `material_module`, `material_page` and `material_page_file`. */
export class MaterialRepository {
  constructor(private readonly tx: EntityManager) {}

  async outline(activityId: string): Promise<OutlineModule[]> {
    return this.tx.query(outlineSql, [activityId]);
  }

  /** Orders of rows are changed by one author of an activity at a time. */
  async lockOrder(activityId: string): Promise<void> {
    await this.tx.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [`materials ${activityId}`]);
  }

  async lockModule(
    scope: ActivityScope,
    id: string,
  ): Promise<{ id: string; activityId: string; version: number } | null> {
    const rows: { id: string; activityId: string; version: number }[] = await this.tx.query(lockModuleSql, [
      ...scopeValues(scope),
      id,
    ]);
    return rows[0] ?? null;
  }

  async findPage(scope: ActivityScope, id: string): Promise<AuthoredPageEntry | null> {
    const rows: AuthoredPageEntry[] = await this.tx.query(pageSql, [...scopeValues(scope), id]);
    return rows[0] ?? null;
  }

  async insertModule(activityId: string, title: Texts, visibleFromDays: number | null): Promise<string> {
    const rows: { id: string }[] = await this.tx.query(
      `INSERT INTO material_module (activity_id, title, visible_from_days, position)
       SELECT $1, $2, $3, coalesce(max(position), 0) + 1 FROM material_module WHERE activity_id = $1 RETURNING id`,
      [activityId, JSON.stringify(title), visibleFromDays],
    );
    return rows[0]?.id ?? '';
  }

  async updateModule(id: string, title: Texts, visibleFromDays: number | null): Promise<void> {
    await this.tx.query(
      'UPDATE material_module SET title = $2, visible_from_days = $3, version = version + 1 WHERE id = $1',
      [id, JSON.stringify(title), visibleFromDays],
    );
  }

  async insertPage(moduleId: string, title: Texts, savedBy: string): Promise<string> {
    const rows: { id: string }[] = await this.tx.query(
      `INSERT INTO material_page (module_id, title, saved_by, position)
       SELECT $1, $2, $3, coalesce(max(position), 0) + 1 FROM material_page WHERE module_id = $1 RETURNING id`,
      [moduleId, JSON.stringify(title), savedBy],
    );
    return rows[0]?.id ?? '';
  }

  /** False when somebody else saved since `version`. The page's files become exactly those of its text. */
  async savePage(
    page: { id: string; title: Texts; body: Texts; version: number; savedBy: string },
    fileIds: readonly string[],
  ): Promise<boolean> {
    const [rows]: [unknown[], number] = await this.tx.query(
      `UPDATE material_page SET title = $2, body = $3, saved_by = $4, saved_at = clock_timestamp(), version = version + 1
       WHERE id = $1 AND version = $5 RETURNING id`,
      [page.id, JSON.stringify(page.title), JSON.stringify(page.body), page.savedBy, page.version],
    );
    if (rows.length === 0) return false;
    await this.tx.query('DELETE FROM material_page_file WHERE page_id = $1 AND file_id <> ALL($2::uuid[])', [
      page.id,
      fileIds,
    ]);
    await this.tx.query(
      `INSERT INTO material_page_file (page_id, file_id) SELECT $1, unnest($2::uuid[]) ON CONFLICT DO NOTHING`,
      [page.id, fileIds],
    );
    return true;
  }

  /** Of the ids, the files that may stand on a page: the author's own material, or what the activity has already. */
  async findUsableFiles(activityId: string, authorId: string, ids: readonly string[]): Promise<FileFacts[]> {
    return this.tx.query(
      `SELECT f.id, f.name, f.media_type AS "mediaType", f.size_bytes AS "sizeBytes" FROM stored_file f
       WHERE f.id = ANY($3::uuid[]) AND f.purpose = 'material' AND (f.owner_person_id = $2 OR EXISTS (
         SELECT 1 FROM material_page_file l JOIN material_page p ON p.id = l.page_id
         JOIN material_module m ON m.id = p.module_id WHERE l.file_id = f.id AND m.activity_id = $1))
       ORDER BY f.created_at, f.id LIMIT 200`,
      [activityId, authorId, ids],
    );
  }

  async moveModule(id: string, up: boolean): Promise<void> {
    await this.tx.query(moveSql('material_module', 'activity_id'), [id, up]);
  }

  async movePage(id: string, up: boolean): Promise<void> {
    await this.tx.query(moveSql('material_page', 'module_id'), [id, up]);
  }

  async setModuleDeleted(id: string, deleted: boolean): Promise<void> {
    await this.tx.query(deletionSql('material_module'), [id, deleted]);
  }

  async setPageDeleted(id: string, deleted: boolean): Promise<void> {
    await this.tx.query(deletionSql('material_page'), [id, deleted]);
  }

  /** Modules and pages of one activity into another, with the files they name. */
  async copy(fromActivityId: string, toActivityId: string): Promise<void> {
    await this.tx.query(copySql, [fromActivityId, toActivityId]);
  }
}

type Ordered = 'material_module' | 'material_page';
/** Changes places with the neighbour that is shown; at the edge nothing happens. Names come from here only. */
function moveSql(table: Ordered, parent: 'activity_id' | 'module_id'): string {
  return [
    `WITH seen AS (SELECT id, row_number() OVER (ORDER BY position, id) AS place FROM `,
    table,
    ` WHERE deleted_at IS NULL AND `,
    parent,
    ` = (SELECT `,
    parent,
    ` FROM `,
    table,
    ` WHERE id = $1)), pair AS (
      SELECT o.id AS one, n.id AS other, o.place AS from_place, n.place AS to_place FROM seen o
      JOIN seen n ON n.place = o.place + CASE WHEN $2::boolean THEN -1 ELSE 1 END WHERE o.id = $1)
    UPDATE `,
    table,
    ` t SET position = CASE t.id WHEN pair.one THEN pair.to_place WHEN pair.other THEN pair.from_place ELSE seen.place END
    FROM seen, pair WHERE seen.id = t.id`,
  ].join('');
}

function deletionSql(table: Ordered): string {
  return [
    'UPDATE ',
    table,
    ' SET deleted_at = CASE WHEN $2::boolean THEN clock_timestamp() END WHERE id = $1',
  ].join('');
}

const copySql = `WITH old_module AS (
    SELECT m.*, gen_random_uuid() AS new_id FROM material_module m WHERE m.activity_id = $1 AND m.deleted_at IS NULL
  ), new_module AS (
    INSERT INTO material_module (id, activity_id, position, title, visible_from_days)
    SELECT new_id, $2, position, title, visible_from_days FROM old_module
  ), old_page AS (
    SELECT p.*, o.new_id AS new_module_id, gen_random_uuid() AS new_id FROM material_page p
    JOIN old_module o ON o.id = p.module_id WHERE p.deleted_at IS NULL
  ), new_page AS (
    INSERT INTO material_page (id, module_id, position, kind, title, body, saved_by)
    SELECT new_id, new_module_id, position, kind, title, body, saved_by FROM old_page
  )
  INSERT INTO material_page_file (page_id, file_id)
  SELECT o.new_id, l.file_id FROM material_page_file l JOIN old_page o ON o.id = l.page_id`;
