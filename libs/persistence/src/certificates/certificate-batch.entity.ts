// Written by CertificateBatchRepository.
import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('certificate_batch')
export class CertificateBatchRow {
  @PrimaryColumn({ type: 'uuid', default: () => 'gen_random_uuid()' })
  id!: string;

  @Column({ type: 'uuid', name: 'activity_id' })
  activityId!: string;

  @Column({ type: 'text' })
  kind!: string;

  @Column({ type: 'text', nullable: true })
  locale!: string | null;

  @Column({ type: 'text', default: () => "'running'::text" })
  state!: string;

  @Column({ type: 'uuid', name: 'asked_by', nullable: true })
  askedBy!: string | null;

  @Column({ type: 'timestamptz', name: 'asked_at', default: () => 'clock_timestamp()' })
  askedAt!: Date;

  @Column({ type: 'timestamptz', name: 'ended_at', nullable: true })
  endedAt!: Date | null;
}
