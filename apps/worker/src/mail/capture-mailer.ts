import { CapturedMailRepository } from '@traccia/persistence';
import type { DataSource } from 'typeorm';
import { plainReason } from '../plain-reason.js';
import type { Mailer, OutgoingMail, SendOutcome } from './mailer.js';
import { readableSource } from './mime.js';

/** Keeps the mail in the database to be read in the product; the row's key makes a second copy impossible. */
export class CaptureMailer implements Mailer {
  readonly kind = 'capture';
  readonly revealsTokens = false;

  constructor(
    private readonly db: DataSource,
    private readonly messageIdHost: string,
  ) {}

  async send(mail: OutgoingMail): Promise<SendOutcome> {
    let source: string;
    try {
      source = readableSource(mail, this.messageIdHost);
    } catch (error) {
      return { kind: 'unsendable', error: plainReason(error) };
    }
    const show = ({ name, address }: OutgoingMail['sender']) => `${name} <${address}>`;
    await new CapturedMailRepository(this.db.manager).keep({
      messageId: mail.id,
      sender: show(mail.sender),
      recipient: show(mail.recipient),
      subject: mail.subject,
      html: mail.html,
      text: mail.text,
      source,
    });
    return { kind: 'accepted' };
  }

  close(): void {
    // Nothing is kept.
  }
}
