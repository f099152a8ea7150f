// Written by PersonPairRepository.
import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('person_pair')
export class PersonPairRow {
  @PrimaryColumn({ type: 'uuid', default: () => 'gen_random_uuid()' })
  id!: string;

  @Column({ type: 'uuid', name: 'person_a_id' })
  personAId!: string;

  @Column({ type: 'uuid', name: 'person_b_id' })
  personBId!: string;

  @Column({ type: 'text', array: true })
  reasons!: string[];

  @Column({ type: 'int' })
  weight!: number;

  @Column({ type: 'text', default: () => "'proposed'::text" })
  state!: string;

  @Column({ type: 'uuid', name: 'decided_by', nullable: true })
  decidedBy!: string | null;

  @Column({ type: 'timestamptz', name: 'decided_at', nullable: true })
  decidedAt!: Date | null;

  @Column({ type: 'timestamptz', name: 'found_at', default: () => 'clock_timestamp()' })
  foundAt!: Date;
}
