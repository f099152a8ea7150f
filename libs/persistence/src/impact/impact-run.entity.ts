// Written by ImpactRunRepository.
import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('impact_run')
export class ImpactRunRow {
  @PrimaryColumn({ type: 'uuid', default: () => 'gen_random_uuid()' })
  id!: string;

  @Column({ type: 'text' })
  kind!: string;

  @Column({ type: 'text', name: 'scope_type' })
  scopeType!: string;

  @Column({ type: 'uuid', name: 'scope_id', nullable: true })
  scopeId!: string | null;

  @Column({ type: 'text', name: 'wave_kind' })
  waveKind!: string;

  @Column({ type: 'text', name: 'method_version' })
  methodVersion!: string;

  @Column({ type: 'text', name: 'policy_version' })
  policyVersion!: string;

  @Column({ type: 'int' })
  threshold!: number;

  /** Answers from which the scope is broken down into groups; null for runs under older policies. */
  @Column({ type: 'int', name: 'breakdown_from', nullable: true })
  breakdownFrom!: number | null;

  @Column({ type: 'text', name: 'frame_hash' })
  frameHash!: string;

  @Column({ type: 'text', name: 'input_hash' })
  inputHash!: string;

  @Column({ type: 'bigint' })
  seed!: string;

  @Column({ type: 'int', nullable: true })
  invited!: number | null;

  @Column({ type: 'int' })
  responded!: number;

  /** What it was computed from; what joins a pool later is never shown by the difference alone. */
  @Column({ type: 'uuid', name: 'wave_ids', array: true, default: () => "'{}'::uuid[]" })
  waveIds!: string[];

  /** Closed waves of the scope that it was not computed from; null for runs under older policies. */
  @Column({ type: 'int', name: 'left_out', nullable: true })
  leftOut!: number | null;

  @Column({ type: 'text' })
  reason!: string;

  @Column({ type: 'timestamptz', name: 'computed_at', default: () => 'clock_timestamp()' })
  computedAt!: Date;

  @Column({ type: 'timestamptz', name: 'business_at', default: () => 'business_now()' })
  businessAt!: Date;
}
