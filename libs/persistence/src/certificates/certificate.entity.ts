// Written by CertificateRepository.
import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('certificate')
export class CertificateRow {
  @PrimaryColumn({ type: 'uuid', default: () => 'gen_random_uuid()' })
  id!: string;

  @Column({ type: 'text' })
  serial!: string;

  @Column({ type: 'uuid', name: 'activity_id' })
  activityId!: string;

  @Column({ type: 'uuid', name: 'person_id' })
  personId!: string;

  @Column({ type: 'uuid', name: 'enrolment_id' })
  enrolmentId!: string;

  @Column({ type: 'uuid', name: 'batch_id', nullable: true })
  batchId!: string | null;

  @Column({ type: 'uuid', name: 'template_id', nullable: true })
  templateId!: string | null;

  @Column({ type: 'text' })
  kind!: string;

  @Column({ type: 'text' })
  locale!: string;

  @Column({ type: 'text', default: () => "'issued'::text" })
  state!: string;

  @Column({ type: 'text', name: 'holder_name' })
  holderName!: string;

  @Column({ type: 'text', name: 'activity_code' })
  activityCode!: string;

  @Column({ type: 'jsonb', name: 'activity_title' })
  activityTitle!: Record<string, string>;

  @Column({ type: 'date', name: 'starts_on' })
  startsOn!: string;

  @Column({ type: 'date', name: 'ends_on' })
  endsOn!: string;

  @Column({ type: 'text', nullable: true })
  venue!: string | null;

  @Column({ type: 'int', nullable: true })
  days!: number | null;

  @Column({ type: 'numeric', nullable: true })
  hours!: string | null;

  @Column({ type: 'text', name: 'signatory_name', default: () => "''::text" })
  signatoryName!: string;

  @Column({ type: 'text', name: 'centre_name' })
  centreName!: string;

  @Column({ type: 'bytea', nullable: true })
  pdf!: Buffer | null;

  @Column({ type: 'date', name: 'issued_on' })
  issuedOn!: string;

  @Column({ type: 'timestamptz', name: 'issued_at', default: () => 'clock_timestamp()' })
  issuedAt!: Date;

  @Column({ type: 'uuid', name: 'issued_by', nullable: true })
  issuedBy!: string | null;

  @Column({ type: 'timestamptz', name: 'revoked_at', nullable: true })
  revokedAt!: Date | null;

  @Column({ type: 'date', name: 'revoked_on', nullable: true })
  revokedOn!: string | null;

  @Column({ type: 'uuid', name: 'revoked_by', nullable: true })
  revokedBy!: string | null;

  @Column({ type: 'text', name: 'revoked_reason', nullable: true })
  revokedReason!: string | null;

  @Column({ type: 'text', name: 'revoked_note', nullable: true })
  revokedNote!: string | null;

  @Column({ type: 'uuid', name: 'replaced_by_id', nullable: true })
  replacedById!: string | null;

  @Column({ type: 'timestamptz', name: 'forgotten_at', nullable: true })
  forgottenAt!: Date | null;
}
