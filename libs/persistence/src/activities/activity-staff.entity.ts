// Written by ActivityStaffRepository.
import { Entity, PrimaryColumn } from 'typeorm';

@Entity('activity_staff')
export class ActivityStaffRow {
  @PrimaryColumn({ type: 'uuid', name: 'activity_id' })
  activityId!: string;

  @PrimaryColumn({ type: 'uuid', name: 'person_id' })
  personId!: string;

  @PrimaryColumn({ type: 'text', name: 'staff_role' })
  staffRole!: string;
}
