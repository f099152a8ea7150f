// Filled by migrations; read only.
import type { LocalisedText } from '@traccia/contracts';
import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('labour_standard')
export class LabourStandardRow {
  @PrimaryColumn({ type: 'uuid', default: () => 'gen_random_uuid()' })
  id!: string;

  @Column({ type: 'text' })
  code!: string;

  @Column({ type: 'text' })
  kind!: string;

  @Column({ type: 'int' })
  number!: number;

  @Column({ type: 'int' })
  year!: number;

  @Column({ type: 'jsonb' })
  title!: LocalisedText;

  @Column({ type: 'text', nullable: true })
  standing!: string | null;
}
