// Written by PersonMergeRepository.
import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('further_email')
export class FurtherEmailRow {
  @PrimaryColumn({ type: 'uuid', default: () => 'gen_random_uuid()' })
  id!: string;

  @Column({ type: 'uuid', name: 'person_id' })
  personId!: string;

  @Column({ type: 'text' })
  email!: string;

  @Column({ type: 'timestamptz', name: 'verified_at', nullable: true })
  verifiedAt!: Date | null;

  @Column({ type: 'timestamptz', name: 'added_at', default: () => 'clock_timestamp()' })
  addedAt!: Date;
}
