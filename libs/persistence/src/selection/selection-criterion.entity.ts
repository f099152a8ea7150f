// Written by SelectionCriterionRepository.
import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('selection_criterion')
export class SelectionCriterionRow {
  @PrimaryColumn({ type: 'uuid', default: () => 'gen_random_uuid()' })
  id!: string;

  @Column({ type: 'uuid', name: 'activity_id' })
  activityId!: string;

  @Column({ type: 'int' })
  position!: number;

  @Column({ type: 'text' })
  title!: string;

  @Column({ type: 'int' })
  weight!: number;
}
