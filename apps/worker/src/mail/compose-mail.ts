import { randomUUID } from 'node:crypto';
import {
  inTransaction,
  MailContentRepository,
  type ClaimedMessage,
  type MailContent,
} from '@traccia/persistence';
import { deriveToken, hashToken, newestKeyVersion, newNonce, type LinkKeys } from '@traccia/runtime';
import type { DataSource } from 'typeorm';
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

  return async (message) => {
    const kind = parts.kinds.get(message.kind);
    const content = await new MailContentRepository(parts.db.manager).find(message.id);
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
    const stop =
      kind.stoppable && message.recipientPersonId
        ? show(await unsubscribeToken(parts, message.recipientPersonId))
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
      headers: headersOf(locale, stop && `${parts.publicUrl}/api/unsubscribe/${stop}`),
    };
  };
}

/** People follow a page; mail programs post to the address of the header (RFC 8058), where a fragment would be lost. */
function headersOf(locale: string, stopUrl: string | null): Record<string, string> {
  const always = { 'Content-Language': locale, 'Auto-Submitted': 'auto-generated' };
  return stopUrl === null
    ? always
    : {
        ...always,
        'List-Unsubscribe': `<${stopUrl}>`,
        'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
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

async function unsubscribeToken({ db, keys }: ComposeParts, personId: string): Promise<Token> {
  return inTransaction(db, async (tx) => {
    const contents = new MailContentRepository(tx);
    await contents.lockUnsubscribe(personId);
    const known = await contents.findUnsubscribeToken(personId);
    if (known) return { purpose: 'unsubscribe', ...known };
    const fresh = { id: randomUUID(), nonce: newNonce(), keyVersion: newestKeyVersion(keys) };
    const hash = hashToken(deriveToken(keys, 'unsubscribe', fresh.id, fresh.nonce, fresh.keyVersion));
    await contents.addUnsubscribeToken({ ...fresh, personId, hash });
    return { purpose: 'unsubscribe', ...fresh };
  });
}

function writeDay(value: string | Date, locale: string, timeZone: string | null): string {
  const day = typeof value === 'string';
  const instant = day ? new Date(`${value}T00:00:00Z`) : value;
  return new Intl.DateTimeFormat(locale === 'en' ? 'en-GB' : locale, {
    dateStyle: 'long',
    timeZone: day ? 'UTC' : (timeZone ?? 'UTC'),
  }).format(instant);
}
