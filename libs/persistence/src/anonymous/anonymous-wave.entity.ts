// Written by AnonymousWaveRepository.
import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('anonymous_wave')
export class AnonymousWaveRow {
  @PrimaryColumn({ type: 'uuid', name: 'wave_id' })
  waveId!: string;

  @Column({ type: 'text' })
  modulus!: string;

  @Column({ type: 'bytea', name: 'sealed_key' })
  sealedKey!: Buffer;

  @Column({ type: 'jsonb', default: () => "'{}'::jsonb" })
  issued!: Record<string, string>;

  /** Codes of the trainers and objectives that groups repeat over, in an order that stays: answers are stored by place. */
  @Column({ type: 'jsonb', default: () => "'{}'::jsonb" })
  lists!: Record<string, string[]>;

  @Column({ type: 'date', name: 'marked_on', nullable: true })
  markedOn!: string | null;
}
