// Written by DeploymentRepository.
import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('deployment')
export class DeploymentRow {
  @PrimaryColumn({ type: 'boolean' })
  id!: boolean;

  @Column({ type: 'boolean', name: 'is_demo', default: () => 'false' })
  isDemo!: boolean;

  @Column({ type: 'interval', name: 'clock_offset', default: () => "'00:00:00'::interval" })
  clockOffset!: string;

  @Column({ type: 'timestamptz', name: 'demo_seeded_at', nullable: true })
  demoSeededAt!: Date | null;
}
