// Written by AttendanceBatchRepository.
import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('attendance_batch')
export class AttendanceBatchRow {
  @PrimaryColumn({ type: 'uuid' })
  id!: string;

  @Column({ type: 'uuid', name: 'activity_session_id' })
  activitySessionId!: string;

  @Column({ type: 'uuid', name: 'recorded_by' })
  recordedBy!: string;

  @Column({ type: 'jsonb' })
  answer!: unknown;

  @Column({ type: 'timestamptz', name: 'received_at', default: () => 'clock_timestamp()' })
  receivedAt!: Date;
}
