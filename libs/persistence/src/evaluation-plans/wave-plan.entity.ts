// Written by EvaluationPlanRepository.
import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('wave_plan')
export class WavePlanRow {
  @PrimaryColumn({ type: 'uuid', default: () => 'gen_random_uuid()' })
  id!: string;

  @Column({ type: 'uuid', name: 'plan_id' })
  planId!: string;

  @Column({ type: 'text' })
  code!: string;

  @Column({ type: 'text' })
  kind!: string;

  @Column({ type: 'uuid', name: 'instrument_id' })
  instrumentId!: string;

  @Column({ type: 'text', name: 'respondent_kind', default: () => "'participant'::text" })
  respondentKind!: string;

  @Column({ type: 'text', default: () => "'end'::text" })
  anchor!: string;

  @Column({ type: 'int', name: 'offset_months', default: () => '0' })
  offsetMonths!: number;

  @Column({ type: 'int', name: 'offset_days', default: () => '0' })
  offsetDays!: number;

  @Column({ type: 'time', name: 'send_at_local', default: () => "'09:00:00'::time without time zone" })
  sendAtLocal!: string;

  @Column({ type: 'int', name: 'window_days', default: () => '30' })
  windowDays!: number;

  @Column({ type: 'int', name: 'reminder_days', array: true, default: () => "'{7,14}'::integer[]" })
  reminderDays!: number[];

  @Column({ type: 'text', name: 'privacy_mode', default: () => "'confidential'::text" })
  privacyMode!: string;

  @Column({ type: 'text', name: 'language_rule', default: () => "'recipient'::text" })
  languageRule!: string;

  @Column({ type: 'text', default: () => "'attended_once'::text" })
  eligibility!: string;

  @Column({ type: 'text', default: () => "'calendar'::text" })
  opening!: string;
}
