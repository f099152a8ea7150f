// Written by RateLimitRepository.
import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('rate_limit_window')
export class RateLimitWindowRow {
  @PrimaryColumn({ type: 'text' })
  bucket!: string;

  @PrimaryColumn({ type: 'timestamptz', name: 'window_start' })
  windowStart!: Date;

  @Column({ type: 'int' })
  hits!: number;
}
