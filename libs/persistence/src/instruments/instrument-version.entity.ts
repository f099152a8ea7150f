// Written by InstrumentRepository.
import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('instrument_version')
export class InstrumentVersionRow {
  @PrimaryColumn({ type: 'uuid', default: () => 'gen_random_uuid()' })
  id!: string;

  @Column({ type: 'uuid', name: 'instrument_id' })
  instrumentId!: string;

  @Column({ type: 'int' })
  number!: number;

  @Column({ type: 'text', default: () => "'draft'::text" })
  state!: string;

  @Column({ type: 'jsonb' })
  definition!: Record<string, unknown>;

  @Column({ type: 'text', name: 'definition_hash' })
  definitionHash!: string;

  @Column({ type: 'text', array: true })
  languages!: string[];

  @Column({ type: 'timestamptz', name: 'published_at', nullable: true })
  publishedAt!: Date | null;

  @Column({ type: 'timestamptz', name: 'created_at', default: () => 'clock_timestamp()' })
  createdAt!: Date;
}
