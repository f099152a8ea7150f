// Written by TransferRepository.
import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('transfer')
export class TransferRow {
  @PrimaryColumn({ type: 'uuid', default: () => 'gen_random_uuid()' })
  id!: string;

  @Column({ type: 'text' })
  direction!: string;

  @Column({ type: 'text' })
  kind!: string;

  @Column({ type: 'text' })
  format!: string;

  @Column({ type: 'uuid', name: 'activity_id', nullable: true })
  activityId!: string | null;

  @Column({ type: 'uuid', name: 'file_id', nullable: true })
  fileId!: string | null;

  @Column({ type: 'jsonb', default: () => "'{}'::jsonb" })
  filter!: Record<string, string>;

  @Column({ type: 'jsonb', nullable: true })
  scope!: unknown;

  @Column({ type: 'text', default: () => "'asked'::text" })
  state!: string;

  @Column({ type: 'text', nullable: true })
  fault!: string | null;

  @Column({ type: 'jsonb', default: () => "'[]'::jsonb" })
  headings!: string[];

  @Column({ type: 'int', name: 'rows_total', default: () => '0' })
  rowsTotal!: number;

  @Column({ type: 'int', name: 'rows_faulty', default: () => '0' })
  rowsFaulty!: number;

  @Column({ type: 'int', name: 'rows_to_add', default: () => '0' })
  rowsToAdd!: number;

  @Column({ type: 'int', name: 'rows_to_change', default: () => '0' })
  rowsToChange!: number;

  @Column({ type: 'int', name: 'rows_done', default: () => '0' })
  rowsDone!: number;

  @Column({ type: 'int', name: 'rows_new', default: () => '0' })
  rowsNew!: number;

  @Column({ type: 'int', name: 'rows_changed', default: () => '0' })
  rowsChanged!: number;

  @Column({ type: 'int', name: 'last_line', default: () => '0' })
  lastLine!: number;

  @Column({ type: 'bytea', nullable: true })
  result!: Buffer | null;

  @Column({ type: 'uuid', name: 'asked_by' })
  askedBy!: string;

  @Column({ type: 'timestamptz', name: 'asked_at', default: () => 'clock_timestamp()' })
  askedAt!: Date;

  @Column({ type: 'timestamptz', name: 'ended_at', nullable: true })
  endedAt!: Date | null;
}
