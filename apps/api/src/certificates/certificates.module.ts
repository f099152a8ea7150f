import { Module } from '@nestjs/common';
import { CandidatesService } from './candidates.service.js';
import { CertificateSheetsService } from './certificate-sheets.service.js';
import { CertificatesController } from './certificates.controller.js';
import { CertificatesService } from './certificates.service.js';
import { IssueCertificatesService } from './issue-certificates.service.js';

@Module({
  controllers: [CertificatesController],
  providers: [CertificatesService, CandidatesService, IssueCertificatesService, CertificateSheetsService],
})
export class CertificatesModule {}
