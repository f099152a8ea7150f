import { describe, expect, it } from '@jest/globals';
import { simpleParser } from 'mailparser';
import { encodeBody } from '../../apps/worker/src/mail/body-encoding.js';
import type { OutgoingMail } from '../../apps/worker/src/mail/mailer.js';
import { buildMime, readableSource } from '../../apps/worker/src/mail/mime.js';

const mail: OutgoingMail = {
  id: '7d9f0c1e-0000-4000-8000-000000000001',
  sender: { name: 'Centre & Co', address: 'centre@traccia.test' },
  recipient: { name: 'Ann Lee', address: 'ann@people.test' },
  subject: 'Your place',
  html: '<p>Yes</p>\n',
  text: 'Yes\n',
  headers: { 'Auto-Submitted': 'auto-generated' },
};
const textOf = (text: string) => ({ ...mail, text, html: `<p title="a=b">${text}</p>` });
const linesOf = (source: Buffer) => source.toString('latin1').split('\r\n');

const texts: [string, string][] = [
  ['plain', 'Dear Ann,\n\nyou have a place.\n'],
  ['dots at the beginning of lines', '.\n..\n.hidden\nend.\n.'],
  ['space at the end of lines', 'one \ntwo\t\n three  \n'],
  ['signs of the encoding itself', 'a=b =20 =?UTF-8?Q?x?= =\n=C3'],
  [
    'long lines',
    `${'word '.repeat(60)}\n${'x'.repeat(75)}\n${'x'.repeat(76)}\n${'x'.repeat(77)}\n${'='.repeat(90)}`,
  ],
  ['French', `${'Été, où êtes-vous\u00a0? « Œuvre » '.repeat(9)}\n`],
  ['Arabic', 'تم تأكيد مقعدك: السلامة في العمل\n'.repeat(12)],
  ['signs of four bytes', `${'a'.repeat(70)}${'😀'.repeat(30)}b`],
  ['nothing', ''],
  ['line ends of all kinds', 'one\r\ntwo\nthree'],
];

describe('a mail as it is written', () => {
  it.each(texts)('carries %s unharmed, in short lines of ASCII', async (_what, text) => {
    const source = buildMime(textOf(text), 'traccia.test');
    const read = await simpleParser(source);
    const unix = (value: string | false | undefined) =>
      String(value || '')
        .replace(/\r\n/g, '\n')
        .trimEnd();
    expect(unix(read.text)).toBe(unix(text));
    expect(unix(read.html)).toBe(unix(`<p title="a=b">${text}</p>`));
    for (const line of linesOf(source)) {
      expect(line.length).toBeLessThanOrEqual(78);
      expect(line).toMatch(/^[\t\u0020-\u007e]*$/);
      expect(line).not.toMatch(/^\./);
    }
  });

  it('takes the shorter of the two encodings', () => {
    expect(encodeBody('Été').encoding).toBe('base64'); // four bytes beyond ASCII of five
    expect(encodeBody('Une journée à Turin avec les autres').encoding).toBe('quoted-printable'); // four of 37
    expect(encodeBody('السلامة').encoding).toBe('base64');
    expect(encodeBody('a=b ').body).toBe('a=3Db=20');
  });

  it.each([
    ['Your place', 'Ann Lee', 'ann@people.test'],
    ['Votre place à « Été »\u00a0: œuvre', 'Zoë "Z" Müller', 'zoe@people.test'],
    ['تم تأكيد مقعدك: السلامة في العمل '.repeat(4).trim(), 'أمينة', 'amina@people.test'],
    ['=?UTF-8?Q?not_a_word?=', 'Lee, Ann (x)', 'ann@people.test'],
    [`${'long '.repeat(40)}end`, 'a\\b', 'ann@people.test'],
  ])('writes the head so that it reads %j and %j', async (subject, name, address) => {
    const source = buildMime({ ...mail, subject, recipient: { name, address } }, 'traccia.test');
    const read = await simpleParser(source);
    expect(read.subject).toBe(subject);
    expect(read.to).toMatchObject({ value: [{ name, address }] });
    expect(read.from?.value).toEqual([mail.sender]);
    expect(read.messageId).toBe(`<msg-${mail.id}@traccia.test>`);
    expect(read.headers.get('auto-submitted')).toBe('auto-generated');
    expect(Math.abs(Number(read.date) - Date.now())).toBeLessThan(60_000);
  });

  it('names a domain beyond ASCII the way relays know it', () => {
    const to = (address: string) =>
      /^To: (.*)\r$/m.exec(
        buildMime({ ...mail, recipient: { name: '', address } }, 'traccia.test').toString(),
      )?.[1];
    expect(to('ann@jõgeva.test')).toBe('ann@xn--jgeva-dua.test');
    expect(to('jüri@jõgeva.test')).toBe('jüri@jõgeva.test');
  });

  it.each([
    ['a second recipient', { recipient: { name: 'Ann', address: 'a@people.test,b@people.test' } }],
    [
      'a line break in a name',
      { recipient: { name: 'Ann\r\nBcc: all@people.test', address: 'a@people.test' } },
    ],
    ['a line break in the subject', { subject: 'Hi\nBcc: all@people.test' }],
    ['a line break in a header', { headers: { 'X-Any': 'a\r\nBcc: all@people.test' } }],
  ])('refuses %s', (_what, change) => {
    expect(() => buildMime({ ...mail, ...change }, 'traccia.test')).toThrow();
    expect(() => readableSource({ ...mail, ...change }, 'traccia.test')).toThrow();
  });

  it('can be shown with its parts as people read them', async () => {
    const shown = readableSource(textOf('Été\nen Arabe'), 'traccia.test');
    expect(shown).toContain('\r\n\r\nÉté\r\nen Arabe\r\n');
    expect((await simpleParser(shown)).html).toContain('Été');
  });
});
