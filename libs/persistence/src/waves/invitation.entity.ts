// Written by InvitationRepository; told_state by WaveCountRepository; handed out and let expire by the worker in follow-ups/, answered in PersonalLinkRepository.
import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('invitation')
export class InvitationRow {
  @PrimaryColumn({ type: 'uuid', default: () => 'gen_random_uuid()' })
  id!: string;

  @Column({ type: 'uuid', name: 'wave_id' })
  waveId!: string;

  @Column({ type: 'uuid', name: 'enrolment_id', nullable: true })
  enrolmentId!: string | null;

  @Column({ type: 'uuid', name: 'organization_id', nullable: true })
  organizationId!: string | null;

  @Column({ type: 'uuid', name: 'trainer_person_id', nullable: true })
  trainerPersonId!: string | null;

  @Column({ type: 'timestamptz', name: 'due_at' })
  dueAt!: Date;

  /** When it was due before the cap on requests to one person put it off. */
  @Column({ type: 'timestamptz', name: 'put_off_from', nullable: true })
  putOffFrom!: Date | null;

  @Column({ type: 'timestamptz', name: 'expires_at', nullable: true })
  expiresAt!: Date | null;

  @Column({ type: 'bytea', name: 'link_nonce', nullable: true })
  linkNonce!: Buffer | null;

  @Column({ type: 'int', name: 'link_key_version', nullable: true })
  linkKeyVersion!: number | null;

  @Column({ type: 'bytea', name: 'link_hash', nullable: true })
  linkHash!: Buffer | null;

  @Column({ type: 'text', name: 'answer_state', default: () => "'planned'::text" })
  answerState!: string;

  @Column({ type: 'text', name: 'declined_reason', nullable: true })
  declinedReason!: string | null;

  /** How far somebody was when readers were last told; null where nobody was told, and in anonymous waves. */
  @Column({ type: 'text', name: 'told_state', nullable: true })
  toldState!: string | null;

  @Column({ type: 'timestamptz', name: 'opened_at', nullable: true })
  openedAt!: Date | null;

  @Column({ type: 'jsonb', name: 'record_lists', nullable: true })
  recordLists!: Record<string, string[]> | null;

  @Column({ type: 'timestamptz', name: 'created_at', default: () => 'clock_timestamp()' })
  createdAt!: Date;

  /** From when the days of the reminders are counted. */
  @Column({ type: 'timestamptz', name: 'asked_at', nullable: true })
  askedAt!: Date | null;

  @Column({ type: 'int', name: 'next_reminder', default: () => '1' })
  nextReminder!: number;

  /** When it is due; null: none is left. */
  @Column({ type: 'timestamptz', name: 'remind_at', nullable: true })
  remindAt!: Date | null;
}
