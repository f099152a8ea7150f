// Written by ActivitySessionRepository.
import { Entity, PrimaryColumn } from 'typeorm';

@Entity('session_trainer')
export class SessionTrainerRow {
  @PrimaryColumn({ type: 'uuid', name: 'activity_session_id' })
  activitySessionId!: string;

  @PrimaryColumn({ type: 'uuid', name: 'person_id' })
  personId!: string;
}
