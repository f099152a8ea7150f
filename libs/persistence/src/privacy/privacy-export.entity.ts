// Written by PrivacyRequestRepository.
import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('privacy_export')
export class PrivacyExportRow {
  @PrimaryColumn({ type: 'uuid', name: 'request_id' })
  requestId!: string;

  @Column({ type: 'jsonb' })
  content!: Record<string, unknown>;

  @Column({ type: 'timestamptz', name: 'made_at', default: () => 'clock_timestamp()' })
  madeAt!: Date;

  @Column({ type: 'timestamptz', name: 'expires_at' })
  expiresAt!: Date;
}
