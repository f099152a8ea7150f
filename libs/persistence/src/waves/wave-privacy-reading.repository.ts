import type { PromiseFacts, WavePromise, WaveStanding } from '@traccia/survey';
import type { EntityManager } from 'typeorm';
import { type ActivityScope, activityToManage, scopeValues } from '../activities/activity-scope.js';
import { promiseFactsSql } from '../responses/promise-facts.sql.js';

export interface PromisingWave {
  id: string;
  code: string;
  kind: 'needs' | 'pre_test' | 'post_test' | 'end_of_activity' | 'ex_post';
  state: WaveStanding['state'];
  activityId: string;
  activityCode: string;
  activityTitle: Record<string, string>;
  instrumentVersionId: string;
  linksCutAt: Date | null;
  promise: Omit<PromiseFacts, 'isTest' | 'changeable'>;
  /** All of `WaveStanding` that rows tell. */
  standing: Omit<WaveStanding, 'mayBeAnonymous'>;
}
export interface PromiseChange {
  at: Date;
  act: string;
  by: string | null;
  detail: Record<string, string | number | null>;
}

const texts = ['text_coding', 'text_translation', 'text_redaction', 'text_quote']
  .map((table) => `EXISTS (SELECT 1 FROM ${table} k WHERE k.text_id = a.text_id)`)
  .join(' OR ');
const answeredSql = `(EXISTS (SELECT 1 FROM response r WHERE r.wave_id = w.id)
  OR EXISTS (SELECT 1 FROM anonymous_wave n WHERE n.wave_id = w.id AND n.issued <> '{}')
  OR EXISTS (SELECT 1 FROM anonymous_answer b WHERE b.wave_id = w.id))`;
const standingSql = `jsonb_build_object('state', w.state, 'answered', ${answeredSql},
  'linked', (SELECT count(*) FROM response r WHERE r.wave_id = w.id AND r.invitation_id IS NOT NULL AND r.state = 'submitted'),
  'drafts', (SELECT count(*) FROM response r WHERE r.wave_id = w.id AND r.state = 'draft'),
  'files', (SELECT count(*) FROM stored_file f JOIN invitation i ON i.id = f.invitation_id
    WHERE i.wave_id = w.id AND f.purpose = 'survey_answer'),
  'readTexts', (SELECT count(*) FROM response r JOIN answer a ON a.response_id = r.id
    WHERE r.wave_id = w.id AND r.invitation_id IS NOT NULL AND a.text_id IS NOT NULL AND (${texts})),
  'monthsClosed', CASE WHEN w.state = 'closed' AND w.closes_at <= business_now() THEN (SELECT
    extract(year FROM g.age)::int * 12 + extract(month FROM g.age)::int
    FROM (SELECT age(business_now(), w.closes_at) AS age) g) END)`;
const readSql = `SELECT w.id, w.code, w.kind, w.state, a.id AS "activityId", a.code AS "activityCode",
    a.title AS "activityTitle", w.instrument_version_id AS "instrumentVersionId", w.links_cut_at AS "linksCutAt",
    jsonb_build_object(${promiseFactsSql}) AS promise, ${standingSql} AS standing
  FROM wave w JOIN activity a ON a.id = w.activity_id JOIN course c ON c.id = a.course_id
  WHERE w.id = $7 AND ${activityToManage}`;
const historySql = `SELECT e.at, e.act, p.given_name || ' ' || p.family_name AS by, e.detail
  FROM audit_event e LEFT JOIN person p ON p.id = e.actor_id
  WHERE e.subject_type = 'wave' AND e.subject_id = $1 AND e.act IN ('wave.promise-changed', 'wave.links-cut')
  ORDER BY e.id DESC LIMIT 50`;

/** Reads what a wave promises, what stands in its rows, and what it promised before; writes nothing. */
export class WavePrivacyReadingRepository {
  constructor(private readonly tx: EntityManager) {}

  async find(scope: ActivityScope, waveId: string): Promise<PromisingWave | null> {
    const rows: PromisingWave[] = await this.tx.query(readSql, [...scopeValues(scope), waveId]);
    return rows[0] ?? null;
  }

  async history(waveId: string): Promise<PromiseChange[]> {
    return this.tx.query(historySql, [waveId]);
  }
}

/** The part of the promise that can be changed. */
export function promiseOf({ promise: { mode, linkedMonths } }: PromisingWave): WavePromise {
  return { mode, linkedMonths };
}
