// Written by MailingRepository.
import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('mailing')
export class MailingRow {
  @PrimaryColumn({ type: 'uuid', default: () => 'gen_random_uuid()' })
  id!: string;

  @Column({ type: 'text', default: () => "'service'::text" })
  purpose!: string;

  @Column({ type: 'uuid', name: 'activity_id', nullable: true })
  activityId!: string | null;

  @Column({ type: 'uuid', name: 'programme_id', nullable: true })
  programmeId!: string | null;

  @Column({ type: 'uuid', name: 'course_id', nullable: true })
  courseId!: string | null;

  @Column({ type: 'jsonb', default: () => "'{}'" })
  filter!: Record<string, unknown>;

  @Column({ type: 'text', default: () => "'draft'::text" })
  state!: string;

  @Column({ type: 'timestamptz', name: 'send_at', nullable: true })
  sendAt!: Date | null;

  @Column({ type: 'uuid', name: 'created_by' })
  createdBy!: string;

  @Column({ type: 'uuid', name: 'sent_by', nullable: true })
  sentBy!: string | null;

  @Column({ type: 'timestamptz', name: 'left_at', nullable: true })
  leftAt!: Date | null;

  @Column({ type: 'timestamptz', name: 'stopped_at', nullable: true })
  stoppedAt!: Date | null;

  @Column({ type: 'uuid', name: 'stopped_by', nullable: true })
  stoppedBy!: string | null;

  @Column({ type: 'int', default: () => '1' })
  version!: number;

  @Column({ type: 'timestamptz', name: 'created_at', default: () => 'clock_timestamp()' })
  createdAt!: Date;

  @Column({ type: 'timestamptz', name: 'updated_at', default: () => 'clock_timestamp()' })
  updatedAt!: Date;
}
