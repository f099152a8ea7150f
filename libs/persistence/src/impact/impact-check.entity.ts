// Written by ImpactCheckRepository.
import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { CheckFinding } from './impact-check.repository.js';

@Entity('impact_check')
export class ImpactCheckRow {
  /** The day that dawned, in the zone of most activities. */
  @PrimaryColumn({ type: 'date' })
  night!: string;

  /** Whose check it is; a worker that was believed dead writes nothing any more. */
  @Column({ type: 'uuid' })
  claim!: string;

  @Column({ type: 'timestamptz', name: 'started_at', default: () => 'clock_timestamp()' })
  startedAt!: Date;

  @Column({ type: 'timestamptz', name: 'beat_at', default: () => 'clock_timestamp()' })
  beatAt!: Date;

  @Column({ type: 'timestamptz', name: 'finished_at', nullable: true })
  finishedAt!: Date | null;

  @Column({ type: 'timestamptz', name: 'business_at', default: () => 'business_now()' })
  businessAt!: Date;

  @Column({ type: 'int', name: 'scopes_checked', default: () => '0' })
  scopesChecked!: number;

  @Column({ type: 'int', name: 'scopes_differing', default: () => '0' })
  scopesDiffering!: number;

  @Column({ type: 'int', name: 'scopes_moved_on', default: () => '0' })
  scopesMovedOn!: number;

  @Column({ type: 'int', name: 'scopes_of_other_versions', default: () => '0' })
  scopesOfOtherVersions!: number;

  /** Runs that were not found as they stand, and why; the first two hundred. */
  @Column({ type: 'jsonb', default: () => "'[]'::jsonb" })
  findings!: CheckFinding[];
}
