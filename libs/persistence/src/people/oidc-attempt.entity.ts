// Written by OidcRepository.
import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('oidc_attempt')
export class OidcAttemptRow {
  @PrimaryColumn({ type: 'bytea', name: 'state_hash' })
  stateHash!: Buffer;

  @Column({ type: 'text', name: 'code_verifier' })
  codeVerifier!: string;

  @Column({ type: 'text' })
  nonce!: string;

  @Column({ type: 'text', name: 'return_to' })
  returnTo!: string;

  @Column({ type: 'timestamptz', name: 'expires_at' })
  expiresAt!: Date;
}
