// Written by EnrolmentRepository.
import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('enrolment')
export class EnrolmentRow {
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

  @Column({ type: 'text' })
  status!: string;

  @Column({ type: 'int', name: 'wait_position', nullable: true })
  waitPosition!: number | null;

  @Column({ type: 'timestamptz', name: 'status_at', default: () => 'clock_timestamp()' })
  statusAt!: Date;

  @Column({ type: 'int', default: () => '1' })
  version!: number;

  @Column({ type: 'timestamptz', name: 'created_at', default: () => 'clock_timestamp()' })
  createdAt!: Date;
}
