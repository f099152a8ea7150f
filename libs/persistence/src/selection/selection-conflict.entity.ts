// Written by SelectionPanelRepository.
import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('selection_conflict')
export class SelectionConflictRow {
  @PrimaryColumn({ type: 'uuid', name: 'application_id' })
  applicationId!: string;

  @PrimaryColumn({ type: 'uuid', name: 'person_id' })
  personId!: string;

  @Column({ type: 'text' })
  reason!: string;

  @Column({ type: 'timestamptz', name: 'declared_at', default: () => 'clock_timestamp()' })
  declaredAt!: Date;
}
