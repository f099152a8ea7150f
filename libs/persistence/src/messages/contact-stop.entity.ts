// Written by ContactStopRepository.
import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('contact_stop')
export class ContactStopRow {
  @PrimaryColumn({ type: 'uuid', name: 'person_id' })
  personId!: string;

  @PrimaryColumn({ type: 'text' })
  purpose!: string;

  @Column({ type: 'text' })
  reason!: string;

  @Column({ type: 'timestamptz', name: 'stopped_at', default: () => 'clock_timestamp()' })
  stoppedAt!: Date;

  /** Business time; null: for good. Whether it holds is `stop_holds(until)`. */
  @Column({ type: 'timestamptz', nullable: true })
  until!: Date | null;
}
