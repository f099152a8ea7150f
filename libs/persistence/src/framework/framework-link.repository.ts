import type { FrameworkEntry, FrameworkFamily, LocalisedText } from '@traccia/contracts';
import type { EntityManager } from 'typeorm';
import {
  frameworkEntries,
  frameworkEntryColumns,
  type FrameworkEntryRow,
  readEntry,
} from './framework-entry.sql.js';

export interface FrameworkNaming {
  links: readonly { family: FrameworkFamily; id: string }[];
  markers: readonly { code: string; score: number }[];
}
export interface MarkerScore {
  code: string;
  title: LocalisedText;
  score: number | null;
}

const target = `coalesce(l.outcome_id, l.labour_standard_id, l.country_programme_id, l.indicator_id, l.funding_agreement_id)`;
const targets = 'outcome_id, labour_standard_id, country_programme_id, indicator_id, funding_agreement_id';
const inOrder = 'ORDER BY e.family, e.code, e.edition';
const asTargets = `CASE WHEN n.family = 'outcomes' THEN n.id END, CASE WHEN n.family = 'standards' THEN n.id END,
  CASE WHEN n.family = 'country_programmes' THEN n.id END, CASE WHEN n.family = 'indicators' THEN n.id END,
  CASE WHEN n.family = 'funding_agreements' THEN n.id END FROM jsonb_to_recordset($2::jsonb) AS n(family text, id uuid)`;
const asScores = `n.code, n.score FROM jsonb_to_recordset($2::jsonb) AS n(code text, score int)`;

const sqlOf = {
  course: {
    entries: `SELECT ${frameworkEntryColumns} FROM ${frameworkEntries}
      WHERE e.id IN (SELECT ${target} FROM course_link l WHERE l.course_id = $1) ${inOrder}`,
    markers: `SELECT m.code, m.title, s.score FROM crosscutting_marker m
      LEFT JOIN course_marker s ON s.marker_code = m.code AND s.course_id = $1 ORDER BY m.position`,
    clearLinks: 'DELETE FROM course_link WHERE course_id = $1',
    clearMarkers: 'DELETE FROM course_marker WHERE course_id = $1',
    link: `INSERT INTO course_link (course_id, ${targets}) SELECT $1::uuid, ${asTargets} ON CONFLICT DO NOTHING`,
    mark: `INSERT INTO course_marker (course_id, marker_code, score) SELECT $1::uuid, ${asScores} ON CONFLICT DO NOTHING`,
  },
  activity: {
    entries: `SELECT ${frameworkEntryColumns} FROM ${frameworkEntries}
      WHERE e.id IN (SELECT ${target} FROM activity_link l WHERE l.activity_id = $1) ${inOrder}`,
    markers: `SELECT m.code, m.title, s.score FROM crosscutting_marker m
      LEFT JOIN activity_marker s ON s.marker_code = m.code AND s.activity_id = $1 ORDER BY m.position`,
    clearLinks: 'DELETE FROM activity_link WHERE activity_id = $1',
    clearMarkers: 'DELETE FROM activity_marker WHERE activity_id = $1',
    link: `INSERT INTO activity_link (activity_id, ${targets}) SELECT $1::uuid, ${asTargets} ON CONFLICT DO NOTHING`,
    mark: `INSERT INTO activity_marker (activity_id, marker_code, score) SELECT $1::uuid, ${asScores} ON CONFLICT DO NOTHING`,
  },
} as const;
export type FrameworkSubject = keyof typeof sqlOf;

const copySql = {
  course: [
    `INSERT INTO activity_link (activity_id, ${targets}) SELECT $1, ${targets} FROM course_link WHERE course_id = $2
     ON CONFLICT DO NOTHING`,
    `INSERT INTO activity_marker (activity_id, marker_code, score)
     SELECT $1, marker_code, score FROM course_marker WHERE course_id = $2 ON CONFLICT DO NOTHING`,
  ],
  activity: [
    `INSERT INTO activity_link (activity_id, ${targets}) SELECT $1, ${targets} FROM activity_link WHERE activity_id = $2
     ON CONFLICT DO NOTHING`,
    `INSERT INTO activity_marker (activity_id, marker_code, score)
     SELECT $1, marker_code, score FROM activity_marker WHERE activity_id = $2 ON CONFLICT DO NOTHING`,
  ],
} as const;

/** Writes tables `course_link`, `course_marker`, `activity_link` and `activity_marker`. */
export class FrameworkLinkRepository {
  constructor(private readonly tx: EntityManager) {}

  async entriesOf(subject: FrameworkSubject, id: string): Promise<FrameworkEntry[]> {
    const rows: FrameworkEntryRow[] = await this.tx.query(sqlOf[subject].entries, [id]);
    return rows.map(readEntry);
  }

  /** Every marker, with its score where there is one. */
  async markersOf(subject: FrameworkSubject, id: string): Promise<MarkerScore[]> {
    return this.tx.query(sqlOf[subject].markers, [id]);
  }

  /** Whatever was named before is forgotten; the caller holds the lock of the course or activity. */
  async replace(subject: FrameworkSubject, id: string, { links, markers }: FrameworkNaming): Promise<void> {
    await this.tx.query(sqlOf[subject].clearLinks, [id]);
    await this.tx.query(sqlOf[subject].clearMarkers, [id]);
    if (links.length > 0) await this.tx.query(sqlOf[subject].link, [id, JSON.stringify(links)]);
    if (markers.length > 0) await this.tx.query(sqlOf[subject].mark, [id, JSON.stringify(markers)]);
  }

  /** A new activity answers to what its course answers to, until somebody says otherwise. */
  async copyFromCourse(activityId: string, courseId: string): Promise<void> {
    for (const statement of copySql.course) await this.tx.query(statement, [activityId, courseId]);
  }

  /** A copy of an activity answers to what the activity answered to. */
  async copyFromActivity(activityId: string, sourceId: string): Promise<void> {
    for (const statement of copySql.activity) await this.tx.query(statement, [activityId, sourceId]);
  }
}
