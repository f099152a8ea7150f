// Written by FrameworkLinkRepository.
import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('course_marker')
export class CourseMarkerRow {
  @PrimaryColumn({ type: 'uuid', name: 'course_id' })
  courseId!: string;

  @PrimaryColumn({ type: 'text', name: 'marker_code' })
  markerCode!: string;

  @Column({ type: 'int' })
  score!: number;
}
