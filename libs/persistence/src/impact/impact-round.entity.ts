// Written by ImpactRoundRepository.
import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('impact_round')
export class ImpactRoundRow {
  @PrimaryColumn({ type: 'uuid', default: () => 'gen_random_uuid()' })
  id!: string;

  @Column({ type: 'timestamptz', name: 'started_at', default: () => 'clock_timestamp()' })
  startedAt!: Date;

  /** Its worker lives: a round without a beat for half a minute is lost. */
  @Column({ type: 'timestamptz', name: 'beat_at', default: () => 'clock_timestamp()' })
  beatAt!: Date;

  /** What is known so far; waves that close on the way bring their pools with them. */
  @Column({ type: 'int', name: 'scopes_total' })
  scopesTotal!: number;

  @Column({ type: 'int', name: 'scopes_done', default: () => '0' })
  scopesDone!: number;

  /** What is being computed; null before the first scope and after the last. */
  @Column({ type: 'text', name: 'scope_type', nullable: true })
  scopeType!: string | null;

  @Column({ type: 'uuid', name: 'scope_id', nullable: true })
  scopeId!: string | null;

  @Column({ type: 'timestamptz', name: 'cancel_asked_at', nullable: true })
  cancelAskedAt!: Date | null;

  /** After a cancelled round nothing is computed before this, unless somebody asks for it. */
  @Column({ type: 'timestamptz', name: 'rests_until', nullable: true })
  restsUntil!: Date | null;

  @Column({ type: 'timestamptz', name: 'ended_at', nullable: true })
  endedAt!: Date | null;

  @Column({ type: 'text', name: 'ended_how', nullable: true })
  endedHow!: string | null;
}
