// Written by OpenTextRepository.
import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('text_translation')
export class TextTranslationRow {
  @PrimaryColumn({ type: 'uuid', name: 'text_id' })
  textId!: string;

  @PrimaryColumn({ type: 'text' })
  locale!: string;

  @Column({ type: 'text' })
  body!: string;

  @Column({ type: 'uuid', name: 'author_id' })
  authorId!: string;

  @Column({ type: 'timestamptz', name: 'written_at', default: () => 'clock_timestamp()' })
  writtenAt!: Date;
}
