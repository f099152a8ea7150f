// Written by ActivityPlanRepository.
import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('activity_target')
export class ActivityTargetRow {
  @PrimaryColumn({ type: 'uuid', name: 'activity_id' })
  activityId!: string;

  @PrimaryColumn({ type: 'text' })
  dimension!: string;

  @PrimaryColumn({ type: 'text' })
  key!: string;

  @Column({ type: 'int' })
  places!: number;
}
