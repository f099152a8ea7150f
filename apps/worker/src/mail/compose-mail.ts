import { randomUUID } from 'node:crypto';
import {
  atOnce,
  MailContentRepository,
  type ClaimedMessage,
  type MailContent,
  type TokenRow,
} from '@traccia/persistence';
import { deriveToken, hashToken, newestKeyVersion, newNonce, type LinkKeys } from '@traccia/runtime';
import type { DataSource } from 'typeorm';
import { Combined } from './combined.js';
import { knownLocale, localised, wordsIn } from './catalogue.js';
import { renderHtml, renderText } from './layout.js';
import type { MailKind } from './mail-kind.js';
import type { OutgoingMail } from './mailer.js';
import type { CentreSettings } from './centre-settings.js';

export type ComposeMail = (message: ClaimedMessage) => Promise<OutgoingMail>;

export interface ComposeParts {
  db: DataSource;
  kinds: ReadonlyMap<string, MailKind>;
  keys: LinkKeys;
  publicUrl: string;
  revealsTokens: boolean;
  settings: () => Promise<CentreSettings>;
}

interface Token {
  purpose: string;
  id: string;
  nonce: Buffer;
  keyVersion: number;
}

/** From a claimed row to the mail itself; throws when the row cannot become a mail. */
export function createComposer(parts: ComposeParts): ComposeMail {
  const show = ({ purpose, id, nonce, keyVersion }: Token) =>
    parts.revealsTokens
      ? deriveToken(parts.keys, purpose, id, nonce, keyVersion)
      : `%%TOKEN:${purpose}:${id}%%`;

  const contents = new Combined<string, MailContent | null>(async (ids) => {
    const found = await new MailContentRepository(parts.db.manager).find(ids);
    return ids.map((id) => found.get(id) ?? null);
  });
  const stops = new Combined<string, TokenRow | undefined>(async (personIds) => {
    const tokens = await makeUnsubscribeTokens(parts, [...new Set(personIds)]);
    return personIds.map((personId) => tokens.get(personId));
  });

  return async (message) => {
    const kind = parts.kinds.get(message.kind);
    const content = await contents.ask(message.id);
    if (!kind || !content || message.address === null)
      throw new Error(`message of kind ${message.kind} has no content`);
    const settings = await parts.settings();
    const locale = knownLocale(message.locale);
    const say = wordsIn(locale);
    const name = [content.givenName, content.familyName].filter(Boolean).join(' ');
    const words = kind.words({
      say,
      locale,
      content,
      activityTitle: localised(content.activityTitle, locale),
      centreName: settings.centreName,
      day: (value) => writeDay(value, locale, content.timeZone),
      links: {
        plain: (path) => `${parts.publicUrl}${path}`,
        withToken: (path) => `${parts.publicUrl}${path}#${show(tokenOf(message, content))}`,
      },
    });
    const { recipientPersonId } = message;
    const stop =
      kind.stoppable && recipientPersonId
        ? show(knownStop(content) ?? stopToken(await stops.ask(recipientPersonId)))
        : null;
    const laidOut = {
      locale,
      subject: oneLine(words.subject),
      centreName: settings.centreName,
      greeting: name ? say('greeting.named', { name }) : say('greeting.plain'),
      paragraphs: words.paragraphs,
      button: words.button && { ...words.button, hint: say('button.hint') },
      why: say(words.why, { centre: settings.centreName }),
      stop: stop ? { label: say('stop.label'), url: `${parts.publicUrl}/stop#${stop}` } : null,
    };
    return {
      id: message.id,
      sender: { name: oneLine(settings.mailFromName), address: settings.mailFromAddress },
      recipient: { name: oneLine(name), address: message.address },
      subject: laidOut.subject,
      html: renderHtml(laidOut),
      text: renderText(laidOut),
      headers: headersOf(parts.publicUrl, locale, kind.stoppable ? { content, stop } : null),
    };
  };
}

