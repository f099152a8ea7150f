// Written by DeliveryLedgerRepository.
import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';

@Entity('delivery')
export class DeliveryRow {
  @PrimaryGeneratedColumn('identity', { type: 'bigint', generatedIdentity: 'ALWAYS' })
  id!: string;

  @Column({ type: 'bigint', name: 'outbox_id' })
  outboxId!: string;

  @Column({ type: 'text' })
  job!: string;

  @Column({ type: 'int', default: () => '0' })
  attempt!: number;

  @Column({ type: 'timestamptz', name: 'not_before', default: () => 'clock_timestamp()' })
  notBefore!: Date;

  @Column({ type: 'timestamptz', name: 'dispatched_at', nullable: true })
  dispatchedAt!: Date | null;

  @Column({ type: 'timestamptz', name: 'done_at', nullable: true })
  doneAt!: Date | null;

  @Column({ type: 'timestamptz', name: 'dead_at', nullable: true })
  deadAt!: Date | null;

  @Column({ type: 'text', name: 'last_error', nullable: true })
  lastError!: string | null;
}
