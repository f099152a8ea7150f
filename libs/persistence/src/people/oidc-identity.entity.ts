// Written by OidcRepository.
import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('oidc_identity')
export class OidcIdentityRow {
  @PrimaryColumn({ type: 'text' })
  issuer!: string;

  @PrimaryColumn({ type: 'text' })
  subject!: string;

  @Column({ type: 'uuid', name: 'person_id' })
  personId!: string;

  @Column({ type: 'timestamptz', name: 'linked_at', default: () => 'clock_timestamp()' })
  linkedAt!: Date;
}
