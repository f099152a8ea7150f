// Written by the migrations.
import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('consent_text')
export class ConsentTextRow {
  @PrimaryColumn({ type: 'text' })
  purpose!: string;

  @PrimaryColumn({ type: 'int' })
  version!: number;

  @Column({ type: 'jsonb' })
  body!: Record<string, string>;

  @Column({ type: 'timestamptz', name: 'valid_from', default: () => 'clock_timestamp()' })
  validFrom!: Date;
}
