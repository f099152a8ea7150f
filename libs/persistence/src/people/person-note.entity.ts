// Written by PersonNoteRepository.
import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('person_note')
export class PersonNoteRow {
  @PrimaryColumn({ type: 'uuid', default: () => 'gen_random_uuid()' })
  id!: string;

  @Column({ type: 'uuid', name: 'person_id' })
  personId!: string;

  @Column({ type: 'uuid', name: 'author_id' })
  authorId!: string;

  @Column({ type: 'text' })
  body!: string;

  @Column({ type: 'timestamptz', name: 'written_at', default: () => 'business_now()' })
  writtenAt!: Date;
}
