// Written by FundingLineRepository.
import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('funding_line')
export class FundingLineRow {
  @PrimaryColumn({ type: 'uuid', default: () => 'gen_random_uuid()' })
  id!: string;

  @Column({ type: 'uuid', name: 'application_id', nullable: true })
  applicationId!: string | null;

  @Column({ type: 'uuid', name: 'enrolment_id', nullable: true })
  enrolmentId!: string | null;

  @Column({ type: 'text', name: 'cost_item' })
  costItem!: string;

  @Column({ type: 'bigint', name: 'amount_cents' })
  amountCents!: string;

  @Column({ type: 'char', length: 3 })
  currency!: string;

  @Column({ type: 'text' })
  payer!: string;

  @Column({ type: 'uuid', name: 'payer_organization_id', nullable: true })
  payerOrganizationId!: string | null;

  @Column({ type: 'uuid', name: 'funding_agreement_id', nullable: true })
  fundingAgreementId!: string | null;
}
