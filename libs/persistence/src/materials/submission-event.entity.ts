// Written by SubmissionRepository.
import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';

@Entity('submission_event')
export class SubmissionEventRow {
  @PrimaryGeneratedColumn('identity', { type: 'bigint', generatedIdentity: 'ALWAYS' })
  sequence!: string;

  @Column({ type: 'uuid', default: () => 'gen_random_uuid()', unique: true })
  id!: string;

  @Column({ type: 'uuid', name: 'submission_id' })
  submissionId!: string;

  @Column({ type: 'text' })
  kind!: string;

  @Column({ type: 'boolean', default: () => 'false' })
  late!: boolean;

  @Column({ type: 'text', default: () => "''::text" })
  body!: string;

  @Column({ type: 'uuid', name: 'person_id' })
  personId!: string;

  @Column({ type: 'timestamptz', name: 'happened_at', default: () => 'business_now()' })
  happenedAt!: Date;
}
