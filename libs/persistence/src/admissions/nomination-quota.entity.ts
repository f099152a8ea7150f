// Written by NominationQuotaRepository.
import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('nomination_quota')
export class NominationQuotaRow {
  @PrimaryColumn({ type: 'uuid', name: 'activity_id' })
  activityId!: string;

  @PrimaryColumn({ type: 'uuid', name: 'organization_id' })
  organizationId!: string;

  @Column({ type: 'int' })
  places!: number;
}
