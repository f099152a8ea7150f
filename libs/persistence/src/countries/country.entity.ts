// Written by nobody; filled by a migration.
import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('country')
export class CountryRow {
  @PrimaryColumn({ type: 'char', length: 2 })
  code!: string;

  @Column({ type: 'text' })
  region!: string;
}
