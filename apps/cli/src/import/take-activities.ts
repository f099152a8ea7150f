import { createHash, randomUUID } from 'node:crypto';
import { AuditRepository, ImportRecordRepository } from '@traccia/persistence';
import type { EntityManager } from 'typeorm';
import type { ActivityMapping } from './mapping.js';
import { type ImportedActivity, readActivityRow } from './read-activity-row.js';
import { requireColumns, type Table } from './read-table.js';
import type { RowFault } from './row-fault.js';
import type { Taken } from './taken.js';

/** A row of the register that can be taken, with its place in the file. */
export interface RegisterRow {
  line: number;
  activity: ImportedActivity;
}

/** Reads a register without writing anything: what can be taken, and what is wrong with the rest. */
export function readRegister(
  mapping: ActivityMapping,
  table: Table,
  countries: ReadonlySet<string>,
): { rows: RegisterRow[]; faults: RowFault[] } {
  requireColumns(table, [...Object.values(mapping.columns), mapping.courses.column]);
  const faults: RowFault[] = [];
  const lineOf = new Map<string, number>();
  const rows: RegisterRow[] = [];
  for (const row of table.rows) {
    const read = readActivityRow(mapping, table.file, row, countries);
    faults.push(...read.faults);
    if (!read.activity) continue;
    const { code } = read.activity;
    const first = lineOf.get(code);
    if (first === undefined) rows.push({ line: row.line, activity: read.activity });
    else {
      const reason = `stands in line ${first} already`;
      faults.push({ file: table.file, line: row.line, column: mapping.columns.code, value: code, reason });
    }
    lineOf.set(code, first ?? row.line);
  }
  return { rows, faults };
}

/** Codes that belong to activities of this centre which did not come from this register. */
export async function findForeignCodes(
  tx: EntityManager,
  mapping: ActivityMapping,
  table: Table,
  rows: readonly RegisterRow[],
): Promise<RowFault[]> {
  const taken: { code: string }[] = await tx.query(
    `SELECT a.code FROM activity a WHERE a.code = ANY($1::text[]) AND NOT EXISTS (
       SELECT FROM import_record r WHERE r.source = $2 AND r.entity_type = 'activity' AND r.entity_id = a.id)`,
    [rows.map(({ activity }) => activity.code), mapping.source],
  );
  const codes = new Set(taken.map(({ code }) => code));
  return rows
    .filter(({ activity }) => codes.has(activity.code))
    .map(({ line, activity }) => ({
      file: table.file,
      line,
      column: mapping.columns.code,
      value: activity.code,
      reason: 'is the code of an activity that did not come from this register',
    }));
}

const hashOf = (value: unknown) => createHash('sha256').update(JSON.stringify(value)).digest('hex');

/** Writes what is new or has changed since the last time; equal rows are not touched. */
export async function takeActivities(
  tx: EntityManager,
  mapping: ActivityMapping,
  rows: readonly RegisterRow[],
  refused: number,
): Promise<Taken> {
  const records = new ImportRecordRepository(tx);
  const known = await records.find(mapping.source, 'activity');
  const entries = rows.map(({ activity }) => ({
    activity,
    rowHash: hashOf(activity),
    id: known.get(activity.code)?.entityId ?? randomUUID(),
    before: known.get(activity.code)?.rowHash ?? null,
  }));
  const moved = entries.filter(({ before, rowHash }) => before !== rowHash);
  const taken: Taken = {
    fresh: moved.filter(({ before }) => before === null).length,
    changed: moved.filter(({ before }) => before !== null).length,
    unchanged: entries.length - moved.length,
    gone: [...known.keys()].filter((key) => !rows.some(({ activity }) => activity.code === key)).length,
  };
  if (moved.length === 0) return taken;
  const courses = await ensureCourses(tx, mapping);
  const hosts = await ensureHosts(
    tx,
    mapping.source,
    moved.map(({ activity }) => activity.host),
  );
  await writeActivities(
    tx,
    mapping,
    moved.map(({ id, activity }) => ({
      id,
      activity,
      courseId: courses.get(activity.courseCode),
      hostId: hosts.get(activity.host ?? ''),
    })),
  );
  await records.keep(
    mapping.source,
    'activity',
    moved.map(({ id, activity, rowHash }) => ({ externalKey: activity.code, entityId: id, rowHash })),
  );
  await new AuditRepository(tx).record({
    actorType: 'system',
    actorId: null,
    act: 'import.taken',
    subjectType: 'import',
    subjectId: mapping.source,
    detail: { kind: 'activities', ...taken, refused },
  });
  return taken;
}

