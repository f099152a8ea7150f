// Written by AnonymousBoxRepository.
import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('anonymous_answer')
export class AnonymousAnswerRow {
  @PrimaryColumn({ type: 'uuid', name: 'wave_id' })
  waveId!: string;

  @PrimaryColumn({ type: 'bytea', name: 'ticket_hash' })
  ticketHash!: Buffer;

  @Column({ type: 'bytea', name: 'pairing_hash', nullable: true })
  pairingHash!: Buffer | null;

  @Column({ type: 'bytea' })
  sealed!: Buffer;
}
