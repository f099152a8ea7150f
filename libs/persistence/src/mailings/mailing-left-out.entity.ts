// Written by MailingRepository.
import { Entity, PrimaryColumn } from 'typeorm';

@Entity('mailing_left_out')
export class MailingLeftOutRow {
  @PrimaryColumn({ type: 'uuid', name: 'mailing_id' })
  mailingId!: string;

  @PrimaryColumn({ type: 'uuid', name: 'person_id' })
  personId!: string;
}
