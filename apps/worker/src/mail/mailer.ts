export interface Mailbox {
  name: string;
  address: string;
}

/** One mail to one person; headers are ours alone and never hold anything a user typed. */
export interface OutgoingMail {
  /** Of the ledger row; the Message-ID is made from it, so that every copy carries the same. */
  id: string;
  sender: Mailbox;
  recipient: Mailbox;
  subject: string;
  html: string;
  text: string;
  headers: Record<string, string>;
}

export type SendOutcome =
  | { kind: 'accepted' }
  /** The row was taken from us before the final dot; nothing was sent. */
  | { kind: 'lost-claim' }
  /** The database broke off before anything was sent; the mail is not to blame. */
  | { kind: 'not-tried'; error: string }
  /** This cannot become a mail at all, say for a broken address; nothing was sent. */
  | { kind: 'unsendable'; error: string }
  /** The relay answered and said no to this mail. */
  | { kind: 'refused'; permanent: boolean; userUnknown: boolean; error: string }
  /** Nothing was sent: the relay is not there, or it greeted and then broke the line before the dot. */
  | { kind: 'relay-away'; greeted: boolean; error: string }
  /** The line broke between the final dot and the answer: it may have arrived. */
  | { kind: 'in-doubt'; error: string };

/** The port with two real versions: SMTP, and capture in the database. */
export interface Mailer {
  readonly kind: 'smtp' | 'capture';
  /** False: mails hold placeholders instead of tokens. */
  readonly revealsTokens: boolean;
  /** `atTheDot` is asked once, when all has been written but the dot; false stops the mail. */
  send(mail: OutgoingMail, atTheDot: () => Promise<boolean>): Promise<SendOutcome>;
  /** Lets go of what is kept between mails. */
  close(): void;
}
