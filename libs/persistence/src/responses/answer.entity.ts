// Written by ResponseRepository; rows of anonymous waves by AnonymousResponseRepository.
import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('answer')
export class AnswerRow {
  @PrimaryColumn({ type: 'uuid', name: 'response_id' })
  responseId!: string;

  @PrimaryColumn({ type: 'uuid', name: 'item_id' })
  itemId!: string;

  @PrimaryColumn({ type: 'int' })
  occurrence!: number;

  @PrimaryColumn({ type: 'int' })
  ordinal!: number;

  @Column({ type: 'text', name: 'choice_code', nullable: true })
  choiceCode!: string | null;

  @Column({ type: 'double precision', name: 'number_value', nullable: true })
  numberValue!: number | null;

  @Column({ type: 'text', name: 'text_value', nullable: true })
  textValue!: string | null;

  @Column({ type: 'date', name: 'date_value', nullable: true })
  dateValue!: string | null;

  @Column({ type: 'uuid', name: 'file_id', nullable: true })
  fileId!: string | null;

  /** Drawn by lot; readers know a text by it and nothing else. */
  @Column({ type: 'uuid', name: 'text_id', nullable: true })
  textId!: string | null;

  @Column({ type: 'text', name: 'missing_reason', nullable: true })
  missingReason!: string | null;
}
