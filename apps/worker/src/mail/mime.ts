import MailComposer from 'nodemailer/lib/mail-composer';
import type { Mailbox, OutgoingMail } from './mailer.js';

/** Header injection ends here: whatever becomes a header is one line, and there is one recipient. */
function singleLine(text: string, what: string): string {
  if (/[\u0000-\u001f\u007f]/.test(text)) throw new Error(`${what} holds a line break or control character`);
  return text;
}

function mailbox({ name, address }: Mailbox, what: string): Mailbox {
  if (!/^[^\s@,;<>"]+@[^\s@,;<>"]+$/.test(address)) throw new Error(`${what} is not one plain address`);
  return { name: singleLine(name, what), address };
}

export function messageIdOf(id: string, host: string): string {
  return `<msg-${id}@${host}>`;
}

function compile(mail: OutgoingMail, host: string) {
  return new MailComposer({
    messageId: messageIdOf(mail.id, host),
    from: mailbox(mail.sender, 'the sender'),
    to: mailbox(mail.recipient, 'the recipient'),
    subject: singleLine(mail.subject, 'the subject'),
    headers: Object.fromEntries(
      Object.entries(mail.headers).map(([key, value]) => [key, singleLine(value, key)]),
    ),
    text: mail.text,
    html: mail.html,
    disableFileAccess: true,
    disableUrlAccess: true,
  }).compile();
}

export async function buildMime(mail: OutgoingMail, host: string): Promise<Buffer> {
  const node = compile(mail, host);
  return node.build();
}

/** The same mail with its parts unencoded, so that placeholders in it can be filled and people can read it. */
export function readableSource(mail: OutgoingMail, host: string): string {
  const node = compile(mail, host);
  const head = node.buildHeaders();
  const boundary = String(node.boundary);
  const part = (type: string, body: string) => [
    `--${boundary}`,
    `Content-Type: ${type}; charset=utf-8`,
    'Content-Transfer-Encoding: 8bit',
    '',
    body,
    '',
  ];
  return [head, '', ...part('text/plain', mail.text), ...part('text/html', mail.html), `--${boundary}--`, '']
    .join('\r\n')
    .replace(/\r?\n/g, '\r\n');
}
