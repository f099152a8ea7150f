import { CapturedMailRepository } from '@traccia/persistence';
import type { DataSource } from 'typeorm';
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
    const show = ({ name, address }: OutgoingMail['sender']) => `${name} <${address}>`;
    await new CapturedMailRepository(this.db.manager).keep({
      messageId: mail.id,
      sender: show(mail.sender),
      recipient: show(mail.recipient),
      subject: mail.subject,
      html: mail.html,
      text: mail.text,
      source: readableSource(mail, this.messageIdHost),
    });
    return { kind: 'accepted' };
  }
}
