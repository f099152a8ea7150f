// Written by ActivityPlanRepository.
import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('activity_venue')
export class ActivityVenueRow {
  @PrimaryColumn({ type: 'uuid', default: () => 'gen_random_uuid()' })
  id!: string;

  @Column({ type: 'uuid', name: 'activity_id' })
  activityId!: string;

  @Column({ type: 'int' })
  position!: number;

  @Column({ type: 'text' })
  name!: string;

  @Column({ type: 'text', nullable: true })
  city!: string | null;

  @Column({ type: 'char', name: 'country_code', length: 2, nullable: true })
  countryCode!: string | null;

  @Column({ type: 'text', name: 'time_zone' })
  timeZone!: string;
}
