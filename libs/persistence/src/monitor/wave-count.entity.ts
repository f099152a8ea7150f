// Written by WaveCountRepository.
import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('wave_count')
export class WaveCountRow {
  @PrimaryColumn({ type: 'uuid', name: 'wave_id' })
  waveId!: string;

  @PrimaryColumn({ type: 'int' })
  number!: number;

  /** The last day that is counted in full, in the zone of the activity. */
  @Column({ type: 'date', name: 'counted_to' })
  countedTo!: string;

  @Column({ type: 'boolean' })
  last!: boolean;

  @Column({ type: 'int' })
  least!: number;

  @Column({ type: 'int' })
  answered!: number;

  @Column({ type: 'jsonb' })
  counts!: unknown;

  @Column({ type: 'timestamptz', name: 'told_at', default: () => 'business_now()' })
  toldAt!: Date;
}
