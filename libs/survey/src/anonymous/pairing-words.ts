/**
 * Words that mean nothing in any language and can be said in all: consonant, vowel, consonant, vowel, consonant,
 * 16 bits a word. No list to load, nothing to translate.
 */
const consonants = 'bdfghjklmnprstvz';
const vowels = 'aiou';
const wordShape = /[bdfghjklmnprstvz][aiou][bdfghjklmnprstvz][aiou][bdfghjklmnprstvz]/g;

/** Nine random bytes make five words; the last eight of their 80 bits find slips of the pen. */
export const pairingSecretBytes = 9;
export const pairingWordCount = 5;

/** Rounds of PBKDF2-SHA-256 between the words and the key that leaves the device. */
export const pairingRounds = 600_000;

/**
 * The words for a secret: 72 bits of chance and a check of 8.
 *
 * One guess costs 1.2 million SHA-256, which adds 20 bits: whoever has every copy and the server's key must work
 * 2^91 of them on average to find the words behind one key.
 *
 * @param secret nine random bytes from the device
 * @throws RangeError for another length
 * @source D. Wilkerson (2009), A proposal for proquints, arXiv:0901.4016
 * @example pairingWords(new Uint8Array(9)) // 'babab babab babab babab babab'
 */
export function pairingWords(secret: Uint8Array): string {
  if (secret.length !== pairingSecretBytes) throw new RangeError('a pairing secret has nine bytes');
  const bytes = [...secret, checkOf(secret)];
  return Array.from({ length: pairingWordCount }, (_, place) =>
    wordOf(((bytes[2 * place] ?? 0) << 8) | (bytes[2 * place + 1] ?? 0)),
  ).join(' ');
}

/**
 * Words as typed from paper: any case, any signs between them.
 *
 * @returns the words as they were shown, or null when there are not five of them or one is wrong
 * @example readPairingWords('Babab-babab, babab babab babab') // 'babab babab babab babab babab'
 */
export function readPairingWords(typed: string): string | null {
  const letters = typed.toLowerCase().replace(/[^a-z]/g, '');
  const words = letters.match(wordShape) ?? [];
  if (words.length !== pairingWordCount || words.join('') !== letters) return null;
  const bytes = Uint8Array.from(
    words.flatMap((word) => {
      const value = valueOf(word);
      return [value >> 8, value & 255];
    }),
  );
  const secret = bytes.slice(0, pairingSecretBytes);
  return bytes[pairingSecretBytes] === checkOf(secret) ? words.join(' ') : null;
}

/** Salts the slow hash: the same words give other keys in another activity, so its answers cannot be joined. */
export function pairingSalt(activityId: string): string {
  return `traccia pairing ${activityId}`;
}

function wordOf(value: number): string {
  const sign = (set: string, shift: number, bits: number) => set[(value >> shift) & ((1 << bits) - 1)] ?? '';
  return [
    sign(consonants, 12, 4),
    sign(vowels, 10, 2),
    sign(consonants, 6, 4),
    sign(vowels, 4, 2),
    sign(consonants, 0, 4),
  ].join('');
}

function valueOf(word: string): number {
  return [...word].reduce(
    (value, sign, place) =>
      place % 2 === 0 ? (value << 4) | consonants.indexOf(sign) : (value << 2) | vowels.indexOf(sign),
    0,
  );
}

/** CRC-8 with polynomial 0x07 over the secret. */
function checkOf(secret: Uint8Array): number {
  let check = 0;
  for (const byte of secret) {
    check ^= byte;
    for (let bit = 0; bit < 8; bit += 1) check = ((check << 1) ^ (check & 128 ? 7 : 0)) & 255;
  }
  return check;
}
