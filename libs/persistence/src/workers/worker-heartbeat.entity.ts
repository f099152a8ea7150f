// Written by WorkerHeartbeatRepository.
import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('worker_heartbeat')
export class WorkerHeartbeatRow {
  @PrimaryColumn({ type: 'uuid', name: 'worker_id' })
  workerId!: string;

  @Column({ type: 'text' })
  backend!: string;

  @Column({ type: 'timestamptz', name: 'started_at', default: () => 'clock_timestamp()' })
  startedAt!: Date;

  @Column({ type: 'timestamptz', name: 'seen_at', default: () => 'clock_timestamp()' })
  seenAt!: Date;

  @Column({ type: 'boolean', name: 'queue_reachable', default: () => 'true' })
  queueReachable!: boolean;

  @Column({ type: 'jsonb', default: () => "'{}'::jsonb" })
  detail!: Record<string, unknown>;
}
