// Written by ProgrammeRepository.
import type { LocalisedText } from '@traccia/contracts';
import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('programme')
export class ProgrammeRow {
  @PrimaryColumn({ type: 'uuid', default: () => 'gen_random_uuid()' })
  id!: string;

  @Column({ type: 'text' })
  code!: string;

  @Column({ type: 'jsonb' })
  title!: LocalisedText;

  @Column({ type: 'jsonb', default: () => "'{}'::jsonb" })
  summary!: LocalisedText;

  @Column({ type: 'jsonb', name: 'results_chain', default: () => "'{}'::jsonb" })
  resultsChain!: Record<string, LocalisedText>;

  @Column({ type: 'int', default: () => '1' })
  version!: number;

  @Column({ type: 'timestamptz', name: 'created_at', default: () => 'clock_timestamp()' })
  createdAt!: Date;
}
