// Written by CertificateRuleRepository.
import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('certificate_rule')
export class CertificateRuleRow {
  @PrimaryColumn({ type: 'uuid', name: 'activity_id' })
  activityId!: string;

  @Column({ type: 'int', name: 'test_percent', nullable: true })
  testPercent!: number | null;

  @Column({ type: 'boolean', default: () => 'false' })
  assignments!: boolean;

  @Column({ type: 'uuid', name: 'updated_by', nullable: true })
  updatedBy!: string | null;

  @Column({ type: 'timestamptz', name: 'updated_at', default: () => 'clock_timestamp()' })
  updatedAt!: Date;
}
