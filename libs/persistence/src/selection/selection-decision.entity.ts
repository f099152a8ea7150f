// Written by SelectionDecisionRepository.
import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('selection_decision')
export class SelectionDecisionRow {
  @PrimaryColumn({ type: 'uuid', default: () => 'gen_random_uuid()' })
  id!: string;

  @Column({ type: 'uuid', name: 'activity_id' })
  activityId!: string;

  @Column({ type: 'uuid', name: 'application_id' })
  applicationId!: string;

  @Column({ type: 'text' })
  decision!: string;

  @Column({ type: 'text', nullable: true })
  reason!: string | null;

  @Column({ type: 'int', name: 'reserve_position', nullable: true })
  reservePosition!: number | null;

  @Column({ type: 'uuid', name: 'decided_by', nullable: true })
  decidedBy!: string | null;

  @Column({ type: 'timestamptz', name: 'decided_at', default: () => 'clock_timestamp()' })
  decidedAt!: Date;

  @Column({ type: 'timestamptz', name: 'letter_sent_at', nullable: true })
  letterSentAt!: Date | null;

  @Column({ type: 'timestamptz', name: 'replaced_at', nullable: true })
  replacedAt!: Date | null;
}
