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

  /** A test against the clock; follows from the definition. */
  @Column({ type: 'boolean', insert: false, update: false })
  timed!: boolean;

  @Column({ type: 'text', name: 'definition_hash' })
  definitionHash!: string;

  @Column({ type: 'text', array: true })
  languages!: string[];

  @Column({ type: 'timestamptz', name: 'published_at', nullable: true })
  publishedAt!: Date | null;

  @Column({ type: 'timestamptz', name: 'created_at', default: () => 'clock_timestamp()' })
  createdAt!: Date;

  /** Of a draft: how often it was saved. */
  @Column({ type: 'int', default: () => '1' })
  revision!: number;

  @Column({ type: 'timestamptz', name: 'changed_at', default: () => 'clock_timestamp()' })
  changedAt!: Date;

  /** Who saved the draft last, and so published it. */
  @Column({ type: 'uuid', name: 'changed_by', nullable: true })
  changedBy!: string | null;

  /** The version of another instrument that this one began as. */
  @Column({ type: 'uuid', name: 'copied_from_id', nullable: true })
  copiedFromId!: string | null;
}
