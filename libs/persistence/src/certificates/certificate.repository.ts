import type { CertificateKind, Locale, LocalisedText } from '@traccia/contracts';
import type { EntityManager } from 'typeorm';
import { type ActivityScope, activityToManage, scopeValues } from '../activities/activity-scope.js';

export interface NewCertificate {
  serial: string;
  activityId: string;
  personId: string;
  enrolmentId: string;
  batchId: string | null;
  templateId: string | null;
  kind: CertificateKind;
  locale: Locale;
  holderName: string;
  activityCode: string;
  activityTitle: LocalisedText;
  startsOn: string;
  endsOn: string;
  venue: string | null;
  days: number | null;
  hours: number | null;
  signatoryName: string;
  centreName: string;
  pdf: Buffer;
  issuedOn: string;
  issuedBy: string | null;
}
type RevokedReason = 'replaced' | 'error' | 'not_earned' | 'other';
interface Printed {
  serial: string;
  kind: CertificateKind;
  state: 'issued' | 'revoked';
  activityCode: string;
  activityTitle: LocalisedText;
  startsOn: string;
  endsOn: string;
  venue: string | null;
  days: number | null;
  hours: number | null;
  issuedOn: string;
  revokedOn: string | null;
  revokedReason: RevokedReason | null;
}
export interface MyCertificateEntry extends Printed {
  id: string;
  locale: Locale;
  issuedKey: string;
}
export interface VerifiedCertificate extends Printed {
  holderName: string;
  forgotten: boolean;
  centreName: string;
}
export interface CertificateToManage {
  id: string;
  serial: string;
  activityId: string;
  enrolmentId: string;
  kind: CertificateKind;
  state: 'issued' | 'revoked';
  forgotten: boolean;
}

const printed = `k.serial, k.kind, k.state, k.activity_code AS "activityCode", k.activity_title AS "activityTitle",
  k.starts_on::text AS "startsOn", k.ends_on::text AS "endsOn", k.venue, k.days, k.hours::float8 AS hours,
  k.issued_on::text AS "issuedOn", k.revoked_on::text AS "revokedOn", k.revoked_reason AS "revokedReason"`;
const mineSql = `SELECT k.id, k.locale, ${printed}, k.issued_at::text AS "issuedKey" FROM certificate k
  WHERE k.person_id = $1 AND ($2::timestamptz IS NULL OR (k.issued_at, k.id) < ($2::timestamptz, $3::uuid))
  ORDER BY k.issued_at DESC, k.id DESC LIMIT $4`;
const verifySql = `SELECT ${printed}, k.holder_name AS "holderName", k.forgotten_at IS NOT NULL AS forgotten,
  k.centre_name AS "centreName" FROM certificate k WHERE k.serial = $1`;
const pdfSql = `SELECT k.serial, k.pdf FROM certificate k JOIN activity a ON a.id = k.activity_id
  JOIN course c ON c.id = a.course_id
  WHERE k.id = $7 AND (k.person_id = $8 OR ${activityToManage})`;
const lockSql = `SELECT k.id, k.serial, k.activity_id AS "activityId", k.enrolment_id AS "enrolmentId", k.kind, k.state,
    k.forgotten_at IS NOT NULL AS forgotten
  FROM certificate k JOIN activity a ON a.id = k.activity_id JOIN course c ON c.id = a.course_id
  WHERE ${activityToManage} AND k.id = $7 FOR UPDATE OF k`;

/** Writes table `certificate`. */
export class CertificateRepository {
  constructor(private readonly tx: EntityManager) {}

  /** Null when the person holds a certificate of this kind already, whoever made it. */
  async issue(certificate: NewCertificate): Promise<string | null> {
    const { activityTitle, ...rest } = certificate;
    const rows: { id: string }[] = await this.tx.query(
      `INSERT INTO certificate (serial, activity_id, person_id, enrolment_id, batch_id, template_id, kind, locale,
         holder_name, activity_code, starts_on, ends_on, venue, days, hours, signatory_name, centre_name, pdf, issued_on,
         issued_by, activity_title)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21)
       ON CONFLICT (person_id, activity_id, kind) WHERE state = 'issued' DO NOTHING RETURNING id`,
      [...valuesOf(rest), JSON.stringify(activityTitle)],
    );
    return rows[0]?.id ?? null;
  }

  async revoke(
    id: string,
    why: { reason: RevokedReason; note: string | null; revokedBy: string | null },
  ): Promise<boolean> {
    const [rows]: [unknown[], number] = await this.tx.query(
      `UPDATE certificate SET state = 'revoked', revoked_at = clock_timestamp(), revoked_on = business_now()::date,
         revoked_reason = $2, revoked_note = $3, revoked_by = $4
       WHERE id = $1 AND state = 'issued' RETURNING id`,
      [id, why.reason, why.note, why.revokedBy],
    );
    return rows.length > 0;
  }

  async noteSuccessor(id: string, replacedById: string): Promise<void> {
    await this.tx.query('UPDATE certificate SET replaced_by_id = $2 WHERE id = $1', [id, replacedById]);
  }

  async lockToManage(scope: ActivityScope, id: string): Promise<CertificateToManage | null> {
    const rows: CertificateToManage[] = await this.tx.query(lockSql, [...scopeValues(scope), id]);
    return rows[0] ?? null;
  }

  /** The holder's own, or one of an activity that the reader manages; `pdf` is null when the holder is forgotten. */
  async findPdf(
    scope: ActivityScope,
    id: string,
    personId: string,
  ): Promise<{ serial: string; pdf: Buffer | null } | null> {
    const rows: { serial: string; pdf: Buffer | null }[] = await this.tx.query(pdfSql, [
      ...scopeValues(scope),
      id,
      personId,
    ]);
    return rows[0] ?? null;
  }

  /** Newest first. */
  async listOwn(
    personId: string,
    after: { issuedKey: string; id: string } | null,
    limit: number,
  ): Promise<MyCertificateEntry[]> {
    return this.tx.query(mineSql, [personId, after?.issuedKey ?? null, after?.id ?? null, limit]);
  }

  async countOwn(personId: string): Promise<number> {
    const rows: { total: number }[] = await this.tx.query(
      'SELECT count(*)::int AS total FROM certificate WHERE person_id = $1',
      [personId],
    );
    return rows[0]?.total ?? 0;
  }

  /** One statement whatever is asked, also for null: a serial that cannot be one takes as long as one that is not there. */
  async verify(serial: string | null): Promise<VerifiedCertificate | null> {
    const rows: VerifiedCertificate[] = await this.tx.query(verifySql, [serial ?? '']);
    return rows[0] ?? null;
  }
}

function valuesOf(certificate: Omit<NewCertificate, 'activityTitle'>): unknown[] {
  return [
    certificate.serial,
    certificate.activityId,
    certificate.personId,
    certificate.enrolmentId,
    certificate.batchId,
    certificate.templateId,
    certificate.kind,
    certificate.locale,
    certificate.holderName,
    certificate.activityCode,
    certificate.startsOn,
    certificate.endsOn,
    certificate.venue,
    certificate.days,
    certificate.hours,
    certificate.signatoryName,
    certificate.centreName,
    certificate.pdf,
    certificate.issuedOn,
    certificate.issuedBy,
  ];
}
