// Written by ClockAlarmRepository.
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** `differs`: this worker's clock is not the database's; the others are about the clock of the database itself. */
export type ClockAlarmKind = 'differs' | 'jumped' | 'ahead' | 'back';

@Entity('clock_alarm')
export class ClockAlarmRow {
  @PrimaryColumn({ type: 'uuid', default: () => 'gen_random_uuid()' })
  id!: string;

  /** Who saw it first. */
  @Column({ type: 'uuid', name: 'worker_id' })
  workerId!: string;

  @Column({ type: 'text' })
  kind!: ClockAlarmKind;

  /** Above 0: ahead. */
  @Column({ type: 'double precision', name: 'seconds_off' })
  secondsOff!: number;

  /** What would leave at once. */
  @Column({ type: 'int', name: 'waiting_mails', default: () => '0' })
  waitingMails!: number;

  /** By the clock that is in doubt. */
  @Column({ type: 'timestamptz', name: 'seen_at' })
  seenAt!: Date;

  @Column({ type: 'timestamptz', name: 'ended_at', nullable: true })
  endedAt!: Date | null;

  @Column({ type: 'text', name: 'ended_how', nullable: true })
  endedHow!: 'right-again' | 'confirmed' | 'held-long' | 'worker-gone' | null;

  @Column({ type: 'uuid', name: 'confirmed_by', nullable: true })
  confirmedBy!: string | null;

  @Column({ type: 'timestamptz', name: 'confirmed_at', nullable: true })
  confirmedAt!: Date | null;
}
