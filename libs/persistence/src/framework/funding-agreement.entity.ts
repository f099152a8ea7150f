// Written by FrameworkRepository.
import type { LocalisedText } from '@traccia/contracts';
import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('funding_agreement')
export class FundingAgreementRow {
  @PrimaryColumn({ type: 'uuid', default: () => 'gen_random_uuid()' })
  id!: string;

  @Column({ type: 'text' })
  code!: string;

  @Column({ type: 'text', default: () => "'1'::text" })
  edition!: string;

  @Column({ type: 'text' })
  kind!: string;

  @Column({ type: 'jsonb' })
  title!: LocalisedText;

  @Column({ type: 'text', nullable: true })
  donor!: string | null;

  @Column({ type: 'date', name: 'valid_from' })
  validFrom!: string;

  @Column({ type: 'date', name: 'valid_to', nullable: true })
  validTo!: string | null;

  @Column({ type: 'timestamptz', name: 'created_at', default: () => 'clock_timestamp()' })
  createdAt!: Date;
}
