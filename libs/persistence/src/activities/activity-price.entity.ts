// Written by ActivityPlanRepository.
import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('activity_price')
export class ActivityPriceRow {
  @PrimaryColumn({ type: 'uuid', name: 'activity_id' })
  activityId!: string;

  @PrimaryColumn({ type: 'text', name: 'cost_item' })
  costItem!: string;

  /** Text, because a bigint does not fit every number. */
  @Column({ type: 'bigint', name: 'amount_cents' })
  amountCents!: string;

  @Column({ type: 'char', length: 3 })
  currency!: string;
}
