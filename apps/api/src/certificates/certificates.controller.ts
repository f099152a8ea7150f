import { Controller } from '@nestjs/common';
import { certificatesApi } from '@traccia/contracts';
import { FromRequest, personOf, type Asked } from '../http/asked.js';
import { Serves } from '../http/serves.js';
import { CandidatesService } from './candidates.service.js';
import { CertificateSheetsService } from './certificate-sheets.service.js';
import { CertificatesService } from './certificates.service.js';
import { IssueCertificatesService } from './issue-certificates.service.js';

@Controller()
export class CertificatesController {
  constructor(
    private readonly certificates: CertificatesService,
    private readonly candidates: CandidatesService,
    private readonly issuing: IssueCertificatesService,
    private readonly sheets: CertificateSheetsService,
  ) {}

  @Serves(certificatesApi.mine)
  mine(@FromRequest() asked: Asked<typeof certificatesApi.mine>) {
    return this.certificates.mine(personOf(asked), asked.query);
  }

  @Serves(certificatesApi.download)
  async download(@FromRequest() asked: Asked<typeof certificatesApi.download>) {
    const { serial, pdf } = await this.certificates.download(personOf(asked), asked.params.id);
    asked.raw.reply.headers({
      'content-type': 'application/pdf',
      'content-disposition': `attachment; filename="${serial}.pdf"`,
    });
    return pdf;
  }

  @Serves(certificatesApi.verify)
  verify(@FromRequest() asked: Asked<typeof certificatesApi.verify>) {
    return this.certificates.verify(asked.params.serial);
  }

  @Serves(certificatesApi.overview)
  overview(@FromRequest() asked: Asked<typeof certificatesApi.overview>) {
    return this.candidates.overview(personOf(asked), asked.params.id);
  }

  @Serves(certificatesApi.candidates)
  list(@FromRequest() asked: Asked<typeof certificatesApi.candidates>) {
    return this.candidates.list(personOf(asked), asked.params.id, asked.query);
  }

  @Serves(certificatesApi.setRule)
  setRule(@FromRequest() asked: Asked<typeof certificatesApi.setRule>) {
    return this.candidates.setRule(personOf(asked), asked.params.id, asked.body, asked.requestId);
  }

  @Serves(certificatesApi.issue)
  issue(@FromRequest() asked: Asked<typeof certificatesApi.issue>) {
    return this.issuing.issue(personOf(asked), asked.params.id, asked.body, asked.requestId);
  }

  @Serves(certificatesApi.cancelBatch)
  cancelBatch(@FromRequest() asked: Asked<typeof certificatesApi.cancelBatch>) {
    return this.issuing.cancel(personOf(asked), asked.params.id, asked.requestId);
  }

  @Serves(certificatesApi.revoke)
  revoke(@FromRequest() asked: Asked<typeof certificatesApi.revoke>) {
    return this.issuing.revoke(personOf(asked), asked.params.id, asked.body, asked.requestId);
  }

  @Serves(certificatesApi.reissue)
  reissue(@FromRequest() asked: Asked<typeof certificatesApi.reissue>) {
    return this.issuing.reissue(personOf(asked), asked.params.id, asked.body, asked.requestId);
  }

  @Serves(certificatesApi.askPreview)
  askPreview(@FromRequest() asked: Asked<typeof certificatesApi.askPreview>) {
    return this.sheets.askPreview(personOf(asked), asked.params.id, asked.body, asked.requestId);
  }

  @Serves(certificatesApi.preview)
  preview(@FromRequest() asked: Asked<typeof certificatesApi.preview>) {
    return this.sheets.preview(personOf(asked), asked.params.id);
  }

  @Serves(certificatesApi.templates)
  templates(@FromRequest() asked: Asked<typeof certificatesApi.templates>) {
    return this.sheets.templates(personOf(asked), asked.params.id);
  }

  @Serves(certificatesApi.saveTemplate)
  saveTemplate(@FromRequest() asked: Asked<typeof certificatesApi.saveTemplate>) {
    return this.sheets.saveTemplate(personOf(asked), asked.body, asked.requestId);
  }
}
