// Written by ConsentRepository.
import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('consent')
export class ConsentRow {
  @PrimaryColumn({ type: 'uuid', default: () => 'gen_random_uuid()' })
  id!: string;

  @Column({ type: 'uuid', name: 'person_id' })
  personId!: string;

  @Column({ type: 'text' })
  purpose!: string;

  @Column({ type: 'int', name: 'text_version' })
  textVersion!: number;

  @Column({ type: 'text' })
  locale!: string;

  @Column({ type: 'timestamptz', name: 'given_at', default: () => 'clock_timestamp()' })
  givenAt!: Date;

  @Column({ type: 'timestamptz', name: 'withdrawn_at', nullable: true })
  withdrawnAt!: Date | null;

  @Column({ type: 'text' })
  source!: string;

  @Column({ type: 'text', name: 'request_id', nullable: true })
  requestId!: string | null;
}
