// Written by LogisticsFormRepository.
import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('logistics_form')
export class LogisticsFormRow {
  @PrimaryColumn({ type: 'uuid', name: 'enrolment_id' })
  enrolmentId!: string;

  @Column({ type: 'jsonb', default: () => "'{}'::jsonb" })
  details!: unknown;

  @Column({ type: 'text', default: () => "'draft'::text" })
  state!: string;

  @Column({ type: 'int', default: () => '1' })
  version!: number;

  @Column({ type: 'timestamptz', name: 'updated_at', default: () => 'clock_timestamp()' })
  updatedAt!: Date;
}
