// Written by AttendanceRepository.
import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('attendance')
export class AttendanceRow {
  @PrimaryColumn({ type: 'uuid', name: 'activity_session_id' })
  activitySessionId!: string;

  @PrimaryColumn({ type: 'uuid', name: 'enrolment_id' })
  enrolmentId!: string;

  @Column({ type: 'text' })
  state!: string;

  @Column({ type: 'text', default: () => "'room'" })
  source!: string;

  @Column({ type: 'timestamptz', name: 'marked_at', nullable: true })
  markedAt!: Date | null;

  @Column({ type: 'uuid', name: 'recorded_by', nullable: true })
  recordedBy!: string | null;

  @Column({ type: 'timestamptz', name: 'recorded_at', default: () => 'clock_timestamp()' })
  recordedAt!: Date;
}
