// Written by CertificateBatchRepository.
import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('certificate_batch_member')
export class CertificateBatchMemberRow {
  @PrimaryColumn({ type: 'uuid', name: 'batch_id' })
  batchId!: string;

  @PrimaryColumn({ type: 'uuid', name: 'enrolment_id' })
  enrolmentId!: string;

  @Column({ type: 'text', default: () => "'waiting'::text" })
  state!: string;

  @Column({ type: 'text', nullable: true })
  reason!: string | null;

  @Column({ type: 'uuid', name: 'replaces_id', nullable: true })
  replacesId!: string | null;

  @Column({ type: 'uuid', name: 'certificate_id', nullable: true })
  certificateId!: string | null;

  @Column({ type: 'int', default: () => '0' })
  attempt!: number;

  @Column({ type: 'timestamptz', name: 'lease_until', nullable: true })
  leaseUntil!: Date | null;
}
