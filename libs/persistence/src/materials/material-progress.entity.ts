// Written by MaterialProgressRepository.
import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('material_progress')
export class MaterialProgressRow {
  @PrimaryColumn({ type: 'uuid', name: 'person_id' })
  personId!: string;

  @PrimaryColumn({ type: 'uuid', name: 'page_id' })
  pageId!: string;

  @Column({ type: 'timestamptz', name: 'seen_at', default: () => 'clock_timestamp()' })
  seenAt!: Date;

  @Column({ type: 'timestamptz', name: 'done_at', nullable: true })
  doneAt!: Date | null;
}
