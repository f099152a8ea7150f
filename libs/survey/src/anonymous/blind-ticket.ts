/** SHA-256 as the caller has it; pure code brings no cryptography of its own. */
export type Sha256 = (bytes: Uint8Array) => Promise<Uint8Array>;

/** Length of the wave's key; its numbers are written as so many hexadecimal digits. */
export const ticketKeyBits = 2048;
export const ticketDigits = ticketKeyBits / 4;
/** The public exponent of every wave's key. */
export const ticketExponent = 65537n;

const digestBytes = 32;

/** A number below 2^2048 as lower-case hexadecimal of full length. */
export function ticketHex(value: bigint): string {
  return value.toString(16).padStart(ticketDigits, '0');
}

export function hexOfBytes(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/**
 * What the wave's key signs for a serial: SHA-256 in counter mode over the whole width of the key.
 *
 * @param serial 32 random bytes as hexadecimal, made on the device and shown to nobody before the answer is sent
 * @param sha256 the caller's SHA-256
 * @returns a number below 2^2040, and so below every modulus of 2048 bits
 * @source full-domain hash for blind signatures: Bellare, Namprempre, Pointcheval, Semanko (2003), J. Cryptology 16
 * @example await ticketDigest('00'.repeat(32), sha256) // the same number on every device and server
 */
export async function ticketDigest(serial: string, sha256: Sha256): Promise<bigint> {
  const encoder = new TextEncoder();
  let hex = '';
  for (let counter = 0; counter * digestBytes * 8 < ticketKeyBits; counter += 1)
    hex += hexOfBytes(await sha256(encoder.encode(`traccia anonymous ticket ${counter} ${serial}`)));
  return BigInt(`0x${hex}`) >> 8n;
}

/**
 * Hides the digest, so that who signs it never sees it.
 *
 * @param factor random, from 2 to modulus − 1; kept on the device until the signature is there
 * @returns a number that is equally likely for every digest, below the modulus
 * @source D. Chaum (1983), Blind signatures for untraceable payments
 * @example blindTicket(digest, factor, modulus) // what the server gets to see
 */
export function blindTicket(digest: bigint, factor: bigint, modulus: bigint): bigint {
  return (digest * powerOf(factor, ticketExponent, modulus)) % modulus;
}

/**
 * Takes the factor out of what was signed; the rest is the signature of the digest.
 *
 * @throws RangeError when the factor has no inverse, which a random one has but for a chance below 2^-1000
 * @example unblindTicket(signed, factor, modulus) // isTicketSigned(digest, it, modulus) is true
 */
export function unblindTicket(signed: bigint, factor: bigint, modulus: bigint): bigint {
  return (signed * inverseOf(factor, modulus)) % modulus;
}

/** Whether the wave's key has signed this digest, blinded or not. */
export function isTicketSigned(digest: bigint, signature: bigint, modulus: bigint): boolean {
  return signature < modulus && powerOf(signature, ticketExponent, modulus) === digest;
}

function powerOf(base: bigint, exponent: bigint, modulus: bigint): bigint {
  let result = 1n;
  let square = base % modulus;
  for (let left = exponent; left > 0n; left >>= 1n) {
    if (left & 1n) result = (result * square) % modulus;
    square = (square * square) % modulus;
  }
  return result;
}

/** Extended Euclid. */
function inverseOf(value: bigint, modulus: bigint): bigint {
  let [before, rest] = [modulus, value % modulus];
  let [outer, inner] = [0n, 1n];
  while (rest > 0n) {
    const times = before / rest;
    [before, rest] = [rest, before - times * rest];
    [outer, inner] = [inner, outer - times * inner];
  }
  if (before !== 1n) throw new RangeError('the blinding factor has no inverse');
  return outer < 0n ? outer + modulus : outer;
}
