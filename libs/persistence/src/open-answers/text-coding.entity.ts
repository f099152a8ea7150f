// Written by TextCodingRepository.
import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('text_coding')
export class TextCodingRow {
  @PrimaryColumn({ type: 'uuid', name: 'text_id' })
  textId!: string;

  @PrimaryColumn({ type: 'uuid', name: 'codebook_id' })
  codebookId!: string;

  @PrimaryColumn({ type: 'uuid', name: 'coder_id' })
  coderId!: string;

  @Column({ type: 'text', array: true })
  codes!: string[];

  @Column({ type: 'timestamptz', name: 'coded_at', default: () => 'clock_timestamp()' })
  codedAt!: Date;
}
