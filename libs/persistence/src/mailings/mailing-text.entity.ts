// Written by MailingRepository.
import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('mailing_text')
export class MailingTextRow {
  @PrimaryColumn({ type: 'uuid', name: 'mailing_id' })
  mailingId!: string;

  @PrimaryColumn({ type: 'text' })
  locale!: string;

  @Column({ type: 'int' })
  position!: number;

  @Column({ type: 'text' })
  subject!: string;

  @Column({ type: 'text' })
  body!: string;
}
