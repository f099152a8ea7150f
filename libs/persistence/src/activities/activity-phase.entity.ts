// Written by ActivityPlanRepository.
import type { LocalisedText } from '@traccia/contracts';
import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('activity_phase')
export class ActivityPhaseRow {
  @PrimaryColumn({ type: 'uuid', default: () => 'gen_random_uuid()' })
  id!: string;

  @Column({ type: 'uuid', name: 'activity_id' })
  activityId!: string;

  @Column({ type: 'int' })
  position!: number;

  @Column({ type: 'text' })
  kind!: string;

  @Column({ type: 'jsonb', default: () => "'{}'" })
  title!: LocalisedText;

  @Column({ type: 'date', name: 'starts_on' })
  startsOn!: string;

  @Column({ type: 'date', name: 'ends_on' })
  endsOn!: string;

  @Column({ type: 'uuid', name: 'venue_id', nullable: true })
  venueId!: string | null;
}
