// Written by the database itself: triggers follow the texts of activities, courses and programmes.
import { Entity, PrimaryColumn } from 'typeorm';

@Entity('catalogue_word')
export class CatalogueWordRow {
  @PrimaryColumn({ type: 'text' })
  word!: string;
}
