// Written by SendLedgerRepository.
import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('message')
export class MessageRow {
  @PrimaryColumn({ type: 'uuid', default: () => 'gen_random_uuid()' })
  id!: string;

  @Column({ type: 'text' })
  kind!: string;

  @Column({ type: 'text', name: 'subject_type' })
  subjectType!: string;

  @Column({ type: 'uuid', name: 'subject_id' })
  subjectId!: string;

  @Column({ type: 'int', default: () => '0' })
  ordinal!: number;

  @Column({ type: 'text' })
  recipient!: string;

  @Column({ type: 'uuid', name: 'recipient_person_id', nullable: true })
  recipientPersonId!: string | null;

  @Column({ type: 'text', default: () => "'en'::text" })
  locale!: string;

  @Column({ type: 'text', default: () => "'planned'::text" })
  state!: string;

  @Column({ type: 'text', nullable: true })
  reason!: string | null;

  @Column({ type: 'timestamptz', name: 'due_at', default: () => 'clock_timestamp()' })
  dueAt!: Date;

  @Column({ type: 'timestamptz', name: 'not_before', default: () => 'clock_timestamp()' })
  notBefore!: Date;

  @Column({ type: 'text', default: () => "'email'::text" })
  channel!: string;

  @Column({ type: 'int', default: () => '0' })
  attempt!: number;

  @Column({ type: 'int', default: () => '0' })
  ambiguous!: number;

  @Column({ type: 'int', default: () => '0' })
  crashes!: number;

  @Column({ type: 'timestamptz', name: 'lease_until', nullable: true })
  leaseUntil!: Date | null;

  @Column({ type: 'uuid', name: 'worker_id', nullable: true })
  workerId!: string | null;

  @Column({ type: 'timestamptz', name: 'sent_at', nullable: true })
  sentAt!: Date | null;

  @Column({ type: 'text', name: 'sent_to', nullable: true })
  sentTo!: string | null;

  @Column({ type: 'text', name: 'last_error', nullable: true })
  lastError!: string | null;

  @Column({ type: 'timestamptz', name: 'created_at', default: () => 'clock_timestamp()' })
  createdAt!: Date;
}
