// Written by FigureEditionRepository.
import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('figure_edition')
export class FigureEditionRow {
  @PrimaryColumn({ type: 'uuid', default: () => 'gen_random_uuid()' })
  id!: string;

  @Column({ type: 'text' })
  code!: string;

  @Column({ type: 'int' })
  year!: number;

  @Column({ type: 'int' })
  number!: number;

  @Column({ type: 'uuid', name: 'run_id' })
  runId!: string;

  @Column({ type: 'text' })
  title!: string;

  @Column({ type: 'text', nullable: true })
  note!: string | null;

  /** Which of the run's figures it holds. */
  @Column({ type: 'jsonb' })
  view!: unknown;

  /** Of the canonical file that the hash is of. */
  @Column({ type: 'int' })
  form!: number;

  @Column({ type: 'int' })
  figures!: number;

  @Column({ type: 'text' })
  sha256!: string;

  @Column({ type: 'uuid', name: 'frozen_by' })
  frozenBy!: string;

  @Column({ type: 'timestamptz', name: 'frozen_at', default: () => 'business_now()' })
  frozenAt!: Date;
}
