// Written by StaleScopeRepository.
import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('stale_scope')
export class StaleScopeRow {
  @PrimaryColumn({ type: 'uuid', name: 'wave_id' })
  waveId!: string;

  @Column({ type: 'timestamptz', name: 'marked_at', default: () => 'clock_timestamp()' })
  markedAt!: Date;
}
