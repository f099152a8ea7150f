// Written by OpenTextRepository.
import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('text_quote')
export class TextQuoteRow {
  @PrimaryColumn({ type: 'uuid', name: 'text_id' })
  textId!: string;

  @Column({ type: 'uuid', name: 'chosen_by' })
  chosenBy!: string;

  @Column({ type: 'timestamptz', name: 'chosen_at', default: () => 'clock_timestamp()' })
  chosenAt!: Date;
}
