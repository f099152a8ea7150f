// Written by FigureEditionRepository.
import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('figure_edition_withdrawal')
export class FigureEditionWithdrawalRow {
  @PrimaryColumn({ type: 'uuid', name: 'edition_id' })
  editionId!: string;

  @Column({ type: 'text' })
  reason!: string;

  @Column({ type: 'uuid', name: 'withdrawn_by' })
  withdrawnBy!: string;

  @Column({ type: 'timestamptz', name: 'withdrawn_at', default: () => 'business_now()' })
  withdrawnAt!: Date;
}
