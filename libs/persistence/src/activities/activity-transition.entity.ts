// Written by nobody; filled by a migration.
import { Entity, PrimaryColumn } from 'typeorm';

@Entity('activity_transition')
export class ActivityTransitionRow {
  @PrimaryColumn({ type: 'text', name: 'from_status' })
  fromStatus!: string;

  @PrimaryColumn({ type: 'text', name: 'to_status' })
  toStatus!: string;
}
