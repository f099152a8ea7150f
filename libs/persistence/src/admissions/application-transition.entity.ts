// Written by nobody; filled by a migration.
import { Entity, PrimaryColumn } from 'typeorm';

@Entity('application_transition')
export class ApplicationTransitionRow {
  @PrimaryColumn({ type: 'text', name: 'from_state' })
  fromState!: string;

  @PrimaryColumn({ type: 'text', name: 'to_state' })
  toState!: string;
}
