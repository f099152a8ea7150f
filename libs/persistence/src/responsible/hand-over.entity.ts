// Written by HandOverRepository.
import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('hand_over')
export class HandOverRow {
  @PrimaryColumn({ type: 'uuid', default: () => 'gen_random_uuid()' })
  id!: string;

  @Column({ type: 'uuid', name: 'to_person_id' })
  toPersonId!: string;

  @Column({ type: 'uuid', name: 'handed_by' })
  handedBy!: string;

  @Column({ type: 'text', nullable: true })
  note!: string | null;

  @Column({ type: 'timestamptz', name: 'handed_at', default: () => 'clock_timestamp()' })
  handedAt!: Date;
}
