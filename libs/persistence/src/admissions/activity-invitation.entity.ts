// Written by ActivityInvitationRepository.
import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('activity_invitation')
export class ActivityInvitationRow {
  @PrimaryColumn({ type: 'uuid', default: () => 'gen_random_uuid()' })
  id!: string;

  @Column({ type: 'uuid', name: 'activity_id' })
  activityId!: string;

  @Column({ type: 'uuid', name: 'organization_id', nullable: true })
  organizationId!: string | null;

  @Column({ type: 'uuid', name: 'person_id', nullable: true })
  personId!: string | null;

  @Column({ type: 'text', nullable: true })
  email!: string | null;

  @Column({ type: 'text', default: () => "'en'::text" })
  locale!: string;

  @Column({ type: 'uuid', name: 'invited_by', nullable: true })
  invitedBy!: string | null;

  @Column({ type: 'timestamptz', name: 'invited_at', default: () => 'clock_timestamp()' })
  invitedAt!: Date;

  @Column({ type: 'int', default: () => '0' })
  resent!: number;

  @Column({ type: 'timestamptz', name: 'declined_at', nullable: true })
  declinedAt!: Date | null;

  @Column({ type: 'timestamptz', name: 'withdrawn_at', nullable: true })
  withdrawnAt!: Date | null;
}
