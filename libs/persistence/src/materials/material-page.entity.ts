// Written by MaterialRepository.
import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('material_page')
export class MaterialPageRow {
  @PrimaryColumn({ type: 'uuid', default: () => 'gen_random_uuid()' })
  id!: string;

  @Column({ type: 'uuid', name: 'module_id' })
  moduleId!: string;

  @Column({ type: 'int' })
  position!: number;

  @Column({ type: 'text', default: () => "'markdown'::text" })
  kind!: string;

  @Column({ type: 'jsonb' })
  title!: Record<string, string>;

  @Column({ type: 'jsonb', default: () => "'{}'::jsonb" })
  body!: Record<string, string>;

  @Column({ type: 'int', default: () => '1' })
  version!: number;

  @Column({ type: 'uuid', name: 'saved_by', nullable: true })
  savedBy!: string | null;

  @Column({ type: 'timestamptz', name: 'saved_at', default: () => 'clock_timestamp()' })
  savedAt!: Date;

  @Column({ type: 'timestamptz', name: 'deleted_at', nullable: true })
  deletedAt!: Date | null;

  @Column({ type: 'timestamptz', name: 'created_at', default: () => 'clock_timestamp()' })
  createdAt!: Date;
}
