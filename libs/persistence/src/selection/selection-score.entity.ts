// Written by SelectionPanelRepository.
import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('selection_score')
export class SelectionScoreRow {
  @PrimaryColumn({ type: 'uuid', name: 'application_id' })
  applicationId!: string;

  @PrimaryColumn({ type: 'uuid', name: 'criterion_id' })
  criterionId!: string;

  @PrimaryColumn({ type: 'uuid', name: 'person_id' })
  personId!: string;

  @Column({ type: 'int' })
  score!: number;

  @Column({ type: 'timestamptz', name: 'scored_at', default: () => 'clock_timestamp()' })
  scoredAt!: Date;
}
