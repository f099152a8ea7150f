// Written by InstrumentRepository.
import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('item')
export class ItemRow {
  @PrimaryColumn({ type: 'uuid', default: () => 'gen_random_uuid()' })
  id!: string;

  @Column({ type: 'uuid', name: 'instrument_version_id' })
  instrumentVersionId!: string;

  @Column({ type: 'text' })
  code!: string;

  @Column({ type: 'text' })
  type!: string;

  @Column({ type: 'int' })
  position!: number;

  @Column({ type: 'text', name: 'answer_codes', array: true, default: () => "'{}'::text[]" })
  answerCodes!: string[];

  /** Answers of one code are pooled over versions with the same number. */
  @Column({ type: 'int', default: () => '1' })
  pool!: number;

  @Column({ type: 'text', nullable: true })
  metric!: string | null;

  @Column({ type: 'text', name: 'result_level', nullable: true })
  resultLevel!: string | null;

  @Column({ type: 'text', name: 'dac_criterion', nullable: true })
  dacCriterion!: string | null;

  @Column({ type: 'boolean', default: () => 'false' })
  sensitive!: boolean;
}
