// Written by SupervisorRepository.
import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('supervisor_proposal')
export class SupervisorProposalRow {
  @PrimaryColumn({ type: 'uuid', default: () => 'gen_random_uuid()' })
  id!: string;

  @Column({ type: 'uuid', name: 'enrolment_id' })
  enrolmentId!: string;

  @Column({ type: 'text', nullable: true })
  name!: string | null;

  @Column({ type: 'text', nullable: true })
  email!: string | null;

  @Column({ type: 'timestamptz', name: 'proposed_at', default: () => 'business_now()' })
  proposedAt!: Date;

  @Column({ type: 'timestamptz', name: 'decided_at', nullable: true })
  decidedAt!: Date | null;

  @Column({ type: 'text', nullable: true })
  decision!: string | null;
}
