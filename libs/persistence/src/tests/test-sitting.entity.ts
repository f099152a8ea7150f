// Written by TestSittingRepository.
import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('test_sitting')
export class TestSittingRow {
  @PrimaryColumn({ type: 'uuid', name: 'invitation_id' })
  invitationId!: string;

  @Column({ type: 'timestamptz', name: 'started_at' })
  startedAt!: Date;

  @Column({ type: 'int' })
  minutes!: number;

  @Column({ type: 'numeric', precision: 3, scale: 2 })
  factor!: string;

  @Column({ type: 'timestamptz', name: 'deadline_at' })
  deadlineAt!: Date;

  @Column({ type: 'timestamptz', name: 'closed_at', nullable: true })
  closedAt!: Date | null;
}
