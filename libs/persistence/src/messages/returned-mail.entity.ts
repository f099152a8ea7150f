// Written by ReturnedMailRepository.
import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('returned_mail')
export class ReturnedMailRow {
  @PrimaryColumn({ type: 'uuid', default: () => 'gen_random_uuid()' })
  id!: string;

  @Column({ type: 'bytea' })
  digest!: Buffer;

  @Column({ type: 'bytea', nullable: true })
  raw!: Buffer | null;

  @Column({ type: 'timestamptz', name: 'received_at', default: () => 'clock_timestamp()' })
  receivedAt!: Date;

  @Column({ type: 'timestamptz', name: 'read_at', nullable: true })
  readAt!: Date | null;

  @Column({ type: 'text', nullable: true })
  kind!: string | null;

  @Column({ type: 'uuid', name: 'message_id', nullable: true })
  messageId!: string | null;

  @Column({ type: 'uuid', name: 'person_id', nullable: true })
  personId!: string | null;

  @Column({ type: 'text', nullable: true })
  sender!: string | null;

  @Column({ type: 'text', nullable: true })
  subject!: string | null;

  @Column({ type: 'text', nullable: true })
  body!: string | null;

  @Column({ type: 'text', nullable: true })
  status!: string | null;
}
