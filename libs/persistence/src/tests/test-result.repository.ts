import type { AnswerEntry, InstrumentDefinition } from '@traccia/survey';
import type { EntityManager } from 'typeorm';
import { type ActivityScope, scopeValues, activityToManage } from '../activities/activity-scope.js';

export interface TestWave {
  id: string;
  activityId: string;
  kind: 'pre_test' | 'post_test';
  state: 'open' | 'closed';
  instrumentId: string;
  instrumentVersionId: string;
  invited: number;
  sat: number;
  closesAt: Date | null;
}
export interface SatTest {
  waveId: string;
  instrumentVersionId: string;
  answers: AnswerEntry[];
}
export interface TestVersion {
  id: string;
  definition: InstrumentDefinition;
  /** Item code → number of the pool: answers are comparable within one. */
  pools: Record<string, number>;
}
export interface OwnTestResponse {
  waveKind: 'pre_test' | 'post_test';
  instrumentId: string;
  instrumentVersionId: string;
  submittedAt: Date;
  hasScore: boolean;
  /** The wave is closed, nobody sits the same test anywhere, and in this activity nobody is going to. */
  settled: boolean;
  answers: AnswerEntry[];
}

/** Whoever broke off has not sat the test. */
const sat = `r.state = 'submitted' AND r.part IN ('whole', 'main') AND r.completeness <> 'break_off'`;
const answersOfResponse = `coalesce((SELECT jsonb_agg(jsonb_build_object('itemCode', t.code, 'occurrence', n.occurrence,
    'ordinal', n.ordinal, 'choiceCode', n.choice_code, 'numberValue', n.number_value, 'textValue', NULL,
    'dateValue', n.date_value, 'fileId', NULL, 'missingReason', n.missing_reason))
  FROM answer n JOIN item t ON t.id = n.item_id
  WHERE n.response_id = r.id AND n.text_value IS NULL AND n.file_id IS NULL), '[]')`;
const waveColumns = `w.id, w.activity_id AS "activityId", w.kind, w.state, v.instrument_id AS "instrumentId",
  w.instrument_version_id AS "instrumentVersionId", w.closes_at AS "closesAt",
  (SELECT count(*)::int FROM invitation i WHERE i.wave_id = w.id AND i.answer_state NOT IN ('planned', 'ineligible')) AS invited,
  (SELECT count(*)::int FROM response r WHERE r.wave_id = w.id AND ${sat}) AS sat`;
const waveTables = `wave w JOIN instrument_version v ON v.id = w.instrument_version_id
  JOIN instrument i ON i.id = v.instrument_id AND i.kind = 'knowledge_test'`;

const scopeSql = `SELECT 1 FROM activity a JOIN course c ON c.id = a.course_id
  WHERE ${activityToManage} AND a.id = $7`;
const wavesSql = `SELECT ${waveColumns} FROM ${waveTables}
  WHERE w.activity_id = $1 AND w.kind IN ('pre_test', 'post_test') AND w.state IN ('open', 'closed')
    AND w.respondent_kind = 'participant' ORDER BY w.opens_at, w.id`;
const editionsSql = `SELECT ${waveColumns} FROM ${waveTables}
  WHERE v.instrument_id = $1 AND w.kind IN ('pre_test', 'post_test') AND w.state = 'closed'
    AND w.respondent_kind = 'participant' ORDER BY w.closes_at DESC NULLS LAST, w.id LIMIT $2`;
const satSql = `SELECT r.wave_id AS "waveId", r.instrument_version_id AS "instrumentVersionId", ${answersOfResponse} AS answers
  FROM response r WHERE r.wave_id = ANY($1::uuid[]) AND ${sat} ORDER BY r.wave_id, r.id LIMIT $2`;
const ownSql = `SELECT w.kind AS "waveKind", v.instrument_id AS "instrumentId", r.instrument_version_id AS "instrumentVersionId",
    r.submitted_at AS "submittedAt", r.score_max IS NOT NULL AS "hasScore", ${answersOfResponse} AS answers,
    w.state = 'closed' AND NOT EXISTS (SELECT 1 FROM wave o JOIN instrument_version u ON u.id = o.instrument_version_id
      WHERE u.instrument_id = v.instrument_id
        AND (o.state = 'open' OR (o.state = 'planned' AND o.activity_id = w.activity_id))) AS settled
  FROM invitation n JOIN response r ON r.invitation_id = n.id JOIN wave w ON w.id = r.wave_id
  JOIN instrument_version v ON v.id = r.instrument_version_id
  JOIN instrument i ON i.id = v.instrument_id AND i.kind = 'knowledge_test'
  WHERE n.enrolment_id = $1 AND r.state = 'submitted' AND r.part IN ('whole', 'main')
    AND w.kind IN ('pre_test', 'post_test') ORDER BY r.submitted_at, r.id`;

/** Reads what knowledge tests have brought: no names, no texts. */
export class TestResultRepository {
  constructor(private readonly tx: EntityManager) {}

  async activityInScope(scope: ActivityScope, activityId: string): Promise<boolean> {
    const rows: unknown[] = await this.tx.query(scopeSql, [...scopeValues(scope), activityId]);
    return rows.length > 0;
  }

  /** The tests of one activity that have been opened. */
  async findWaves(activityId: string): Promise<TestWave[]> {
    return this.tx.query(wavesSql, [activityId]);
  }

  /** Closed editions of an instrument, the newest first, as many as a figure needs. */
  async findEditions(instrumentId: string, limit: number): Promise<TestWave[]> {
    return this.tx.query(editionsSql, [instrumentId, limit]);
  }

  async loadSat(waveIds: readonly string[], limit: number): Promise<SatTest[]> {
    return this.tx.query(satSql, [waveIds, limit]);
  }

  /** The newest version first. */
  async loadVersions(ids: readonly string[]): Promise<TestVersion[]> {
    return this.tx.query(
      `SELECT v.id, v.definition,
         (SELECT coalesce(jsonb_object_agg(t.code, t.pool), '{}') FROM item t WHERE t.instrument_version_id = v.id) AS pools
       FROM instrument_version v WHERE v.id = ANY($1::uuid[]) ORDER BY v.number DESC, v.id`,
      [ids],
    );
  }

  /** What the activity calls its objectives. */
  async objectiveTitles(activityId: string): Promise<Map<string, Record<string, string>>> {
    const rows: { code: string; title: Record<string, string> }[] = await this.tx.query(
      'SELECT code, title FROM activity_objective WHERE activity_id = $1 ORDER BY position',
      [activityId],
    );
    return new Map(rows.map(({ code, title }) => [code, title]));
  }

  /** The activity of somebody's own enrolment; null when it is not theirs. */
  async activityOfOwn(enrolmentId: string, personId: string): Promise<string | null> {
    const rows: { id: string }[] = await this.tx.query(
      'SELECT activity_id AS id FROM enrolment WHERE id = $1 AND person_id = $2',
      [enrolmentId, personId],
    );
    return rows[0]?.id ?? null;
  }

  /** Answers to tests that lead back to the enrolment; anonymous ones do not. */
  async findOwn(enrolmentId: string): Promise<OwnTestResponse[]> {
    return this.tx.query(ownSql, [enrolmentId]);
  }
}
