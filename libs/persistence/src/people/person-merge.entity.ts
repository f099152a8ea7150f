// Written by PersonMergeRepository.
import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('person_merge')
export class PersonMergeRow {
  @PrimaryColumn({ type: 'uuid', default: () => 'gen_random_uuid()' })
  id!: string;

  @Column({ type: 'uuid', name: 'kept_id' })
  keptId!: string;

  @Column({ type: 'uuid', name: 'merged_id' })
  mergedId!: string;

  @Column({ type: 'jsonb' })
  before!: Record<string, unknown>;

  @Column({ type: 'jsonb' })
  moved!: unknown;

  @Column({ type: 'jsonb' })
  stayed!: unknown;

  @Column({ type: 'text', nullable: true })
  reason!: string | null;

  @Column({ type: 'uuid', name: 'merged_by' })
  mergedBy!: string;

  @Column({ type: 'timestamptz', name: 'merged_at', default: () => 'clock_timestamp()' })
  mergedAt!: Date;

  @Column({ type: 'uuid', name: 'undone_by', nullable: true })
  undoneBy!: string | null;

  @Column({ type: 'timestamptz', name: 'undone_at', nullable: true })
  undoneAt!: Date | null;
}
