// Written by TestAccommodationRepository.
import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('test_accommodation')
export class TestAccommodationRow {
  @PrimaryColumn({ type: 'uuid', name: 'enrolment_id' })
  enrolmentId!: string;

  @Column({ type: 'numeric', precision: 3, scale: 2 })
  factor!: string;

  @Column({ type: 'uuid', name: 'set_by' })
  setBy!: string;

  @Column({ type: 'timestamptz', name: 'set_at', default: () => 'clock_timestamp()' })
  setAt!: Date;
}
