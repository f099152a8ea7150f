// Written by CheckInRepository.
import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('check_in_opening')
export class CheckInOpeningRow {
  @PrimaryColumn({ type: 'uuid', name: 'activity_session_id' })
  activitySessionId!: string;

  @Column({ type: 'bytea' })
  nonce!: Buffer;

  @Column({ type: 'uuid', name: 'opened_by' })
  openedBy!: string;

  @Column({ type: 'timestamptz', name: 'opened_at', default: () => 'clock_timestamp()' })
  openedAt!: Date;

  @Column({ type: 'timestamptz', name: 'closes_at' })
  closesAt!: Date;
}
