import { createCipheriv, createDecipheriv, createHmac, randomBytes, randomInt } from 'node:crypto';
import { newestKeyVersion, type LinkKeys } from './link-token.js';

const versionBytes = 4;
const nonceBytes = 12;
const tagBytes = 16;

function keyFor(keys: LinkKeys, version: number, purpose: string): Buffer {
  const key = keys.get(version);
  if (!key) throw new Error(`link key version ${version} is not configured`);
  return createHmac('sha256', key).update(`seal|${purpose}`).digest();
}

/** AES-256-GCM under a key that is derived for the purpose and stands in no database: version, nonce, tag, content. */
export function sealBytes(keys: LinkKeys, purpose: string, content: Uint8Array): Buffer {
  const version = newestKeyVersion(keys);
  const head = Buffer.alloc(versionBytes);
  head.writeUInt32BE(version);
  const nonce = randomBytes(nonceBytes);
  const cipher = createCipheriv('aes-256-gcm', keyFor(keys, version, purpose), nonce);
  const sealed = Buffer.concat([cipher.update(content), cipher.final()]);
  return Buffer.concat([head, nonce, cipher.getAuthTag(), sealed]);
}

/** @throws Error when the key, the purpose or a single bit is another */
export function openSealed(keys: LinkKeys, purpose: string, sealed: Buffer): Buffer {
  const nonceEnd = versionBytes + nonceBytes;
  const key = keyFor(keys, sealed.readUInt32BE(0), purpose);
  const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(versionBytes, nonceEnd));
  decipher.setAuthTag(sealed.subarray(nonceEnd, nonceEnd + tagBytes));
  return Buffer.concat([decipher.update(sealed.subarray(nonceEnd + tagBytes)), decipher.final()]);
}

/** A keyed digest for every version of the key, newest first: what was kept under an older key is still found. */
export function keyedHashes(keys: LinkKeys, purpose: string, value: string): Buffer[] {
  return [...keys]
    .sort(([one], [other]) => other - one)
    .map(([, key]) => createHmac('sha256', key).update(`${purpose}|${value}`).digest());
}

/** The same things in an order that nobody can foresee or repeat. */
export function shuffled<T>(things: readonly T[]): T[] {
  const mixed = [...things];
  for (let last = mixed.length - 1; last > 0; last -= 1) {
    const other = randomInt(last + 1);
    [mixed[last], mixed[other]] = [mixed[other] as T, mixed[last] as T];
  }
  return mixed;
}
