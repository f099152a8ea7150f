// Written by WaveRepository; opened and closed by the worker in DueWaveRepository, its links cut in LinkCuttingRepository.
import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('wave')
export class WaveRow {
  @PrimaryColumn({ type: 'uuid', default: () => 'gen_random_uuid()' })
  id!: string;

  @Column({ type: 'uuid', name: 'activity_id' })
  activityId!: string;

  @Column({ type: 'uuid', name: 'wave_plan_id', nullable: true })
  wavePlanId!: string | null;

  @Column({ type: 'text' })
  code!: string;

  @Column({ type: 'text' })
  kind!: string;

  @Column({ type: 'uuid', name: 'instrument_version_id' })
  instrumentVersionId!: string;

  @Column({ type: 'text', name: 'respondent_kind', default: () => "'participant'::text" })
  respondentKind!: string;

  @Column({ type: 'text', default: () => "'planned'::text" })
  state!: string;

  @Column({ type: 'timestamptz', name: 'opens_at', nullable: true })
  opensAt!: Date | null;

  @Column({ type: 'timestamptz', name: 'closes_at', nullable: true })
  closesAt!: Date | null;

  @Column({ type: 'int', name: 'reminder_days', array: true, default: () => "'{7,14}'::integer[]" })
  reminderDays!: number[];

  @Column({ type: 'text', name: 'privacy_mode', default: () => "'confidential'::text" })
  privacyMode!: string;

  @Column({ type: 'timestamptz', name: 'frozen_at', nullable: true })
  frozenAt!: Date | null;

  /** Months after the closing during which an answer leads to whoever gave it; promised when the wave opens. */
  @Column({ type: 'int', name: 'linked_months', nullable: true })
  linkedMonths!: number | null;

  @Column({ type: 'timestamptz', name: 'links_cut_at', nullable: true })
  linksCutAt!: Date | null;

  @Column({ type: 'text', name: 'language_rule', default: () => "'recipient'::text" })
  languageRule!: string;

  /** Filled by the database from the kind where nobody says it. */
  @Column({ type: 'text', nullable: true })
  eligibility!: string | null;

  @Column({ type: 'text', default: () => "'calendar'::text" })
  opening!: string;
}
