// Written by FrameworkLinkRepository.
import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('course_link')
export class CourseLinkRow {
  @PrimaryColumn({ type: 'uuid', default: () => 'gen_random_uuid()' })
  id!: string;

  @Column({ type: 'uuid', name: 'course_id' })
  courseId!: string;

  @Column({ type: 'uuid', name: 'outcome_id', nullable: true })
  outcomeId!: string | null;

  @Column({ type: 'uuid', name: 'labour_standard_id', nullable: true })
  labourStandardId!: string | null;

  @Column({ type: 'uuid', name: 'country_programme_id', nullable: true })
  countryProgrammeId!: string | null;

  @Column({ type: 'uuid', name: 'indicator_id', nullable: true })
  indicatorId!: string | null;

  @Column({ type: 'uuid', name: 'funding_agreement_id', nullable: true })
  fundingAgreementId!: string | null;
}
