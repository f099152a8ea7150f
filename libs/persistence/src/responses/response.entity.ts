// Written by ResponseRepository; rows of anonymous waves by AnonymousResponseRepository.
import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('response')
export class ResponseRow {
  @PrimaryColumn({ type: 'uuid', default: () => 'gen_random_uuid()' })
  id!: string;

  @Column({ type: 'uuid', name: 'wave_id' })
  waveId!: string;

  @Column({ type: 'uuid', name: 'invitation_id', nullable: true })
  invitationId!: string | null;

  @Column({ type: 'uuid', name: 'instrument_version_id' })
  instrumentVersionId!: string;

  @Column({ type: 'uuid', name: 'client_id', nullable: true })
  clientId!: string | null;

  @Column({ type: 'text', default: () => "'link'::text" })
  source!: string;

  @Column({ type: 'text', default: () => "'draft'::text" })
  state!: string;

  @Column({ type: 'jsonb', nullable: true })
  draft!: Record<string, unknown> | null;

  @Column({ type: 'text', default: () => "'en'::text" })
  locale!: string;

  @Column({ type: 'text', nullable: true })
  completeness!: string | null;

  @Column({ type: 'numeric', name: 'score_points', nullable: true })
  scorePoints!: string | null;

  @Column({ type: 'numeric', name: 'score_max', nullable: true })
  scoreMax!: string | null;

  @Column({ type: 'int', default: () => '0' })
  revision!: number;

  @Column({ type: 'timestamptz', name: 'started_at', default: () => 'clock_timestamp()' })
  startedAt!: Date;

  @Column({ type: 'timestamptz', name: 'submitted_at', nullable: true })
  submittedAt!: Date | null;

  @Column({ type: 'text', default: () => "'whole'::text" })
  part!: string;

  /** Of the words that only the person holds; the same in all waves of the activity. */
  @Column({ type: 'bytea', name: 'pairing_hash', nullable: true })
  pairingHash!: Buffer | null;

  @Column({ type: 'text', name: 'stated_group', nullable: true })
  statedGroup!: string | null;

  @Column({ type: 'text', name: 'stated_sex', nullable: true })
  statedSex!: string | null;

  @Column({ type: 'text', name: 'stated_region', nullable: true })
  statedRegion!: string | null;
}