/**
 * People follow a page; mail programs post to the address of the header (RFC 8058), where a fragment would be lost. They
 * sort by the list (RFC 2919), here the course; and nobody's absence needs to be told to a list.
 */
function headersOf(
  publicUrl: string,
  locale: string,
  survey: { content: MailContent; stop: string | null } | null,
): Record<string, string> {
  const always = { 'Content-Language': locale, 'Auto-Submitted': 'auto-generated' };
  if (survey === null) return always;
  const label = (survey.content.courseCode ?? '').toLowerCase().replace(/[^a-z0-9]+/g, '-');
  const list = [label.replace(/^-|-$/g, ''), 'surveys', new URL(publicUrl).hostname].filter(Boolean);
  return {
    ...always,
    'List-Id': `<${list.join('.')}>`,
    Precedence: 'bulk',
    ...(survey.stop && {
      'List-Unsubscribe': `<${publicUrl}/api/unsubscribe/${survey.stop}>`,
      'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
    }),
  };
}

/** Names and titles are stored as typed; in a header they become one line. */
function oneLine(text: string): string {
  return text.replace(/[\u0000-\u001f\u007f]+/g, ' ').trim();
}

function tokenOf(message: ClaimedMessage, content: MailContent): Token {
  if (content.invitationNonce && content.invitationKeyVersion !== null)
    return {
      purpose: 'link',
      id: message.subjectId,
      nonce: content.invitationNonce,
      keyVersion: content.invitationKeyVersion,
    };
  if (
    message.subjectType === 'nomination' &&
    content.nominationNonce &&
    content.nominationKeyVersion !== null
  )
    return {
      purpose: 'nomination',
      id: message.subjectId,
      nonce: content.nominationNonce,
      keyVersion: content.nominationKeyVersion,
    };
  if (content.tokenPurpose && content.tokenNonce && content.tokenKeyVersion !== null)
    return {
      purpose: content.tokenPurpose,
      id: message.subjectId,
      nonce: content.tokenNonce,
      keyVersion: content.tokenKeyVersion,
    };
  throw new Error('the row this mail is about has no link');
}

/** Read with the content; nobody needs to be asked twice for a link that exists. */
function knownStop({ unsubscribe }: MailContent): Token | null {
  return unsubscribe && { ...stopToken({ ...unsubscribe, nonce: Buffer.from(unsubscribe.nonce, 'base64') }) };
}

function stopToken(row: TokenRow | undefined): Token {
  if (!row) throw new Error('the person of this mail is gone');
  return { purpose: 'unsubscribe', ...row };
}

async function makeUnsubscribeTokens(
  { db, keys }: ComposeParts,
  personIds: readonly string[],
): Promise<Map<string, TokenRow>> {
  const keyVersion = newestKeyVersion(keys);
  const proposals = personIds.map((personId) => {
    const [id, nonce] = [randomUUID(), newNonce()];
    const hash = hashToken(deriveToken(keys, 'unsubscribe', id, nonce, keyVersion));
    return { personId, id, nonce, keyVersion, hash };
  });
  return atOnce(db, async (tx) => new MailContentRepository(tx).keepUnsubscribe(proposals));
}

const dayFormats = new Map<string, Intl.DateTimeFormat>();

/** Kept, because to make one takes as long as to write a mail. */
function dayFormat(locale: string, timeZone: string): Intl.DateTimeFormat {
  const key = `${locale} ${timeZone}`;
  const format = dayFormats.get(key) ?? new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone });
  dayFormats.set(key, format);
  return format;
}

function writeDay(value: string | Date, locale: string, timeZone: string | null): string {
  const day = typeof value === 'string';
  const instant = day ? new Date(`${value}T00:00:00Z`) : value;
  return dayFormat(locale === 'en' ? 'en-GB' : locale, day ? 'UTC' : (timeZone ?? 'UTC')).format(instant);
}
