// Written by ActivitySessionRepository.
import type { LocalisedText } from '@traccia/contracts';
import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('activity_session')
export class ActivitySessionRow {
  @PrimaryColumn({ type: 'uuid', default: () => 'gen_random_uuid()' })
  id!: string;

  @Column({ type: 'uuid', name: 'activity_id' })
  activityId!: string;

  @Column({ type: 'int' })
  position!: number;

  @Column({ type: 'text' })
  title!: string;

  /** By language; where it is empty, `title` stands for every language. */
  @Column({ type: 'jsonb', default: () => "'{}'" })
  titles!: LocalisedText;

  @Column({ type: 'uuid', name: 'phase_id', nullable: true })
  phaseId!: string | null;

  @Column({ type: 'uuid', name: 'venue_id', nullable: true })
  venueId!: string | null;

  @Column({ type: 'timestamptz', name: 'starts_at' })
  startsAt!: Date;

  @Column({ type: 'timestamptz', name: 'ends_at' })
  endsAt!: Date;
}
