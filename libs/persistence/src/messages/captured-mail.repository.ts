import type { EntityManager } from 'typeorm';

export interface CapturedMail {
  messageId: string;
  sender: string;
  recipient: string;
  subject: string;
  html: string;
  text: string;
  source: string;
}

/** Writes table `captured_mail`: mail kept in the product instead of sent. */
export class CapturedMailRepository {
  constructor(private readonly tx: EntityManager) {}

  /** A second copy of the same message is the same row. */
  async keep(mail: CapturedMail): Promise<void> {
    await this.tx.query(
      `INSERT INTO captured_mail (message_id, sender, recipient, subject, html, text, source)
       VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT (message_id) DO NOTHING`,
      [mail.messageId, mail.sender, mail.recipient, mail.subject, mail.html, mail.text, mail.source],
    );
  }
}
