import type { InstrumentDefinition } from '@traccia/survey';
import type { EntityManager } from 'typeorm';

export interface ImpactWave {
  id: string;
  kind: string;
  state: string;
  activityId: string;
  courseId: string;
  programmeId: string;
  frameKind: 'roster' | 'none';
  instrumentVersionId: string;
  instrumentId: string;
}

export interface ImpactFrameRow {
  waveId: string;
  enrolmentId: string;
  constituentGroup: string;
  sex: string;
  region: string | null;
}

export interface ImpactResponseRow {
  id: string;
  waveId: string;
  enrolmentId: string | null;
  /** What the person states of themselves, where the answer leads to nobody. */
  statedGroup: string | null;
  statedSex: string | null;
  /** Name of the part when a publisher has cut the answer into pieces that cannot be joined; null for a response. */
  fragment: string | null;
  completeness: 'complete' | 'partial' | 'break_off';
  /** Reminders that went to this respondent, which end with the answer; of the wave, the most that went to anybody. */
  reminders: number;
  mostReminders: number;
  scorePoints: number | null;
  scoreMax: number | null;
}

export interface ImpactAnswerRow {
  responseId: string;
  itemCode: string;
  /** Repetition of a group from 1; 0 outside groups. */
  occurrence: number;
  choiceCode: string | null;
  numberValue: number | null;
  missingReason: string | null;
}

const waveColumns = `w.id, w.kind, w.state, w.activity_id AS "activityId", c.id AS "courseId",
  c.programme_id AS "programmeId", a.frame_kind AS "frameKind", w.instrument_version_id AS "instrumentVersionId",
  v.instrument_id AS "instrumentId"`;
const waveTables = `wave w JOIN activity a ON a.id = w.activity_id JOIN course c ON c.id = a.course_id
  JOIN instrument_version v ON v.id = w.instrument_version_id JOIN instrument i ON i.id = v.instrument_id`;

/** Organizations, trainers and people drawn for a talk are frames of their own: a share of participants counts none. */
const isPooled = `w.state = 'closed' AND w.kind = $2 AND w.respondent_kind = 'participant'
  AND i.kind <> 'interview_guide'`;
const sqlOfWave = `SELECT ${waveColumns} FROM ${waveTables} WHERE w.id = $1`;
const sqlOfWaves = `SELECT ${waveColumns} FROM ${waveTables} WHERE w.id = ANY($1::uuid[]) ORDER BY w.id`;
const sqlOfScope = {
  activity: `SELECT ${waveColumns} FROM ${waveTables} WHERE ${isPooled} AND a.id = $1::uuid ORDER BY w.id`,
  course: `SELECT ${waveColumns} FROM ${waveTables} WHERE ${isPooled} AND c.id = $1::uuid ORDER BY w.id`,
  programme: `SELECT ${waveColumns} FROM ${waveTables} WHERE ${isPooled} AND c.programme_id = $1::uuid ORDER BY w.id`,
  centre: `SELECT ${waveColumns} FROM ${waveTables} WHERE ${isPooled} AND $1::uuid IS NULL ORDER BY w.id`,
  year: `SELECT ${waveColumns} FROM ${waveTables} WHERE ${isPooled}
    AND extract(year FROM a.ends_on) = right($1::text, 4)::int ORDER BY w.id`,
  country: `SELECT ${waveColumns} FROM ${waveTables} WHERE ${isPooled}
    AND a.country_code = convert_from(decode(right($1::text, 4), 'hex'), 'UTF8') ORDER BY w.id`,
  funding: `SELECT ${waveColumns} FROM ${waveTables} WHERE ${isPooled} AND EXISTS (SELECT 1 FROM activity_link l
    WHERE l.activity_id = a.id AND l.funding_agreement_id = $1::uuid) ORDER BY w.id`,
} as const;

/** Reads what the figures are made of, as plain rows: no names, no addresses, no free text. */
export class ImpactInputRepository {
  constructor(private readonly tx: EntityManager) {}

  async findWave(waveId: string): Promise<ImpactWave | null> {
    const rows: ImpactWave[] = await this.tx.query(sqlOfWave, [waveId]);
    return rows[0] ?? null;
  }

  /** Those of the waves that there still are, in the order in which they are pooled. */
  async findWaves(waveIds: readonly string[]): Promise<ImpactWave[]> {
    return this.tx.query(sqlOfWaves, [waveIds]);
  }

  /** Closed waves of one kind: only what no longer moves is pooled. */
  async findClosedWaves(
    scope: keyof typeof sqlOfScope,
    scopeId: string | null,
    kind: string,
  ): Promise<ImpactWave[]> {
    return this.tx.query(sqlOfScope[scope], [scopeId, kind]);
  }

