// Written by ActivityPlanRepository.
import type { LocalisedText } from '@traccia/contracts';
import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('activity_objective')
export class ActivityObjectiveRow {
  @PrimaryColumn({ type: 'uuid', default: () => 'gen_random_uuid()' })
  id!: string;

  @Column({ type: 'uuid', name: 'activity_id' })
  activityId!: string;

  @Column({ type: 'text' })
  code!: string;

  @Column({ type: 'int' })
  position!: number;

  @Column({ type: 'jsonb' })
  title!: LocalisedText;
}
