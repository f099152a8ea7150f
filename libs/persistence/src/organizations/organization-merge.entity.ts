// Written by OrganizationMergeRepository.
import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('organization_merge')
export class OrganizationMergeRow {
  @PrimaryColumn({ type: 'uuid', default: () => 'gen_random_uuid()' })
  id!: string;

  @Column({ type: 'uuid', name: 'kept_id' })
  keptId!: string;

  @Column({ type: 'uuid', name: 'merged_id' })
  mergedId!: string;

  @Column({ type: 'uuid', name: 'parent_id', nullable: true })
  parentId!: string | null;

  @Column({ type: 'jsonb' })
  moved!: unknown;

  @Column({ type: 'uuid', array: true, name: 'moved_scopes' })
  movedScopes!: string[];

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
