// Written by CertificatePreviewRepository.
import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('certificate_preview')
export class CertificatePreviewRow {
  @PrimaryColumn({ type: 'uuid', default: () => 'gen_random_uuid()' })
  id!: string;

  @Column({ type: 'uuid', name: 'activity_id' })
  activityId!: string;

  @Column({ type: 'uuid', name: 'enrolment_id' })
  enrolmentId!: string;

  @Column({ type: 'text' })
  kind!: string;

  @Column({ type: 'text' })
  locale!: string;

  @Column({ type: 'jsonb', nullable: true })
  words!: unknown;

  @Column({ type: 'text', default: () => "'waiting'::text" })
  state!: string;

  @Column({ type: 'text', nullable: true })
  svg!: string | null;

  @Column({ type: 'uuid', name: 'asked_by', nullable: true })
  askedBy!: string | null;

  @Column({ type: 'timestamptz', name: 'asked_at', default: () => 'clock_timestamp()' })
  askedAt!: Date;
}
