// Filled by the demo and by who runs the server; read only.
import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('reported_reach')
export class ReportedReachRow {
  @PrimaryColumn({ type: 'uuid', default: () => 'gen_random_uuid()' })
  id!: string;

  @Column({ type: 'uuid', name: 'programme_id', nullable: true })
  programmeId!: string | null;

  @Column({ type: 'date', name: 'starts_on' })
  startsOn!: string;

  @Column({ type: 'date', name: 'ends_on' })
  endsOn!: string;

  @Column({ type: 'text', name: 'group_code' })
  groupCode!: string;

  @Column({ type: 'int' })
  people!: number;

  @Column({ type: 'text' })
  source!: string;

  @Column({ type: 'timestamptz', name: 'created_at', default: () => 'clock_timestamp()' })
  createdAt!: Date;
}
