// Written by MaterialRepository.
import { Entity, PrimaryColumn } from 'typeorm';

@Entity('material_page_file')
export class MaterialPageFileRow {
  @PrimaryColumn({ type: 'uuid', name: 'page_id' })
  pageId!: string;

  @PrimaryColumn({ type: 'uuid', name: 'file_id' })
  fileId!: string;
}
