// Written by OpenWaveRepository: frozen when a wave opens that asks organizations.
import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('frame_organization')
export class FrameOrganizationRow {
  @PrimaryColumn({ type: 'uuid', name: 'wave_id' })
  waveId!: string;

  @PrimaryColumn({ type: 'uuid', name: 'organization_id' })
  organizationId!: string;

  @Column({ type: 'text', name: 'constituent_group' })
  constituentGroup!: string;

  @Column({ type: 'text', nullable: true })
  region!: string | null;

  @Column({ type: 'char', name: 'country_code', length: 2, nullable: true })
  countryCode!: string | null;

  /** Of it, who were eligible. */
  @Column({ type: 'int' })
  participants!: number;

  @Column({ type: 'timestamptz', name: 'frozen_at', default: () => 'clock_timestamp()' })
  frozenAt!: Date;
}
