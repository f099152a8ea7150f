import { commonPasswords, commonWords } from './common-passwords.js';

export type PasswordWeakness = 'common' | 'repeats' | 'holds-address';

const minDistinct = 5;
const runs = [
  '01234567890123456789',
  '98765432109876543210',
  'abcdefghijklmnopqrstuvwxyz',
  'zyxwvutsrqponmlkjihgfedcba',
];
const swapped: Record<string, string> = {
  '0': 'o',
  '1': 'l',
  '3': 'e',
  '4': 'a',
  '5': 's',
  '7': 't',
  '@': 'a',
  $: 's',
  '!': 'i',
};

/**
 * Why a password of sufficient length is still too easy, or null when it is fit.
 *
 * @param password at least twelve characters (the contract sees to it); no composition rules besides
 * @param address  the mailbox of the account, or null; the password may hold neither it nor its local part
 * @example weaknessOf('Password2024!!', null) // 'common'
 */
export function weaknessOf(password: string, address: string | null): PasswordWeakness | null {
  const plain = password.normalize('NFKC').toLowerCase();
  if (address !== null && holdsAddress(plain, address.toLowerCase())) return 'holds-address';
  if (new Set(plain).size < minDistinct || isRepeated(plain) || isRun(plain)) return 'repeats';
  return isCommon(plain) ? 'common' : null;
}

function holdsAddress(plain: string, address: string): boolean {
  const [local = ''] = address.split('@');
  return plain.includes(address) || (local.length >= 4 && plain.includes(local));
}

/** `abcabcabcabc`: nothing but one piece of up to half the length, again and again. */
function isRepeated(plain: string): boolean {
  for (let size = 1; size <= plain.length / 2; size += 1) {
    const piece = plain.slice(0, size);
    if (piece.repeat(Math.ceil(plain.length / size)).startsWith(plain)) return true;
  }
  return false;
}

function isRun(plain: string): boolean {
  return runs.some((run) => run.includes(plain.slice(0, 10)) || run.includes(plain.slice(-10)));
}

function isCommon(plain: string): boolean {
  if (commonPasswords.has(plain)) return true;
  const core = plain.replace(/^[^\p{L}]+|[^\p{L}]+$/gu, '');
  const spelt = [...core].map((sign) => swapped[sign] ?? sign).join('');
  return [plain, spelt].some((text) => isMadeOfCommonWords(text));
}

/** What is left without digits and signs is one common word or two of them, and there is little else. */
function isMadeOfCommonWords(text: string): boolean {
  const letters = text.replace(/[^\p{L}]+/gu, '');
  if (letters.length < 3) return text.length < 20;
  if (commonWords.has(letters)) return true;
  for (let cut = 3; cut <= letters.length - 3; cut += 1)
    if (commonWords.has(letters.slice(0, cut)) && commonWords.has(letters.slice(cut))) return true;
  return false;
}
