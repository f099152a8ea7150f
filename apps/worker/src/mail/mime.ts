import { domainToASCII } from 'node:url';
import { encodeWord, foldLines, quoteString } from 'nodemailer/lib/mime-funcs';
import { encodeBody } from './body-encoding.js';
import type { Mailbox, OutgoingMail } from './mailer.js';

/** Header injection ends here: whatever becomes a header is one line, and there is one recipient. */
function singleLine(text: string, what: string): string {
  if (/[\u0000-\u001f\u007f]/.test(text)) throw new Error(`${what} holds a line break or control character`);
  return text;
}

const plain = /^[\u0020-\u007e]*$/;

/** Letters mostly Latin stay readable in the source; of the others base64 is shorter. */
function wordEncoding(text: string): 'Q' | 'B' {
  const latin = text.match(/[A-Za-z]/g)?.length ?? 0;
  const others = text.match(/[^\u0000-\u007f]/g)?.length ?? 0;
  return others < latin ? 'Q' : 'B';
}

function mailbox({ name, address }: Mailbox, what: string): string {
  const [, local, domain] = /^([^\s@,;<>"]+)@([^\s@,;<>"]+)$/.exec(address) ?? [];
  if (local === undefined || domain === undefined) throw new Error(`${what} is not one plain address`);
  // Whoever has a local part beyond ASCII needs a relay that takes the whole address in Unicode.
  const at = plain.test(local) ? domainToASCII(domain) || domain : domain;
  if (name === '') return `${local}@${at}`;
  return `${phrase(singleLine(name, what))} <${local}@${at}>`;
}

function phrase(name: string): string {
  if (/^[\w ]*$/.test(name)) return name;
  return plain.test(name) ? quoteString(name) : encodeWord(name, wordEncoding(name), 52);
}

/** What only looks like an encoded word is encoded, so that it is shown as written. */
function unstructured(text: string): string {
  return plain.test(text) && !text.includes('=?') ? text : encodeWord(text, wordEncoding(text), 52);
}

function line(name: string, value: string): string {
  const whole = `${name}: ${value}`;
  return whole.length <= 76 ? whole : foldLines(whole, 76);
}

export function messageIdOf(id: string, host: string): string {
  return `<msg-${id}@${host}>`;
}

/** Neither encoding of a body can bring this forth (RFC 2045, 6.7). */
const boundaryOf = ({ id }: OutgoingMail) => `=_msg-${id}`;

function headOf(mail: OutgoingMail, host: string): string[] {
  return [
    line('From', mailbox(mail.sender, 'the sender')),
    line('To', mailbox(mail.recipient, 'the recipient')),
    line('Subject', unstructured(singleLine(mail.subject, 'the subject'))),
    line('Message-ID', messageIdOf(mail.id, host)),
    `Date: ${new Date().toUTCString().replace('GMT', '+0000')}`,
    ...Object.entries(mail.headers).map(([key, value]) => line(key, unstructured(singleLine(value, key)))),
    'MIME-Version: 1.0',
    `Content-Type: multipart/alternative;\r\n boundary="${boundaryOf(mail)}"`,
  ];
}

function wholeOf(mail: OutgoingMail, host: string, encode: typeof encodeBody): string {
  const parts = [
    ['text/plain', mail.text],
    ['text/html', mail.html],
  ] as const;
  const boundary = boundaryOf(mail);
  const lines = [...headOf(mail, host), ''];
  for (const [type, text] of parts) {
    const { encoding, body } = encode(text);
    lines.push(
      `--${boundary}`,
      `Content-Type: ${type}; charset=utf-8`,
      `Content-Transfer-Encoding: ${encoding}`,
      '',
      body,
    );
  }
  return [...lines, `--${boundary}--`, ''].join('\r\n');
}

/** Written here and not by nodemailer's composer: its streams take longer than everything else about a mail. */
export function buildMime(mail: OutgoingMail, host: string): Buffer {
  return Buffer.from(wholeOf(mail, host, encodeBody));
}

/** The same mail with its parts unencoded, so that placeholders in it can be filled and people can read it. */
export function readableSource(mail: OutgoingMail, host: string): string {
  return wholeOf(mail, host, (text) => ({ encoding: '8bit', body: text.replace(/\r?\n/g, '\r\n') }));
}
