// Written by nobody; filled by a migration.
import { Entity, PrimaryColumn } from 'typeorm';

@Entity('enrolment_transition')
export class EnrolmentTransitionRow {
  @PrimaryColumn({ type: 'text', name: 'from_status' })
  fromStatus!: string;

  @PrimaryColumn({ type: 'text', name: 'to_status' })
  toStatus!: string;
}
