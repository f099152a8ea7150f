// Written by StoredFileRepository.
import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('stored_file')
export class StoredFileRow {
  @PrimaryColumn({ type: 'uuid', default: () => 'gen_random_uuid()' })
  id!: string;

  @Column({ type: 'uuid', name: 'owner_person_id', nullable: true })
  ownerPersonId!: string | null;

  @Column({ type: 'uuid', name: 'invitation_id', nullable: true })
  invitationId!: string | null;

  @Column({ type: 'text' })
  purpose!: string;

  @Column({ type: 'text' })
  name!: string;

  @Column({ type: 'text', name: 'media_type' })
  mediaType!: string;

  @Column({ type: 'int', name: 'size_bytes' })
  sizeBytes!: number;

  @Column({ type: 'bytea' })
  sha256!: Buffer;

  @Column({ type: 'bytea' })
  content!: Buffer;

  @Column({ type: 'timestamptz', name: 'created_at', default: () => 'clock_timestamp()' })
  createdAt!: Date;
}
