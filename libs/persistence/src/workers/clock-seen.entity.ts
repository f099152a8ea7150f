// Written by ClockAlarmRepository.
import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('clock_seen')
export class ClockSeenRow {
  @PrimaryColumn({ type: 'boolean', name: 'only_row', default: () => 'true' })
  onlyRow!: boolean;

  @Column({ type: 'timestamptz' })
  at!: Date;
}
