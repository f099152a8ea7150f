import type { ReturnedMailReading } from '@traccia/persistence';
import { simpleParser, type ParsedMail } from 'mailparser';

const longestBody = 20_000;
const ourId = /<msg-([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})@[^>\s]+>/i;
const statusLine = /^status:\s*([245]\.\d{1,3}\.\d{1,3})/im;

/**
 * Reads one mail that came back (RFC 5322): what it is, which mail of ours it names, what a person wrote in it.
 *
 * A delivery report (RFC 3464) with status 5.y.z is a `bounce`, with 4.y.z or none a `delay`, with 2.y.z an `auto_reply`;
 * a feedback report (RFC 5965) is a `complaint`; what says of itself that a machine wrote it (RFC 3834) is an `auto_reply`; all else is a `reply`.
 * Never throws: what cannot be read is `other` without anything in it.
 */
export async function readReturnedMail(raw: Buffer): Promise<ReturnedMailReading> {
  const parsed = await simpleParser(raw, { keepDeliveryStatus: true, skipHtmlToText: false }).catch(
    () => null,
  );
  if (!parsed)
    return { kind: 'other', messageId: null, sender: null, subject: null, body: null, status: null };
  const about = { sender: senderOf(parsed), subject: plain(parsed.subject, 998) };
  const report = reportOf(parsed);
  if (report === 'feedback-report')
    return {
      kind: 'complaint',
      messageId: namedIn(raw.toString('latin1')),
      ...about,
      body: null,
      status: null,
    };
  if (report === 'delivery-status') {
    const status = statusLine.exec(statusTextOf(parsed))?.[1] ?? null;
    const kind = kindOfReport(status);
    return { kind, messageId: namedIn(raw.toString('latin1')), ...about, body: null, status };
  }
  const messageId = namedIn([parsed.inReplyTo, parsed.references].flat().join(' '));
  if (isMachineWritten(parsed)) return { kind: 'auto_reply', messageId, ...about, body: null, status: null };
  return { kind: 'reply', messageId, ...about, body: plain(parsed.text, longestBody), status: null };
}

/** A report that all went well is only a machine's word. */
function kindOfReport(status: string | null): 'bounce' | 'delay' | 'auto_reply' {
  if (status?.startsWith('5')) return 'bounce';
  return status?.startsWith('2') ? 'auto_reply' : 'delay';
}

function reportOf({ headers }: ParsedMail): string | null {
  const type = headers.get('content-type');
  if (typeof type !== 'object' || type === null || !('value' in type) || !('params' in type)) return null;
  const reportType: unknown = Reflect.get(Object(type.params), 'report-type');
  return type.value === 'multipart/report' && typeof reportType === 'string'
    ? reportType.toLowerCase()
    : null;
}

function statusTextOf({ attachments }: ParsedMail): string {
  return attachments
    .filter(({ contentType }) => contentType === 'message/delivery-status')
    .map(({ content }) => content.toString('latin1'))
    .join('\n');
}

function senderOf({ from }: ParsedMail): string | null {
  const address = from?.value[0]?.address ?? '';
  return /^[^\s@]+@[^\s@]+$/.test(address) && address.length <= 254 ? address : null;
}

function namedIn(text: string): string | null {
  return ourId.exec(text)?.[1]?.toLowerCase() ?? null;
}

/** Holiday notes and the like; a person's mail says nothing, or `no`. */
function isMachineWritten({ headers }: ParsedMail): boolean {
  const said = headers.get('auto-submitted');
  const text = typeof said === 'string' ? said : String(Reflect.get(Object(said), 'value') ?? '');
  return (
    (text !== '' && text.toLowerCase() !== 'no') || headers.has('x-autoreply') || headers.has('x-autorespond')
  );
}

/** What the database can keep: no NUL, not longer than `most`, and not cut in the middle of a character. */
function plain(text: string | undefined, most: number): string | null {
  const sound = text
    ?.replaceAll('\u0000', '')
    .trim()
    .slice(0, most)
    .replace(/[\ud800-\udbff]$/, '');
  return sound ? sound : null;
}
