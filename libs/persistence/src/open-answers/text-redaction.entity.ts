// Written by OpenTextRepository.
import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('text_redaction')
export class TextRedactionRow {
  @PrimaryColumn({ type: 'uuid', name: 'text_id' })
  textId!: string;

  @Column({ type: 'text' })
  body!: string;

  @Column({ type: 'int' })
  spans!: number;

  @Column({ type: 'uuid', name: 'redacted_by' })
  redactedBy!: string;

  @Column({ type: 'timestamptz', name: 'redacted_at', default: () => 'clock_timestamp()' })
  redactedAt!: Date;
}
