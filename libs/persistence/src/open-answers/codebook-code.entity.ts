// Written by CodebookRepository.
import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('codebook_code')
export class CodebookCodeRow {
  @PrimaryColumn({ type: 'uuid', default: () => 'gen_random_uuid()' })
  id!: string;

  @Column({ type: 'uuid', name: 'codebook_id' })
  codebookId!: string;

  @Column({ type: 'text' })
  code!: string;

  @Column({ type: 'text' })
  label!: string;

  @Column({ type: 'text', default: () => "''::text" })
  description!: string;

  @Column({ type: 'int' })
  position!: number;

  @Column({ type: 'timestamptz', name: 'retired_at', nullable: true })
  retiredAt!: Date | null;
}
