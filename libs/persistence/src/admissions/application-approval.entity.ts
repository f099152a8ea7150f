// Written by ApplicationApprovalRepository.
import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('application_approval')
export class ApplicationApprovalRow {
  @PrimaryColumn({ type: 'uuid', name: 'application_id' })
  applicationId!: string;

  @Column({ type: 'text', name: 'constituent_group' })
  constituentGroup!: string;

  @Column({ type: 'text' })
  decision!: string;

  @Column({ type: 'text', nullable: true })
  reason!: string | null;

  @Column({ type: 'uuid', name: 'decided_by' })
  decidedBy!: string;

  @Column({ type: 'timestamptz', name: 'decided_at', default: () => 'clock_timestamp()' })
  decidedAt!: Date;
}
