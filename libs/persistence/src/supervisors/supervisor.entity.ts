// Written by SupervisorRepository.
import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('supervisor')
export class SupervisorRow {
  @PrimaryColumn({ type: 'uuid', default: () => 'gen_random_uuid()' })
  id!: string;

  @Column({ type: 'uuid', name: 'enrolment_id' })
  enrolmentId!: string;

  @Column({ type: 'uuid', name: 'person_id' })
  personId!: string;

  @Column({ type: 'uuid', name: 'organization_id', nullable: true })
  organizationId!: string | null;

  @Column({ type: 'text', name: 'given_name', nullable: true })
  givenName!: string | null;

  @Column({ type: 'text', name: 'family_name', nullable: true })
  familyName!: string | null;

  @Column({ type: 'text', nullable: true })
  email!: string | null;

  @Column({ type: 'text' })
  locale!: string;

  @Column({ type: 'text', name: 'named_by' })
  namedBy!: string;

  @Column({ type: 'timestamptz', name: 'named_at', default: () => 'business_now()' })
  namedAt!: Date;

  @Column({ type: 'timestamptz', name: 'ended_at', nullable: true })
  endedAt!: Date | null;

  @Column({ type: 'text', name: 'ended_reason', nullable: true })
  endedReason!: string | null;
}
