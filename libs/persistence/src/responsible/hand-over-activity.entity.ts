// Written by HandOverRepository.
import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('hand_over_activity')
export class HandOverActivityRow {
  @PrimaryColumn({ type: 'uuid', name: 'hand_over_id' })
  handOverId!: string;

  @PrimaryColumn({ type: 'uuid', name: 'activity_id' })
  activityId!: string;

  @Column({ type: 'uuid', name: 'from_person_id', nullable: true })
  fromPersonId!: string | null;
}
