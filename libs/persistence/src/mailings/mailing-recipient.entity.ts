// Written by MailingAudienceRepository.
import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('mailing_recipient')
export class MailingRecipientRow {
  @PrimaryColumn({ type: 'uuid', default: () => 'gen_random_uuid()' })
  id!: string;

  @Column({ type: 'uuid', name: 'mailing_id' })
  mailingId!: string;

  @Column({ type: 'uuid', name: 'person_id' })
  personId!: string;

  @Column({ type: 'uuid', name: 'activity_id' })
  activityId!: string;

  @Column({ type: 'text' })
  relation!: string;

  @Column({ type: 'text' })
  locale!: string;
}
