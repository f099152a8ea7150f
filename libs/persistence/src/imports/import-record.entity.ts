// Written by ImportRecordRepository.
import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('import_record')
export class ImportRecordRow {
  @PrimaryColumn({ type: 'text' })
  source!: string;

  @PrimaryColumn({ type: 'text', name: 'external_key' })
  externalKey!: string;

  @PrimaryColumn({ type: 'text', name: 'entity_type' })
  entityType!: string;

  @Column({ type: 'uuid', name: 'entity_id' })
  entityId!: string;

  @Column({ type: 'text', name: 'row_hash' })
  rowHash!: string;

  @Column({ type: 'timestamptz', name: 'imported_at', default: () => 'clock_timestamp()' })
  importedAt!: Date;
}
