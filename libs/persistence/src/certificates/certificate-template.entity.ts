// Written by CertificateTemplateRepository.
import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('certificate_template')
export class CertificateTemplateRow {
  @PrimaryColumn({ type: 'uuid', default: () => 'gen_random_uuid()' })
  id!: string;

  @Column({ type: 'text' })
  kind!: string;

  @Column({ type: 'uuid', name: 'programme_id', nullable: true })
  programmeId!: string | null;

  @Column({ type: 'jsonb', default: () => "'{}'::jsonb" })
  statement!: Record<string, string>;

  @Column({ type: 'text', name: 'signatory_name', default: () => "''::text" })
  signatoryName!: string;

  @Column({ type: 'jsonb', name: 'signatory_title', default: () => "'{}'::jsonb" })
  signatoryTitle!: Record<string, string>;

  @Column({ type: 'int', default: () => '1' })
  version!: number;

  @Column({ type: 'uuid', name: 'updated_by', nullable: true })
  updatedBy!: string | null;

  @Column({ type: 'timestamptz', name: 'updated_at', default: () => 'clock_timestamp()' })
  updatedAt!: Date;
}
