import { Injectable } from '@nestjs/common';
import { certificatesApi, idSchema, type AnswerOf, type QueryOf } from '@traccia/contracts';
import { CertificateRepository } from '@traccia/persistence';
import { readCertificateSerial } from '@traccia/training';
import { DataSource } from 'typeorm';
import * as z from 'zod';
import { cutPage, readPageKey } from '../http/page-key.js';
import { Problem } from '../http/problem.js';
import type { PersonSubject } from '../http/subject.js';
import { presentMine } from './certificate.presenter.js';
import { issuableActivities } from './certificates.policy.js';

const sqlInstantSchema = z.string().regex(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d(\.\d{1,6})?[+-]\d\d(:\d\d)?$/);

/** What holders and the public see. */
@Injectable()
export class CertificatesService {
  constructor(private readonly db: DataSource) {}

  async mine(
    { personId }: PersonSubject,
    query: QueryOf<typeof certificatesApi.mine>,
  ): Promise<AnswerOf<typeof certificatesApi.mine>> {
    const certificates = new CertificateRepository(this.db.manager);
    const key = readPageKey(query.after, [sqlInstantSchema, idSchema]);
    const after = key && { issuedKey: key[0], id: key[1] };
    const [found, total] = await Promise.all([
      certificates.listOwn(personId, after, query.limit + 1),
      after === null ? certificates.countOwn(personId) : null,
    ]);
    const { rows, next } = cutPage(found, query.limit, (row) => [row.issuedKey, row.id]);
    return { rows: rows.map(presentMine), next, total };
  }

  async download(subject: PersonSubject, id: string): Promise<{ serial: string; pdf: Buffer }> {
    const certificates = new CertificateRepository(this.db.manager);
    const found = await certificates.findPdf(issuableActivities(subject), id, subject.personId);
    if (!found) throw new Problem('request.not-found');
    if (!found.pdf) throw new Problem('certificate.forgotten');
    return { serial: found.serial, pdf: found.pdf };
  }

  async verify(serial: string): Promise<AnswerOf<typeof certificatesApi.verify>> {
    const certificates = new CertificateRepository(this.db.manager);
    const found = await certificates.verify(readCertificateSerial(serial));
    if (!found) throw new Problem('request.not-found');
    return found;
  }
}
