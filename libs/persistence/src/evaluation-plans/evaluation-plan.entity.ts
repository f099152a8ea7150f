// Written by EvaluationPlanRepository.
import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('evaluation_plan')
export class EvaluationPlanRow {
  @PrimaryColumn({ type: 'uuid', default: () => 'gen_random_uuid()' })
  id!: string;

  @Column({ type: 'uuid', name: 'course_id', nullable: true })
  courseId!: string | null;

  @Column({ type: 'uuid', name: 'activity_id', nullable: true })
  activityId!: string | null;

  @Column({ type: 'int' })
  number!: number;

  @Column({ type: 'text', default: () => "'draft'::text" })
  state!: string;

  @Column({ type: 'int', default: () => '1' })
  version!: number;

  @Column({ type: 'uuid', name: 'copied_from_id', nullable: true })
  copiedFromId!: string | null;

  @Column({ type: 'uuid', name: 'created_by', nullable: true })
  createdBy!: string | null;

  @Column({ type: 'timestamptz', name: 'created_at', default: () => 'clock_timestamp()' })
  createdAt!: Date;

  @Column({ type: 'timestamptz', name: 'activated_at', nullable: true })
  activatedAt!: Date | null;

  @Column({ type: 'uuid', name: 'activated_by', nullable: true })
  activatedBy!: string | null;

  @Column({ type: 'timestamptz', name: 'paused_at', nullable: true })
  pausedAt!: Date | null;

  @Column({ type: 'text', name: 'pause_reason', nullable: true })
  pauseReason!: string | null;
}
