import DKIM from 'nodemailer/lib/dkim';
import type { DkimSettings } from '../env.js';

/** Signs a finished mail as its domain, so that receivers can tell it from one that only says so. */
export type SignMail = (source: Buffer) => Promise<Buffer>;

export function createSigner({ domain, selector, privateKey }: DkimSettings): SignMail {
  const signer = new DKIM({ domainName: domain, keySelector: selector, privateKey });
  return async (source) => {
    const chunks: Buffer[] = [];
    for await (const chunk of signer.sign(source)) chunks.push(Buffer.from(chunk));
    return Buffer.concat(chunks);
  };
}
