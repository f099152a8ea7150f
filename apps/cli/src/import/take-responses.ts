import { createHash, randomUUID } from 'node:crypto';
import {
  AuditRepository,
  ImportRecordRepository,
  ImpactRunRepository,
  InstrumentRepository,
  publish,
} from '@traccia/persistence';
import { type InstrumentDefinition, toAnswerRows } from '@traccia/survey';
import { localInstant } from '@traccia/training';
import type { EntityManager } from 'typeorm';
import { CommandFault } from '../command.js';
import type { ResponseMapping } from './mapping.js';
import type { SurveyRow } from './read-responses.js';
import { ensureProgramme } from './take-activities.js';
import type { Taken } from './taken.js';

interface ImportedWave {
  id: string;
  versionId: string;
}

interface Entry {
  id: string;
  row: SurveyRow;
  rowHash: string;
  before: string | null;
}

const hashOf = (value: unknown) => createHash('sha256').update(JSON.stringify(value)).digest('hex');

/** Writes the answers of one survey as one closed wave of one activity without an invited list. */
export async function takeResponses(
  tx: EntityManager,
  mapping: ResponseMapping,
  definition: InstrumentDefinition,
  rows: readonly SurveyRow[],
  refused: number,
): Promise<Taken> {
  const records = new ImportRecordRepository(tx);
  const known = await records.find(mapping.source, 'response');
  const entries = rows.map((row): Entry => {
    const before = known.get(row.key);
    return {
      id: before?.entityId ?? randomUUID(),
      row,
      rowHash: hashOf(row),
      before: before?.rowHash ?? null,
    };
  });
  const moved = entries.filter(({ before, rowHash }) => before !== rowHash);
  const [partsGiven, keys] = [
    new Set(rows.map(({ key }) => key.split('/')[0])),
    new Set(rows.map(({ key }) => key)),
  ];
  const taken: Taken = {
    fresh: moved.filter(({ before }) => before === null).length,
    changed: moved.filter(({ before }) => before !== null).length,
    unchanged: entries.length - moved.length,
    gone: [...known.keys()].filter((key) => partsGiven.has(key.split('/')[0]) && !keys.has(key)).length,
  };
  if (moved.length === 0) return taken;
  const wave = await ensureWave(tx, mapping, definition);
  await writeResponses(tx, mapping, wave, moved);
  await writeAnswers(tx, definition, wave, moved);
  await records.keep(
    mapping.source,
    'response',
    moved.map(({ id, row, rowHash }) => ({ externalKey: row.key, entityId: id, rowHash })),
  );
  await new ImpactRunRepository(tx).markStale(wave.id);
  await publish(tx, 'wave.closed', { waveId: wave.id });
  await new AuditRepository(tx).record({
    actorType: 'system',
    actorId: null,
    act: 'import.taken',
    subjectType: 'wave',
    subjectId: wave.id,
    detail: { kind: 'responses', source: mapping.source, ...taken, refused },
  });
  return taken;
}

async function ensureWave(
  tx: EntityManager,
  mapping: ResponseMapping,
  definition: InstrumentDefinition,
): Promise<ImportedWave> {
  const activityId = await ensureActivity(tx, mapping);
  const { versionId } = await new InstrumentRepository(tx).publish(definition);
  const zone = mapping.activity.timeZone;
  await tx.query(
    `INSERT INTO wave (activity_id, code, kind, instrument_version_id, state, opens_at, closes_at, reminder_days, privacy_mode)
     VALUES ($1, $2, $3, $4, 'closed', $5, $6, '{}', $7) ON CONFLICT (activity_id, code) DO NOTHING`,
    [
      activityId,
      mapping.wave.code,
      mapping.wave.kind,
      versionId,
      localInstant(mapping.wave.opensOn, '09:00', zone),
      localInstant(mapping.wave.closesOn, '18:00', zone),
      definition.privacyMode,
    ],
  );
  const [wave]: ImportedWave[] = await tx.query(
    'SELECT id, instrument_version_id AS "versionId" FROM wave WHERE activity_id = $1 AND code = $2',
    [activityId, mapping.wave.code],
  );
  if (wave?.versionId !== versionId)
    throw new CommandFault(
      'The questionnaire differs from the one of the earlier import; answers belong to exactly one, so give the wave a new code.',
    );
  return wave;
}

async function ensureActivity(
  tx: EntityManager,
  { programme, course, activity, source }: ResponseMapping,
): Promise<string> {
  const records = new ImportRecordRepository(tx);
  const known = (await records.find(source, 'activity')).get(activity.code);
  if (known) return known.entityId;
  const programmeId = await ensureProgramme(tx, programme);
  await tx.query(
    'INSERT INTO course (programme_id, code, title) VALUES ($1, $2, $3::jsonb) ON CONFLICT (code) DO NOTHING',
    [programmeId, course.code, JSON.stringify(course.title)],
  );
  const [row]: { id: string }[] = await tx.query(
    `INSERT INTO activity (course_id, code, title, status, starts_on, ends_on, time_zone, frame_kind)
     SELECT id, $2, $3::jsonb, 'closed', $4, $5, $6, 'none' FROM course WHERE code = $1
     ON CONFLICT (code) DO NOTHING RETURNING id`,
    [
      course.code,
      activity.code,
      JSON.stringify(activity.title),
      activity.startsOn,
      activity.endsOn,
      activity.timeZone,
    ],
  );
  if (!row)
    throw new CommandFault(`${activity.code} is the code of an activity that did not come from this source.`);
  await records.keep(source, 'activity', [
    { externalKey: activity.code, entityId: row.id, rowHash: hashOf(activity) },
  ]);
  return row.id;
}

/** The files carry no day of answering, so all stand on the day on which the wave opened. */
async function writeResponses(
  tx: EntityManager,
  mapping: ResponseMapping,
  wave: ImportedWave,
  entries: readonly Entry[],
): Promise<void> {
  await tx.query(
    `INSERT INTO response (id, wave_id, instrument_version_id, source, part, state, completeness, started_at, submitted_at)
     SELECT r.id, $2, $3, 'import', r.part, 'submitted', r.completeness, w.opens_at, w.opens_at
     FROM jsonb_to_recordset($1::jsonb) AS r(id uuid, part text, completeness text) JOIN wave w ON w.id = $2
     ON CONFLICT (id) DO UPDATE SET completeness = EXCLUDED.completeness, revision = response.revision + 1`,
    [
      JSON.stringify(entries.map(({ id, row }) => ({ id, part: row.part, completeness: row.completeness }))),
      wave.id,
      wave.versionId,
    ],
  );
}

async function writeAnswers(
  tx: EntityManager,
  definition: InstrumentDefinition,
  wave: ImportedWave,
  entries: readonly Entry[],
): Promise<void> {
  const itemIds = await new InstrumentRepository(tx).itemIds(wave.versionId);
  await tx.query('DELETE FROM answer WHERE response_id = ANY($1::uuid[])', [entries.map(({ id }) => id)]);
  await tx.query(
    `INSERT INTO answer (response_id, item_id, "ordinal", choice_code, number_value, text_value, missing_reason)
     SELECT * FROM jsonb_to_recordset($1::jsonb) AS r("responseId" uuid, "itemId" uuid, "ordinal" int, "choiceCode" text,
       "numberValue" float8, "textValue" text, "missingReason" text)`,
    [
      JSON.stringify(
        entries.flatMap(({ id, row }) =>
          toAnswerRows(definition, row.answers).map((entry) => ({
            ...entry,
            responseId: id,
            itemId: itemIds.get(entry.itemCode),
          })),
        ),
      ),
    ],
  );
}
