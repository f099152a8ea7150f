import type { CertificateKind, LocalisedText } from '@traccia/contracts';
import type { EntityManager } from 'typeorm';
import type { RowScope } from '../row-scope.js';

export interface CertificateTemplateEntry {
  kind: CertificateKind;
  programmeId: string | null;
  programmeTitle: LocalisedText | null;
  statement: LocalisedText;
  signatoryName: string;
  signatoryTitle: LocalisedText;
  version: number;
}

const columns = `t.kind, t.programme_id AS "programmeId", p.title AS "programmeTitle", t.statement,
  t.signatory_name AS "signatoryName", t.signatory_title AS "signatoryTitle", t.version
  FROM certificate_template t LEFT JOIN programme p ON p.id = t.programme_id`;

const listSql = `SELECT ${columns} WHERE t.programme_id = $1 OR t.programme_id IS NULL
  ORDER BY t.kind DESC, t.programme_id LIMIT 4`;
const findSql = `SELECT ${columns} WHERE t.kind = $1 AND t.programme_id IS NOT DISTINCT FROM $2::uuid`;

/** Writes table `certificate_template`. */
export class CertificateTemplateRepository {
  constructor(private readonly tx: EntityManager) {}

  /** Of one programme and of the centre. */
  async listFor(programmeId: string): Promise<CertificateTemplateEntry[]> {
    return this.tx.query(listSql, [programmeId]);
  }

  /** Whether the programme is there and in scope; the whole centre's words are for those who see everything. */
  async mayWrite(scope: RowScope, programmeId: string | null): Promise<boolean> {
    if (programmeId === null) return scope.everything;
    const rows: unknown[] = await this.tx.query(
      'SELECT 1 FROM programme WHERE id = $3 AND ($1::boolean OR id = ANY($2::uuid[]))',
      [scope.everything, scope.programmes, programmeId],
    );
    return rows.length > 0;
  }

  /** Null when somebody else has written since `version` was read; 0 stands for not written yet. */
  async save(
    template: Omit<CertificateTemplateEntry, 'programmeTitle'>,
    updatedBy: string,
  ): Promise<CertificateTemplateEntry | null> {
    const values = [
      template.kind,
      template.programmeId,
      JSON.stringify(template.statement),
      template.signatoryName,
      JSON.stringify(template.signatoryTitle),
      updatedBy,
    ];
    const saved: unknown[] =
      template.version === 0
        ? await this.tx.query(
            `INSERT INTO certificate_template (kind, programme_id, statement, signatory_name, signatory_title, updated_by)
             VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT (kind, programme_id) DO NOTHING RETURNING id`,
            values,
          )
        : await this.update(values, template.version);
    if (saved.length === 0) return null;
    const rows: CertificateTemplateEntry[] = await this.tx.query(findSql, [
      template.kind,
      template.programmeId,
    ]);
    return rows[0] ?? null;
  }

  private async update(values: unknown[], version: number): Promise<unknown[]> {
    const [rows]: [unknown[], number] = await this.tx.query(
      `UPDATE certificate_template SET statement = $3, signatory_name = $4, signatory_title = $5, updated_by = $6,
         updated_at = clock_timestamp(), version = version + 1
       WHERE kind = $1 AND programme_id IS NOT DISTINCT FROM $2::uuid AND version = $7 RETURNING id`,
      [...values, version],
    );
    return rows;
  }
}
