// Written by ApplicationRepository; from sheets by ApplicationSheetRepository.
import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('application')
export class ApplicationRow {
  @PrimaryColumn({ type: 'uuid', default: () => 'gen_random_uuid()' })
  id!: string;

  @Column({ type: 'uuid', name: 'activity_id' })
  activityId!: string;

  @Column({ type: 'uuid', name: 'person_id' })
  personId!: string;

  @Column({ type: 'uuid', name: 'organization_id', nullable: true })
  organizationId!: string | null;

  @Column({ type: 'text', name: 'constituent_group' })
  constituentGroup!: string;

  @Column({ type: 'uuid', name: 'nomination_id', nullable: true })
  nominationId!: string | null;

  @Column({ type: 'uuid', name: 'instrument_version_id', nullable: true })
  instrumentVersionId!: string | null;

  @Column({ type: 'text', default: () => "'draft'::text" })
  state!: string;

  @Column({ type: 'jsonb', default: () => "'{}'::jsonb" })
  answers!: Record<string, unknown>;

  @Column({ type: 'jsonb', default: () => "'{}'::jsonb" })
  consents!: Record<string, boolean>;

  @Column({ type: 'boolean', name: 'form_complete', default: () => 'false' })
  formComplete!: boolean;

  @Column({ type: 'timestamptz', name: 'submitted_at', nullable: true })
  submittedAt!: Date | null;

  @Column({ type: 'timestamptz', name: 'told_at', nullable: true })
  toldAt!: Date | null;

  @Column({ type: 'timestamptz', name: 'state_at', default: () => 'clock_timestamp()' })
  stateAt!: Date;

  @Column({ type: 'int', default: () => '1' })
  version!: number;

  @Column({ type: 'timestamptz', name: 'created_at', default: () => 'clock_timestamp()' })
  createdAt!: Date;
}
