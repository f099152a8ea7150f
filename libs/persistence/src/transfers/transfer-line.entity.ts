// Written by TransferRepository.
import type { AnswerMap } from '@traccia/survey';
import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('transfer_row')
export class TransferLineRow {
  @PrimaryColumn({ type: 'uuid', name: 'transfer_id' })
  transferId!: string;

  @PrimaryColumn({ type: 'int' })
  line!: number;

  @Column({ type: 'jsonb' })
  cells!: Record<string, string>;

  @Column({ type: 'jsonb', nullable: true })
  answers!: AnswerMap | null;

  @Column({ type: 'jsonb', default: () => "'[]'::jsonb" })
  faults!: { column: string; reason: string; value: string }[];
}
