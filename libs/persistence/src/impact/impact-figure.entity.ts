// Written by ImpactRunRepository.
import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('impact_figure')
export class ImpactFigureRow {
  @PrimaryColumn({ type: 'uuid', name: 'run_id' })
  runId!: string;

  @PrimaryColumn({ type: 'int' })
  position!: number;

  @Column({ type: 'text' })
  metric!: string;

  @Column({ type: 'text', name: 'item_code', nullable: true })
  itemCode!: string | null;

  @Column({ type: 'text' })
  dimension!: string;

  @Column({ type: 'text', name: 'group_code' })
  groupCode!: string;

  @Column({ type: 'text', name: 'choice_code', nullable: true })
  choiceCode!: string | null;

  @Column({ type: 'double precision', nullable: true })
  estimate!: number | null;

  @Column({ type: 'double precision', nullable: true })
  lower!: number | null;

  @Column({ type: 'double precision', nullable: true })
  upper!: number | null;

  @Column({ type: 'double precision', nullable: true })
  conf!: number | null;

  @Column({ type: 'int', nullable: true })
  n!: number | null;

  @Column({ type: 'int', nullable: true })
  invited!: number | null;

  @Column({ type: 'double precision', nullable: true })
  numerator!: number | null;

  @Column({ type: 'double precision', name: 'response_rate', nullable: true })
  responseRate!: number | null;

  @Column({ type: 'text' })
  method!: string;

  @Column({ type: 'text', nullable: true })
  suppressed!: string | null;

  @Column({ type: 'text', name: 'null_reason', nullable: true })
  nullReason!: string | null;

  @Column({ type: 'text', array: true, default: () => "'{}'::text[]" })
  flags!: string[];

  @Column({ type: 'double precision', nullable: true })
  weighted!: number | null;

  @Column({ type: 'double precision', name: 'weighted_lower', nullable: true })
  weightedLower!: number | null;

  @Column({ type: 'double precision', name: 'weighted_upper', nullable: true })
  weightedUpper!: number | null;

  @Column({ type: 'text', name: 'weighted_reason', nullable: true })
  weightedReason!: string | null;

  @Column({ type: 'double precision', name: 'design_effect', nullable: true })
  designEffect!: number | null;

  @Column({ type: 'double precision', name: 'effective_n', nullable: true })
  effectiveN!: number | null;
}
