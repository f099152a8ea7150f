import type { Locale, SelectionDecision } from '@traccia/contracts';
import type { EntityManager } from 'typeorm';

export interface LetterDecision {
  decisionId: string;
  applicationId: string;
  decision: SelectionDecision;
  personId: string;
  personName: string;
  locale: Locale;
  nominatorId: string | null;
  nominatorName: string | null;
  nominatorLocale: Locale | null;
}
export interface LetterActivity {
  title: Record<string, string>;
  startsOn: string;
  endsOn: string;
  venue: string | null;
  timeZone: string;
  /** When an offer made now would end. */
  expiresAt: Date;
}

const columns = `d.id AS "decisionId", d.application_id AS "applicationId", d.decision, p.id AS "personId",
  p.given_name || ' ' || p.family_name AS "personName", p.locale, nr.id AS "nominatorId",
  nr.given_name || ' ' || nr.family_name AS "nominatorName", nr.locale AS "nominatorLocale"`;
const tables = `selection_decision d JOIN application ap ON ap.id = d.application_id JOIN person p ON p.id = ap.person_id
  LEFT JOIN nomination n ON n.id = ap.nomination_id LEFT JOIN person nr ON nr.id = n.nominator_id`;

const waitingSql = `SELECT ${columns} FROM ${tables} WHERE d.activity_id = $1 AND d.replaced_at IS NULL AND d.letter_sent_at IS NULL
       ORDER BY d.decision, p.family_name, d.id`;
const toldSql = `SELECT ${columns} FROM ${tables} WHERE d.id = ANY($1::uuid[]) AND d.letter_sent_at IS NOT NULL ORDER BY d.id`;
const nominatorsSql = `SELECT DISTINCT ON (nr.id, d.activity_id, d.letter_sent_at) ${columns}
       FROM ${tables} WHERE nr.id IS NOT NULL AND (nr.id, d.activity_id, d.letter_sent_at) IN (
         SELECT n2.nominator_id, d2.activity_id, d2.letter_sent_at FROM selection_decision d2
         JOIN application a2 ON a2.id = d2.application_id JOIN nomination n2 ON n2.id = a2.nomination_id
         WHERE d2.id = ANY($1::uuid[]) AND d2.letter_sent_at IS NOT NULL)
       ORDER BY nr.id, d.activity_id, d.letter_sent_at, d.id`;

/** Reads whom letters about decisions go to. */
export class SelectionLetterRepository {
  constructor(private readonly tx: EntityManager) {}

  async listWaiting(activityId: string): Promise<LetterDecision[]> {
    return this.tx.query(waitingSql, [activityId]);
  }

  async listTold(decisionIds: readonly string[]): Promise<LetterDecision[]> {
    return this.tx.query(toldSql, [decisionIds]);
  }

  /** The decision under whose number a nominator hears of the whole round: the first of the own nominees. */
  async firstOfNominators(decisionIds: readonly string[]): Promise<LetterDecision[]> {
    return this.tx.query(nominatorsSql, [decisionIds]);
  }

  async findActivity(activityId: string): Promise<LetterActivity | null> {
    const rows: LetterActivity[] = await this.tx.query(
      `SELECT a.title, a.starts_on::text AS "startsOn", a.ends_on::text AS "endsOn", a.venue, a.time_zone AS "timeZone",
         (least((business_now() AT TIME ZONE a.time_zone)::date + a.offer_days + 1,
           greatest(a.starts_on, (business_now() AT TIME ZONE a.time_zone)::date + 1)))::timestamp AT TIME ZONE a.time_zone
           AS "expiresAt"
       FROM activity a WHERE a.id = $1`,
      [activityId],
    );
    return rows[0] ?? null;
  }
}
