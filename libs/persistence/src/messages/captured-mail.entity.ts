// Written by CapturedMailRepository.
import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('captured_mail')
export class CapturedMailRow {
  @PrimaryColumn({ type: 'uuid', name: 'message_id' })
  messageId!: string;

  @Column({ type: 'timestamptz', name: 'captured_at', default: () => 'clock_timestamp()' })
  capturedAt!: Date;

  @Column({ type: 'text' })
  sender!: string;

  @Column({ type: 'text' })
  recipient!: string;

  @Column({ type: 'text' })
  subject!: string;

  @Column({ type: 'text' })
  html!: string;

  @Column({ type: 'text' })
  text!: string;

  @Column({ type: 'text' })
  source!: string;
}
