// Written by DeputyshipRepository.
import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('deputyship')
export class DeputyshipRow {
  @PrimaryColumn({ type: 'uuid', default: () => 'gen_random_uuid()' })
  id!: string;

  @Column({ type: 'uuid', name: 'person_id' })
  personId!: string;

  @Column({ type: 'uuid', name: 'deputy_id' })
  deputyId!: string;

  @Column({ type: 'date', name: 'starts_on' })
  startsOn!: string;

  @Column({ type: 'date', name: 'ends_on' })
  endsOn!: string;

  @Column({ type: 'uuid', name: 'named_by' })
  namedBy!: string;

  @Column({ type: 'timestamptz', name: 'named_at', default: () => 'clock_timestamp()' })
  namedAt!: Date;

  @Column({ type: 'timestamptz', name: 'ended_at', nullable: true })
  endedAt!: Date | null;
}
