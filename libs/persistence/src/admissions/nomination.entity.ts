// Written by NominationRepository.
import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('nomination')
export class NominationRow {
  @PrimaryColumn({ type: 'uuid', default: () => 'gen_random_uuid()' })
  id!: string;

  @Column({ type: 'uuid', name: 'activity_id' })
  activityId!: string;

  @Column({ type: 'uuid', name: 'organization_id' })
  organizationId!: string;

  @Column({ type: 'uuid', name: 'nominator_id' })
  nominatorId!: string;

  @Column({ type: 'uuid', name: 'nominee_person_id', nullable: true })
  nomineePersonId!: string | null;

  @Column({ type: 'text', name: 'given_name', default: () => "''::text" })
  givenName!: string;

  @Column({ type: 'text', name: 'family_name', default: () => "''::text" })
  familyName!: string;

  @Column({ type: 'text', default: () => "''::text" })
  email!: string;

  @Column({ type: 'text', default: () => "'undisclosed'::text" })
  sex!: string;

  @Column({ type: 'text', name: 'job_title', default: () => "''::text" })
  jobTitle!: string;

  @Column({ type: 'text', default: () => "'en'::text" })
  locale!: string;

  @Column({ type: 'text', name: 'capacity_gap', default: () => "''::text" })
  capacityGap!: string;

  @Column({ type: 'text', name: 'expected_use', default: () => "''::text" })
  expectedUse!: string;

  @Column({ type: 'boolean', name: 'release_confirmed', default: () => 'false' })
  releaseConfirmed!: boolean;

  @Column({ type: 'text', name: 'cost_cover', nullable: true })
  costCover!: string | null;

  @Column({ type: 'uuid', name: 'payer_organization_id', nullable: true })
  payerOrganizationId!: string | null;

  @Column({ type: 'uuid', name: 'letter_file_id', nullable: true })
  letterFileId!: string | null;

  @Column({ type: 'text', default: () => "'draft'::text" })
  state!: string;

  @Column({ type: 'jsonb', nullable: true })
  corrections!: Record<string, string> | null;

  @Column({ type: 'text', name: 'decline_reason', nullable: true })
  declineReason!: string | null;

  @Column({ type: 'uuid', name: 'replaces_id', nullable: true })
  replacesId!: string | null;

  @Column({ type: 'boolean', name: 'keeps_place', default: () => 'false' })
  keepsPlace!: boolean;

  @Column({ type: 'bytea', name: 'link_nonce', nullable: true })
  linkNonce!: Buffer | null;

  @Column({ type: 'int', name: 'link_key_version', nullable: true })
  linkKeyVersion!: number | null;

  @Column({ type: 'bytea', name: 'link_hash', nullable: true })
  linkHash!: Buffer | null;

  @Column({ type: 'timestamptz', name: 'link_expires_at', nullable: true })
  linkExpiresAt!: Date | null;

  @Column({ type: 'timestamptz', name: 'state_at', default: () => 'clock_timestamp()' })
  stateAt!: Date;

  @Column({ type: 'int', default: () => '1' })
  version!: number;

  @Column({ type: 'timestamptz', name: 'created_at', default: () => 'clock_timestamp()' })
  createdAt!: Date;
}