  /** Closed waves nobody has computed yet: imported, seeded, or closed while the event got lost. */
  async findClosedWithoutRelease(limit: number): Promise<string[]> {
    const rows: { id: string }[] = await this.tx.query(
      `SELECT w.id FROM wave w WHERE w.state = 'closed' AND NOT EXISTS (
         SELECT 1 FROM impact_run r WHERE r.scope_type = 'wave' AND r.scope_id = w.id AND r.kind = 'internal')
       ORDER BY w.closes_at NULLS LAST, w.id LIMIT $1`,
      [limit],
    );
    return rows.map(({ id }) => id);
  }

  /** Who was asked; outside of participants the invitation stands for whom it went to. */
  async loadFrame(waveIds: readonly string[]): Promise<ImpactFrameRow[]> {
    return this.tx.query(
      `SELECT f.wave_id AS "waveId", f.enrolment_id AS "enrolmentId", f.constituent_group AS "constituentGroup", f.sex,
         f.region
       FROM frame_member f JOIN wave w ON w.id = f.wave_id AND w.respondent_kind = 'participant'
       WHERE f.wave_id = ANY($1::uuid[])
       UNION ALL SELECT i.wave_id, i.id, coalesce(o.constituent_group, 'other'), 'undisclosed', NULL
       FROM invitation i JOIN wave w ON w.id = i.wave_id AND w.respondent_kind <> 'participant'
       LEFT JOIN organization o ON o.id = i.organization_id
       WHERE i.wave_id = ANY($1::uuid[]) AND i.answer_state <> 'ineligible' ORDER BY 1, 2`,
      [waveIds],
    );
  }

  /** One row a person, and the fragments that a publisher has cut off: they have answers but are no responses. */
  async loadResponses(waveIds: readonly string[]): Promise<ImpactResponseRow[]> {
    return this.tx.query(
      `WITH reminded AS (
         SELECT i.wave_id, i.id, count(*)::int AS times FROM invitation i
         JOIN message m ON m.subject_type = 'invitation' AND m.subject_id = i.id
           AND m.kind = 'survey.reminder' AND m.state = 'sent'
         WHERE i.wave_id = ANY($1::uuid[]) GROUP BY i.wave_id, i.id),
       most AS (SELECT wave_id, max(times) AS times FROM reminded GROUP BY wave_id)
       SELECT r.id, r.wave_id AS "waveId",
         CASE WHEN w.respondent_kind = 'participant' THEN i.enrolment_id ELSE i.id END AS "enrolmentId",
         r.stated_group AS "statedGroup", r.stated_sex AS "statedSex",
         CASE WHEN r.part NOT IN ('whole', 'main') THEN r.part END AS fragment,
         coalesce(r.completeness, 'partial') AS completeness,
         coalesce(d.times, 0) AS reminders, coalesce(n.times, 0) AS "mostReminders",
         r.score_points::float8 AS "scorePoints", r.score_max::float8 AS "scoreMax"
       FROM response r JOIN wave w ON w.id = r.wave_id LEFT JOIN invitation i ON i.id = r.invitation_id
       LEFT JOIN reminded d ON d.id = r.invitation_id LEFT JOIN most n ON n.wave_id = r.wave_id
       WHERE r.wave_id = ANY($1::uuid[]) AND r.state = 'submitted'
       ORDER BY r.wave_id, r.submitted_at, r.id`,
      [waveIds],
    );
  }

  /** Every part counts here: a question asked in a fragment still has its answers. */
  async loadAnswers(waveIds: readonly string[]): Promise<ImpactAnswerRow[]> {
    return this.tx.query(
      `SELECT a.response_id AS "responseId", t.code AS "itemCode", a.occurrence,
         a.choice_code AS "choiceCode", a.number_value AS "numberValue", a.missing_reason AS "missingReason"
       FROM answer a JOIN response r ON r.id = a.response_id JOIN item t ON t.id = a.item_id
       WHERE r.wave_id = ANY($1::uuid[]) AND r.state = 'submitted' AND a.text_value IS NULL AND a.date_value IS NULL
       ORDER BY a.response_id, t.code, a.occurrence, a.ordinal`,
      [waveIds],
    );
  }

  async loadDefinitions(versionIds: readonly string[]): Promise<InstrumentDefinition[]> {
    const rows: { definition: InstrumentDefinition }[] = await this.tx.query(
      'SELECT definition FROM instrument_version WHERE id = ANY($1::uuid[]) ORDER BY published_at DESC NULLS LAST, id',
      [versionIds],
    );
    return rows.map(({ definition }) => definition);
  }
}
