// Written by nobody; filled by a migration.
import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('country')
export class CountryRow {
  @PrimaryColumn({ type: 'char', length: 2 })
  code!: string;

  @Column({ type: 'text' })
  region!: string;

  /** The zone in which most of its offices work. */
  @Column({ type: 'text', name: 'time_zone', nullable: true })
  timeZone!: string | null;

  /** Its free days, 1 = Monday. */
  @Column({ type: 'int', array: true, default: () => "'{6,7}'::integer[]" })
  weekend!: number[];
}
