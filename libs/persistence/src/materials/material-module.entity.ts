// Written by MaterialRepository.
import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('material_module')
export class MaterialModuleRow {
  @PrimaryColumn({ type: 'uuid', default: () => 'gen_random_uuid()' })
  id!: string;

  @Column({ type: 'uuid', name: 'activity_id' })
  activityId!: string;

  @Column({ type: 'int' })
  position!: number;

  @Column({ type: 'jsonb' })
  title!: Record<string, string>;

  @Column({ type: 'int', name: 'visible_from_days', nullable: true })
  visibleFromDays!: number | null;

  @Column({ type: 'int', default: () => '1' })
  version!: number;

  @Column({ type: 'timestamptz', name: 'deleted_at', nullable: true })
  deletedAt!: Date | null;

  @Column({ type: 'timestamptz', name: 'created_at', default: () => 'clock_timestamp()' })
  createdAt!: Date;
}
