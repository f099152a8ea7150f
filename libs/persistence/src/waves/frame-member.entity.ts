// Written by OpenWaveRepository: frozen when a wave opens.
import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('frame_member')
export class FrameMemberRow {
  @PrimaryColumn({ type: 'uuid', name: 'wave_id' })
  waveId!: string;

  @PrimaryColumn({ type: 'uuid', name: 'enrolment_id' })
  enrolmentId!: string;

  @Column({ type: 'text' })
  sex!: string;

  @Column({ type: 'text', name: 'constituent_group' })
  constituentGroup!: string;

  @Column({ type: 'text', nullable: true })
  region!: string | null;

  @Column({ type: 'char', name: 'country_code', length: 2, nullable: true })
  countryCode!: string | null;

  @Column({ type: 'uuid', name: 'organization_id', nullable: true })
  organizationId!: string | null;

  @Column({ type: 'timestamptz', name: 'frozen_at', default: () => 'clock_timestamp()' })
  frozenAt!: Date;
}
