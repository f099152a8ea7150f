// Written by SelectionRuleRepository.
import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('selection_rule')
export class SelectionRuleRow {
  @PrimaryColumn({ type: 'uuid', name: 'activity_id' })
  activityId!: string;

  @Column({ type: 'jsonb', name: 'cancellation_bands', nullable: true })
  cancellationBands!: unknown | null;

  @Column({ type: 'jsonb', name: 'fellowship_rule', nullable: true })
  fellowshipRule!: unknown | null;

  @Column({ type: 'int', name: 'logistics_keep_days', default: () => '90' })
  logisticsKeepDays!: number;

  @Column({ type: 'int', default: () => '1' })
  version!: number;
}
