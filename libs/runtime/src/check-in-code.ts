import { createHmac } from 'node:crypto';
import { type LinkKeys } from './link-token.js';

/** No letters that read like digits, none that make words. */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const codeLength = 8;

/** How long one code of a session is shown. */
export const checkInWindowSeconds = 30;

/** The number of the half minute that an instant lies in, from its seconds since 1970. */
export function checkInWindowOf(epochSeconds: number): number {
  return Math.floor(epochSeconds / checkInWindowSeconds);
}

/**
 * The code of one session for one half minute: eight characters (40 bits) of
 * HMAC-SHA256(key, "check-in" | session | window | nonce). Derived and never stored.
 */
export function deriveCheckInCode(
  keys: LinkKeys,
  keyVersion: number,
  session: { id: string; nonce: Uint8Array },
  window: number,
): string {
  const key = keys.get(keyVersion);
  if (!key) throw new Error(`link key version ${keyVersion} is not configured`);
  const digest = createHmac('sha256', key)
    .update(`check-in|${session.id}|${window}|`)
    .update(session.nonce)
    .digest();
  return Array.from(digest.subarray(0, codeLength), (byte) => alphabet[byte % 32]).join('');
}
