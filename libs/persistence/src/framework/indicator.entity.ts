// Written by FrameworkRepository.
import type { LocalisedText } from '@traccia/contracts';
import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('indicator')
export class IndicatorRow {
  @PrimaryColumn({ type: 'uuid', default: () => 'gen_random_uuid()' })
  id!: string;

  @Column({ type: 'text' })
  code!: string;

  @Column({ type: 'text' })
  edition!: string;

  @Column({ type: 'jsonb' })
  title!: LocalisedText;

  @Column({ type: 'text', name: 'result_level' })
  resultLevel!: string;

  @Column({ type: 'text' })
  unit!: string;

  @Column({ type: 'double precision', nullable: true })
  baseline!: number | null;

  @Column({ type: 'int', name: 'baseline_year', nullable: true })
  baselineYear!: number | null;

  @Column({ type: 'double precision', nullable: true })
  target!: number | null;

  @Column({ type: 'int', name: 'target_year', nullable: true })
  targetYear!: number | null;

  @Column({ type: 'uuid', name: 'programme_id', nullable: true })
  programmeId!: string | null;

  @Column({ type: 'uuid', name: 'outcome_id', nullable: true })
  outcomeId!: string | null;

  @Column({ type: 'date', name: 'valid_from' })
  validFrom!: string;

  @Column({ type: 'date', name: 'valid_to', nullable: true })
  validTo!: string | null;

  @Column({ type: 'timestamptz', name: 'created_at', default: () => 'clock_timestamp()' })
  createdAt!: Date;
}
