// Written by RoleAssignmentRepository.
import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('role_assignment')
export class RoleAssignmentRow {
  @PrimaryColumn({ type: 'uuid', default: () => 'gen_random_uuid()' })
  id!: string;

  @Column({ type: 'uuid', name: 'person_id' })
  personId!: string;

  @Column({ type: 'text' })
  role!: string;

  @Column({ type: 'text', name: 'scope_type', default: () => "'centre'::text" })
  scopeType!: string;

  @Column({ type: 'text', name: 'scope_id', nullable: true })
  scopeId!: string | null;

  @Column({ type: 'uuid', name: 'granted_by', nullable: true })
  grantedBy!: string | null;

  @Column({ type: 'timestamptz', name: 'granted_at', default: () => 'clock_timestamp()' })
  grantedAt!: Date;

  @Column({ type: 'timestamptz', name: 'ended_at', nullable: true })
  endedAt!: Date | null;
}
