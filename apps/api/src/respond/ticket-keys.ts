import { constants, createPrivateKey, generateKeyPair, privateDecrypt } from 'node:crypto';
import { promisify } from 'node:util';
import type { TicketKey } from '@traccia/persistence';
import { openSealed, sealBytes, type LinkKeys } from '@traccia/runtime';
import { ticketExponent, ticketHex, ticketKeyBits } from '@traccia/survey';

const generate = promisify(generateKeyPair);

const purposeOf = (waveId: string) => `ticket key ${waveId}`;

/** A key for one wave; its private half is sealed under the key outside the database. */
export async function makeTicketKey(keys: LinkKeys, waveId: string): Promise<TicketKey> {
  const { privateKey } = await generate('rsa', {
    modulusLength: ticketKeyBits,
    publicExponent: Number(ticketExponent),
  });
  const modulus = Buffer.from(privateKey.export({ format: 'jwk' }).n ?? '', 'base64url').toString('hex');
  const secret = privateKey.export({ format: 'der', type: 'pkcs8' });
  return { modulus, sealedKey: sealBytes(keys, purposeOf(waveId), secret) };
}

/** Signs without seeing: the bare RSA operation on what the device has blinded. */
export function signBlinded(
  keys: LinkKeys,
  waveId: string,
  { modulus, sealedKey }: TicketKey,
  blinded: string,
): string | null {
  const number = BigInt(`0x${blinded}`);
  if (number < 2n || number >= BigInt(`0x${modulus}`)) return null;
  const key = createPrivateKey({
    key: openSealed(keys, purposeOf(waveId), sealedKey),
    format: 'der',
    type: 'pkcs8',
  });
  const signed = privateDecrypt({ key, padding: constants.RSA_NO_PADDING }, Buffer.from(blinded, 'hex'));
  return ticketHex(BigInt(`0x${signed.toString('hex')}`));
}
