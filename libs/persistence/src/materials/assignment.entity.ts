// Written by AssignmentRepository.
import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('assignment')
export class AssignmentRow {
  @PrimaryColumn({ type: 'uuid', default: () => 'gen_random_uuid()' })
  id!: string;

  @Column({ type: 'uuid', name: 'activity_id' })
  activityId!: string;

  @Column({ type: 'jsonb' })
  title!: Record<string, string>;

  @Column({ type: 'jsonb', default: () => "'{}'::jsonb" })
  instructions!: Record<string, string>;

  @Column({ type: 'date', name: 'due_on', nullable: true })
  dueOn!: string | null;

  @Column({ type: 'boolean', name: 'required_for_certificate', default: () => 'false' })
  requiredForCertificate!: boolean;

  @Column({ type: 'int', default: () => '1' })
  version!: number;

  @Column({ type: 'timestamptz', name: 'deleted_at', nullable: true })
  deletedAt!: Date | null;

  @Column({ type: 'timestamptz', name: 'created_at', default: () => 'clock_timestamp()' })
  createdAt!: Date;
}
