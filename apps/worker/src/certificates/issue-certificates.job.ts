import type { DataSource } from 'typeorm';
import type { JobHandler } from '../queue/job-handler.js';
import type { CertificateIssuer } from './certificate-issuer.js';

/** Wakes the issuer; what it has to do stands in rows, so the delivery is done at once. */
export function issueCertificatesJob(
  db: DataSource,
  issuer: CertificateIssuer,
): JobHandler<'certificates.issue'> {
  return {
    job: 'certificates.issue',
    handle: async (_, run) => {
      issuer.nudge();
      await run.finish(db.manager);
    },
  };
}
