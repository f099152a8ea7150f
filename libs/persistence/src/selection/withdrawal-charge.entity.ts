// Written by WithdrawalChargeRepository.
import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('withdrawal_charge')
export class WithdrawalChargeRow {
  @PrimaryColumn({ type: 'uuid', name: 'enrolment_id' })
  enrolmentId!: string;

  @Column({ type: 'int', name: 'days_before' })
  daysBefore!: number;

  @Column({ type: 'int' })
  percent!: number;

  @Column({ type: 'bigint', name: 'amount_cents', nullable: true })
  amountCents!: string | null;

  @Column({ type: 'char', nullable: true, length: 3 })
  currency!: string | null;

  @Column({ type: 'timestamptz', name: 'recorded_at', default: () => 'clock_timestamp()' })
  recordedAt!: Date;
}
