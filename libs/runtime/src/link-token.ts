import { createHash, createHmac, randomBytes } from 'node:crypto';

/** Key version → key; the highest version makes new tokens, older ones still open what they made. */
export type LinkKeys = ReadonlyMap<number, Buffer>;

const minKeyBytes = 32;

/** Reads `1:base64url[,2:base64url…]`, newest last; a short key or an unordered list stops the start. */
export function parseLinkKeys(text: string): LinkKeys {
  const keys = new Map<number, Buffer>();
  let last = 0;
  for (const part of text.split(',')) {
    const [, version, encoded] = /^\s*(\d{1,6}):([A-Za-z0-9_-]+)\s*$/.exec(part) ?? [];
    if (version === undefined || encoded === undefined)
      throw new Error('link keys must read "1:base64url[,2:base64url]"');
    const key = Buffer.from(encoded, 'base64url');
    if (key.length < minKeyBytes) throw new Error(`link key ${version} is shorter than ${minKeyBytes} bytes`);
    if (Number(version) <= last) throw new Error('link key versions must rise, newest last');
    last = Number(version);
    keys.set(last, key);
  }
  return keys;
}

export function newestKeyVersion(keys: LinkKeys): number {
  return Math.max(...keys.keys());
}

/**
 * The secret of a mailed link, derived and never stored: base64url(HMAC-SHA256(key, purpose | id | nonce)).
 * The same row gives the same token, so that a resend carries the same link.
 */
export function deriveToken(
  keys: LinkKeys,
  purpose: string,
  id: string,
  nonce: Uint8Array,
  keyVersion: number,
): string {
  const key = keys.get(keyVersion);
  if (!key) throw new Error(`link key version ${keyVersion} is not configured`);
  return createHmac('sha256', key).update(`${purpose}|${id}|`).update(nonce).digest('base64url');
}

/** What the database keeps of a token. */
export function hashToken(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}

export function newNonce(): Buffer {
  return randomBytes(16);
}

/** What a row keeps so that its link can be derived again; the token itself is kept nowhere. */
export interface LinkSeed {
  nonce: Buffer;
  keyVersion: number;
  hash: Buffer;
}

/** A new link for one row, under the newest key. */
export function newLinkSeed(keys: LinkKeys, purpose: string, id: string): LinkSeed {
  const nonce = newNonce();
  const keyVersion = newestKeyVersion(keys);
  return { nonce, keyVersion, hash: hashToken(deriveToken(keys, purpose, id, nonce, keyVersion)) };
}
