// Written by CalendarFeedRepository.
import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('calendar_feed')
export class CalendarFeedRow {
  @PrimaryColumn({ type: 'uuid', name: 'person_id' })
  personId!: string;

  @Column({ type: 'bytea' })
  nonce!: Buffer;

  @Column({ type: 'int', name: 'key_version' })
  keyVersion!: number;

  @Column({ type: 'bytea', name: 'token_hash' })
  tokenHash!: Buffer;

  @Column({ type: 'timestamptz', name: 'created_at', default: () => 'clock_timestamp()' })
  createdAt!: Date;
}
