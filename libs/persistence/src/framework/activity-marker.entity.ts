// Written by FrameworkLinkRepository.
import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('activity_marker')
export class ActivityMarkerRow {
  @PrimaryColumn({ type: 'uuid', name: 'activity_id' })
  activityId!: string;

  @PrimaryColumn({ type: 'text', name: 'marker_code' })
  markerCode!: string;

  @Column({ type: 'int' })
  score!: number;
}
