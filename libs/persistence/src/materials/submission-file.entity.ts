// Written by SubmissionRepository.
import { Entity, PrimaryColumn } from 'typeorm';

@Entity('submission_file')
export class SubmissionFileRow {
  @PrimaryColumn({ type: 'uuid', name: 'submission_id' })
  submissionId!: string;

  @PrimaryColumn({ type: 'uuid', name: 'file_id' })
  fileId!: string;
}
