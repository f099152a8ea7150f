// Written by MailingRepository.
import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('mailing_test')
export class MailingTestRow {
  @PrimaryColumn({ type: 'uuid', default: () => 'gen_random_uuid()' })
  id!: string;

  @Column({ type: 'uuid', name: 'mailing_id' })
  mailingId!: string;

  @Column({ type: 'uuid', name: 'asked_by' })
  askedBy!: string;

  @Column({ type: 'uuid', name: 'sample_person_id' })
  samplePersonId!: string;

  @Column({ type: 'uuid', name: 'activity_id' })
  activityId!: string;

  @Column({ type: 'text' })
  relation!: string;

  @Column({ type: 'text' })
  locale!: string;

  @Column({ type: 'text' })
  subject!: string;

  @Column({ type: 'text' })
  body!: string;

  @Column({ type: 'timestamptz', name: 'asked_at', default: () => 'clock_timestamp()' })
  askedAt!: Date;
}
