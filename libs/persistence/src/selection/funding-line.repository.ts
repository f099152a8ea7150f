import type { FundedPerson, FundingLine } from '@traccia/contracts';
import type { EntityManager } from 'typeorm';
import { type ActivityScope, activityToManage, scopeValues } from '../activities/activity-scope.js';

export type FundedEntry = Omit<FundedPerson, 'breaches' | 'receivesAid'>;
export type FundingDraft = Omit<FundingLine, 'payerOrganizationName' | 'fundingAgreement'>;

const linesOf = `coalesce((SELECT jsonb_agg(jsonb_build_object('costItem', f.cost_item, 'amountCents', f.amount_cents,
    'currency', f.currency, 'payer', f.payer, 'payerOrganizationId', f.payer_organization_id,
    'payerOrganizationName', o.name, 'fundingAgreementId', f.funding_agreement_id, 'fundingAgreement',
    CASE WHEN g.id IS NOT NULL THEN jsonb_build_object('id', g.id, 'code', g.code, 'title', g.title, 'kind', g.kind) END)
    ORDER BY array_position('{tuition,subsistence,travel}'::text[], f.cost_item), f.payer, f.id)
  FROM funding_line f LEFT JOIN organization o ON o.id = f.payer_organization_id
  LEFT JOIN funding_agreement g ON g.id = f.funding_agreement_id
  WHERE f.application_id = b.application_id OR f.enrolment_id = b.enrolment_id), '[]') AS lines`;
const borne = `SELECT ap.id AS application_id, e.id AS enrolment_id, coalesce(ap.person_id, e.person_id) AS person_id,
    coalesce(ap.constituent_group, e.constituent_group) AS constituent_group, ap.nomination_id
  FROM (SELECT * FROM application WHERE activity_id = $1 AND state NOT IN ('draft', 'withdrawn', 'declined', 'ineligible')) ap
  FULL JOIN (SELECT * FROM enrolment WHERE activity_id = $1 AND status IN ('enrolled', 'attended', 'completed')) e
    ON e.person_id = ap.person_id`;
const listSql = `SELECT b.application_id AS "applicationId", b.enrolment_id AS "enrolmentId", p.given_name AS "givenName",
    p.family_name AS "familyName", b.constituent_group AS "constituentGroup", p.country_code AS "countryCode",
    nr.given_name || ' ' || nr.family_name AS "nominatorName", ${linesOf}
  FROM (${borne}) b JOIN person p ON p.id = b.person_id LEFT JOIN nomination n ON n.id = b.nomination_id
  LEFT JOIN person nr ON nr.id = n.nominator_id
  WHERE $2::uuid IS NULL OR b.application_id = $2 OR b.enrolment_id = $2 ORDER BY p.family_name, p.given_name, p.id LIMIT 1000`;

const activityOfSql = `SELECT a.id FROM enrolment e JOIN activity a ON a.id = e.activity_id
  JOIN course c ON c.id = a.course_id WHERE ${activityToManage} AND e.id = $7`;

/** Writes table `funding_line`. */
export class FundingLineRepository {
  constructor(private readonly tx: EntityManager) {}

  /** Everybody who is or may become a participant, with all that is paid for them. */
  async list(activityId: string): Promise<FundedEntry[]> {
    return this.tx.query(listSql, [activityId, null]);
  }

  /** By the application or the enrolment. */
  async find(activityId: string, id: string): Promise<FundedEntry | null> {
    const rows: FundedEntry[] = await this.tx.query(listSql, [activityId, id]);
    return rows[0] ?? null;
  }

  /** The activity in scope in which the person takes part. */
  async findActivityOfEnrolment(scope: ActivityScope, enrolmentId: string): Promise<string | null> {
    const rows: { id: string }[] = await this.tx.query(activityOfSql, [...scopeValues(scope), enrolmentId]);
    return rows[0]?.id ?? null;
  }

  /** What was to be paid for one person is paid for the other. */
  async handOver(
    from: { applicationId: string; enrolmentId: string },
    to: { applicationId: string; enrolmentId: string },
  ): Promise<void> {
    await this.tx.query(
      `UPDATE funding_line SET application_id = CASE WHEN application_id IS NOT NULL THEN $2::uuid END,
         enrolment_id = CASE WHEN enrolment_id IS NOT NULL THEN $4::uuid END
       WHERE application_id = $1 OR enrolment_id = $3`,
      [from.applicationId, to.applicationId, from.enrolmentId, to.enrolmentId],
    );
  }

  /** All that is paid for one person, whether it was said at the application or at the enrolment; kept at the former. */
  async replace(
    { applicationId, enrolmentId }: Pick<FundedEntry, 'applicationId' | 'enrolmentId'>,
    lines: readonly FundingDraft[],
  ): Promise<void> {
    await this.tx.query('DELETE FROM funding_line WHERE application_id = $1 OR enrolment_id = $2', [
      applicationId,
      enrolmentId,
    ]);
    await this.tx.query(
      `INSERT INTO funding_line (application_id, enrolment_id, cost_item, amount_cents, currency, payer,
         payer_organization_id, funding_agreement_id)
       SELECT $1::uuid, CASE WHEN $1::uuid IS NULL THEN $2::uuid END, l."costItem", l."amountCents", l.currency, l.payer,
         l."payerOrganizationId", l."fundingAgreementId"
       FROM jsonb_to_recordset($3::jsonb) AS l("costItem" text, "amountCents" bigint, currency text, payer text,
         "payerOrganizationId" uuid, "fundingAgreementId" uuid)`,
      [applicationId, enrolmentId, JSON.stringify(lines)],
    );
  }
}
