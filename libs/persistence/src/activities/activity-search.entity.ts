// Written by the database itself: triggers follow the texts of activities, courses and programmes.
import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('activity_search')
export class ActivitySearchRow {
  @PrimaryColumn({ type: 'uuid', name: 'activity_id' })
  activityId!: string;

  @Column({ type: 'tsvector' })
  document!: string;
}