export async function ensureProgramme(
  tx: EntityManager,
  programme: { code: string; title: object },
): Promise<string> {
  await tx.query('INSERT INTO programme (code, title) VALUES ($1, $2::jsonb) ON CONFLICT (code) DO NOTHING', [
    programme.code,
    JSON.stringify(programme.title),
  ]);
  const [row]: { id: string }[] = await tx.query('SELECT id FROM programme WHERE code = $1', [
    programme.code,
  ]);
  if (!row) throw new Error('the programme was not inserted');
  return row.id;
}

async function ensureCourses(tx: EntityManager, mapping: ActivityMapping): Promise<Map<string, string>> {
  const programmeId = await ensureProgramme(tx, mapping.programme);
  await tx.query(
    `INSERT INTO course (programme_id, code, title) SELECT $1, code, title
     FROM jsonb_to_recordset($2::jsonb) AS r(code text, title jsonb) ON CONFLICT (code) DO NOTHING`,
    [programmeId, JSON.stringify(mapping.courses.rules)],
  );
  const rows: { code: string; id: string }[] = await tx.query(
    'SELECT code, id FROM course WHERE code = ANY($1::text[])',
    [mapping.courses.rules.map(({ code }) => code)],
  );
  return new Map(rows.map(({ code, id }) => [code, id]));
}

/** One organization for each name; where it stands is not told: the country of the register is the venue's. */
async function ensureHosts(
  tx: EntityManager,
  source: string,
  names: readonly (string | null)[],
): Promise<Map<string, string>> {
  const records = new ImportRecordRepository(tx);
  const known = await records.find(source, 'organization');
  const wanted = [...new Set(names.filter((name) => name !== null))];
  const fresh = wanted
    .filter((name) => !known.has(name))
    .map((name) => ({ externalKey: name, entityId: randomUUID(), rowHash: hashOf(name) }));
  await tx.query(
    `INSERT INTO organization (id, name, constituent_group)
     SELECT "entityId", "externalKey", 'other' FROM jsonb_to_recordset($1::jsonb) AS r("entityId" uuid, "externalKey" text)`,
    [JSON.stringify(fresh)],
  );
  await records.keep(source, 'organization', fresh);
  return new Map([...known.values(), ...fresh].map(({ externalKey, entityId }) => [externalKey, entityId]));
}

interface WrittenActivity {
  id: string;
  activity: ImportedActivity;
  courseId: string | undefined;
  hostId: string | undefined;
}

/** Held activities without a list of invited people: attendance is a number the host reported, never enrolments. */
async function writeActivities(
  tx: EntityManager,
  mapping: ActivityMapping,
  rows: readonly WrittenActivity[],
): Promise<void> {
  await tx.query(
    `INSERT INTO activity (id, course_id, code, title, modality, status, starts_on, ends_on, time_zone, country_code,
       host_organization_id, languages, frame_kind, reported_attendance)
     SELECT id, course_id, code, title, modality,
       CASE WHEN ends_on < (business_now() AT TIME ZONE $2)::date THEN 'closed' ELSE 'tentative' END,
       starts_on, ends_on, $2, country_code, host_id, $3::text[], 'none', attendance
     FROM jsonb_to_recordset($1::jsonb) AS r(id uuid, course_id uuid, code text, title jsonb, modality text, starts_on date,
       ends_on date, country_code text, host_id uuid, attendance int)
     ON CONFLICT (id) DO UPDATE SET course_id = EXCLUDED.course_id, title = EXCLUDED.title, modality = EXCLUDED.modality,
       starts_on = EXCLUDED.starts_on, ends_on = EXCLUDED.ends_on, country_code = EXCLUDED.country_code,
       host_organization_id = EXCLUDED.host_organization_id, reported_attendance = EXCLUDED.reported_attendance,
       version = activity.version + 1`,
    [
      JSON.stringify(
        rows.map(({ id, activity, courseId, hostId }) => ({
          id,
          course_id: courseId,
          code: activity.code,
          title: { [mapping.languages[0] ?? 'en']: activity.title },
          modality: activity.online ? 'online_tutored' : 'face_to_face',
          starts_on: activity.startsOn,
          ends_on: activity.endsOn,
          country_code: activity.countryCode,
          host_id: hostId,
          attendance: activity.reportedAttendance,
        })),
      ),
      mapping.timeZone,
      mapping.languages,
    ],
  );
}
