// Written by SurveyLetterRepository.
import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('survey_letter_test')
export class SurveyLetterTestRow {
  @PrimaryColumn({ type: 'uuid', default: () => 'gen_random_uuid()' })
  id!: string;

  @Column({ type: 'uuid', name: 'asked_by' })
  askedBy!: string;

  @Column({ type: 'uuid', name: 'invitation_id' })
  invitationId!: string;

  @Column({ type: 'text' })
  kind!: string;

  @Column({ type: 'text' })
  locale!: string;

  @Column({ type: 'text' })
  subject!: string;

  @Column({ type: 'text' })
  body!: string;

  @Column({ type: 'timestamptz', name: 'asked_at', default: () => 'clock_timestamp()' })
  askedAt!: Date;
}
